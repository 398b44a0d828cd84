"""Whether what reads like a name is a piece of a clause: it holds a verb and its object, or a preposition.

    材料退回|再审申请人      a thing and what is done with it
    检测结果错误给|当事人    to whom it was done
    起诉请求|生产者          a deed and whom it is done to

Source: spec of norms, Actors 4; names in statutes are noun phrases, and these words never stand inside one.
"""

import re

from .lexicon import Lexicon

TOWARD = re.compile(
    "(?<![供配补自发交])给(?![水排付养予])|致人|^使(?![用馆领节者])"
    "|^(?:多次|经常|直接)?到(?![期港岸达会案站场货位职])|(?<=[\u4e00-\u9fff]{2})(?<![领报收迟送])到(?=[\u4e00-\u9fff]{2,}(?:机关|部门|机构|银行|医院))"
    "|(?<=[\u4e00-\u9fff])归(?=业主|全体|国家|集体|投资者|合作|原|个人)|^(?:如(?!意)|就(?![业诊读医餐职学近])|商(?=本级|同级|国务院))|^（[一二三四五六七八九十]"
    "|(?:部门|机关|机构|助理|政府|法院)在(?=.{2})|人同|地对|(?<=.)而(?=.)|除即时|(?<=.{2})按双方|^.{0,4}受(?=[省市县]|国务院|上级)"
    "|移交(?!安置|机构|部门|单位|人|义务|管理)|他人$|第[一二三四五六七八九十百]+条|属(?=个人|农民)|(?:委员会|听证|大会)设(?=主|听)|(?:后|进行|推进|核实)组织$|每人$|中(?:有|两|二|三)"
)


class Clausal:
    """Finds clauses in names, with the verbs of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        verbs, bodies = lexicon.phrase("inside"), lexicon.phrase("inside", "bodies")
        self.opening = lexicon.pattern("phrases", "opening")
        self.verb = re.compile(f"(?<!被)(?:{verbs})(?!{bodies}[\u4e00-\u9fff]{{0,2}}$)(?=.{{2}})")

    def holds(self, name: str) -> bool:
        """Whether the name holds a piece of a clause."""
        return bool(self.opening.match(name) or TOWARD.search(name) or self.verb.search(name))
