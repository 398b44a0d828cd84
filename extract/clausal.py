"""Whether what reads like a name is a piece of a clause: it holds a verb and its object, or a preposition.

    材料退回|再审申请人      a thing and what is done with it
    检测结果错误给|当事人    to whom it was done
    起诉请求|生产者          a deed and whom it is done to
    当派驻人员, 对外国人      a preposition and whom it takes; 当事人 and 对外贸易部门 are names
    审查|入场食品经营者       a verb and its object; 审查员 is a name
    条例施行前|经营者         when it was, and who

Source: spec of norms, Actors 4; names in statutes are noun phrases, and these words never stand inside one.
"""

import re

from ..ontology.model import AUTHORITIES
from .lexicon import Lexicon, any_of

TOWARD = re.compile(
    "(?<![供配补自发交])给(?![水排付养予])|致人|^使(?![用馆领节者])"
    "|^(?:多次|经常|直接)?到(?![期港岸达会案站场货位职])|(?<=[\u4e00-\u9fff]{2})(?<![领报收迟送])到(?=[\u4e00-\u9fff]{2,}(?:机关|部门|机构|银行|医院))"
    "|(?<=[\u4e00-\u9fff])归(?=业主|全体|国家|集体|投资者|合作|原|个人)|^(?:如(?!意)|就(?![业诊读医餐职学近])|商(?=本级|同级|国务院))|^（[一二三四五六七八九十]"
    "|(?:部门|机关|机构|助理|政府|法院)在(?=.{2})|人同|地对|(?<=.)而(?=.)|除即时|(?<=.{2})按双方|^.{0,4}受(?=[省市县]|国务院|上级)"
    "|移交(?!安置|机构|部门|单位|人|义务|管理)|他人$|第[一二三四五六七八九十百]+条|属(?=个人|农民)|(?:委员会|听证|大会)设(?=主|听)|(?:后|进行|推进|核实)组织$|每人$|中(?:有|两|二|三)"
)
SAYS_OF = re.compile(  # 行为|均属招标人, 行政区域|跨中心城; 直接抚养|方: a piece cut off
    "(?<![人平])均(?=[属为应由有可须])|仍(?=[属为应由有可须])|(?<=区域|地区)跨|^方(?![志案便])|^尽(?!职)"
    "|^经(?!营|济|办(?!案)|理|销|纪|贸|手|信(?!托)|开|常|费)(?![^的]{1,8}的)"
)
UNSOUND = re.compile(  # words of clauses, which no name holds
    "^[一二三四五六七八九十百千万两]+人$|^在职工(?!作)|^在(?![职校册建编读岗逃押线网场任华库])|^(?:相适应|由|除|未经|给予|指(?![导挥定])|若干人|数人)|作为|视为|[《》“”]|之日起|日内|应对|由(?=[国省市县各有主])|除按|归(?=.{2,}(?:单位|企业|村民))|任何(?!人)|给予|予以|印送|方式|通报|送达|抄送|寄送|确[因有需]|经(?=[国省市县区各有])|业务受|^(?:定期|及时|立即|自觉|如实|按时|按期|逐级|随时|书面|妥善|严格|认真|切实|主动|充分|积极(?!分子)|合理(?=[设布调安])|科学(?=[配核规设])|统一(?=[规领指企外])|自愿(?=[捐部])|集中统一)|^化(?![工妆纤肥学验])|其(?![他它中])|或者"
)
HANDS = "^[送报交请]"  # 送|本级人民政府


class Clausal:
    """Finds clauses in names, with the verbs of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        verbs, bodies = lexicon.phrase("inside"), lexicon.phrase("inside", "bodies")
        self.opening = lexicon.pattern("phrases", "opening")
        self.verb = re.compile(f"(?<!被)(?:{verbs})(?!的)(?!{bodies}[\u4e00-\u9fff]{{0,2}}$)(?=.{{2}})")
        objects, named = lexicon.phrase("opening", "objects"), lexicon.phrase("opening", "named")
        self.pieces = re.compile(
            f"^{objects}(?!{named})(?=.{{4}})|^国家{lexicon.phrase('opening', 'urged')}"
            f"|{lexicon.phrase('inside', 'suffering')}被(?=.)"
            f"|{lexicon.phrase('inside', 'said')}向(?=.{{2}})"
            f"|{lexicon.phrase('inside', 'events')}[前后](?=.{{2}})"
            f"|(?<=[人方者]){lexicon.phrase('inside', 'dealing')}(?=.{{2}})"
        )
        level, head = lexicon.level.pattern, any_of(lexicon.kinds).pattern
        authority = any_of(name for name, kind in lexicon.kinds.items() if kind in AUTHORITIES).pattern
        self.taken = re.compile(  # 当派驻人员, 被公安机关, 送本级政府
            f"^{lexicon.phrase('opening', 'prepositions')}(?:{lexicon.phrase('opening', 'whom')}|{head})"
            f"|^被(?:{level}.|{authority}|公安|责令{head}$)|{HANDS}(?:本级|上级|同级|下级)"
        )

    def holds(self, name: str) -> bool:
        """Whether the name holds a piece of a clause."""
        patterns = (UNSOUND, TOWARD, SAYS_OF, self.verb, self.pieces, self.taken)
        return bool(self.opening.match(name)) or any(pattern.search(name) for pattern in patterns)
