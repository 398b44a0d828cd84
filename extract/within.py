"""What a verb says of the one named behind it where it is no verb of the deed, and relates nobody.

done       对业主大会选聘|物业服务人|进行指导      what those do to whom the deed is done
found      认定|公证机构|有过错, 认定|行为人|是否知情   what is found of him, and nobody put in office
meets      召集|村民代表会议                  a meeting is called, and nobody led
asked      要求|侵权人|停止侵害、承担责任          a claim, and nobody set under anybody
handed     提交|外国政府|出具的保证书            whose paper it is that another gets
around     对|供水单位|周边区域, |企业|名称         a place or a word, and not who is named in it
role       作为艾滋病临床指导|医疗机构            what somebody is made, and nobody guided
joins      报交通部门会同|物价部门|批准           who approves together, and nobody who files it
grounds    按照对|医疗机构|的处罚种类处罚          the measure another case sets
"""

import re

from ..ontology.model import AUTHORITIES, ActorKind, Span
from .actors import ActorReader, Party

ORGANS = (ActorKind.DEPARTMENT, ActorKind.GOVERNMENT, ActorKind.COURT)
DONE_TO = re.compile(
    "对于?(?!象)(?P<what>[^，。；]{2,70}?)"
    "(?:进行|实施|开展|予以|加以|实行|给予|作出|的(?=(?:监督|管理|指导|检查|考核|监管|评价|评估|培训)))"
)
AFFAIRS = re.compile(
    "(?:情况|行为|活动|工作|过程|事项|能力|业务|职责|质量|状况|义务|问题|资金|制度|措施)等?$"
)
NAMES_HIM = re.compile("[，。；、]|为|作为|等|和|及|或|负责|承担|$")  # 认定X为…, 认定X|，: he is put into it
CLAIMS = re.compile(
    "(?:依法|及时|立即|按照[^，的]{2,8}|就[^，的]{2,8})*"
    "(?:承担(?!单位)|排除(?:妨[碍害]|危害)|停止侵[害权]|消除(?:危险|影响)|恢复(?:原状|名誉)|继续履行|解除|支付|减免|赔礼道歉)"
)
PUT_TO = re.compile(  # 请求|债务人|提前清偿: it is put to the other party, and not told to an authority
    "(?:依法|按照[^，]{2,8}|提前|继续|直接|如实|在[^，的]{2,10}内)*"
    "(?:承担|赔偿|补偿|支付|返还|履行|停止|给付|清偿|更换|修理|退货|恢复|消除|排除|交付|分配|维修|偿还|交还|补足|腾退)"
)
CHALLENGED = re.compile("(?:等|的)?(?:回避|出庭|到庭)")  # 申请|审判人员|回避
MEETS = re.compile("(?:大会|会议|[东事员]会)")  # 召集和主持|股东会
SUBMITTED = re.compile(  # 对申请人|提交的材料进行审查: his papers are looked at, as under LICENCE
    "(?:的|(?:所)?(?:提交|提供|提出|报送|申报|编制|制定|上报)的)[^，。；的]{0,10}(?:材料|资料|报告|草案|方案|规划|计划|请求|申请|内容)"
    "(?:依法|及时|进行|予以|加以|初步|全面|形式|实质|作出)*(?:审查|审核|审议|评审|核查|审定|核对|审阅)"
)
PAPERS = re.compile(
    "(?!备案|审议|审查|审批|审核|审定|讨论|批准|研究|表决|处理)[^，；]{2,50}的[^，的、]{0,10}"
    "(?:书|证明|材料|文件|证件|报告|意见|资料|凭证|执照|许可证|说明)(?:$|[，。；、])"
)
LICENCE = re.compile(  # 查验市场主体|登记证明, 审查申请人|提交的材料: papers are looked at, and nobody watched over
    "(?:的|提交的|提供的|申报的)?[^，的、]{0,6}(?:证明|执照|许可证|证书|证件|合格证|材料|资料|报告|文件|申请|方案|意见)"
)
GIVES = frozenset({"提交", "递交", "呈交", "送交", "交付", "提供给"})
EXAMINES = frozenset({"查验", "核验", "审查"})
AROUND = re.compile("周边|周围|附近|名称|用地的?(?:实行|进行|管理)")
ROLE = re.compile("(?<!分)(?:作为|成为|列为)[^，、的]{0,10}$")
FILED = re.compile("(?:报|报请|报经|提请|送)[^，；]{2,40}$")
APPROVES = re.compile("(?:共同|联合|依法)?(?:批准|审批|审核|审查|审定|核准|核定|备案|决定|同意|确定)")
DONE_WITH = re.compile("(?<![比核面])对|的$")
OWN = re.compile("(?:.*，)?(?:依法|应当|负责|并|严肃|及时|依照[^，]{2,12}|按照[^，]{2,12})*")
MEASURES = ("按照", "依照", "参照", "根据", "依据", "比照", "遵照")  # 按照对单位的规定|处罚


def done(text: str, deed: Span, at: int, party: Party, reader: ActorReader) -> bool:
    """Whether a verb at ``at`` and its party stand inside what the deed is done to."""
    for found in DONE_TO.finditer(text, deed.start, deed.end):
        start, end = found.span("what")
        if not (start <= at and party.span.end <= end):
            continue
        rest = text[party.span.end : end]
        if at == start:
            return bool(rest)  # 对扶持合作社的资金使用情况进行监督
        if AFFAIRS.search(rest):
            return True
        owner = reader.opening(text, start, end, modifies=True)
        return owner is not None and owner.span.end <= at
    return False


def found_of(text: str, verb: str, party: Party, stop: int) -> bool:
    """认定公证机构有过错: what is found of him."""
    return verb == "认定" and party.span.end < stop and not NAMES_HIM.match(text, party.span.end, stop)


def claimed(text: str, verb: str, party: Party, stop: int) -> bool:
    """要求侵权人停止侵害, 请求债务人清偿, 申请审判人员回避: what may be claimed of him, or that he leave."""
    end = party.span.end
    if verb == "召集":
        return bool(MEETS.search(text, party.span.start, min(end + 3, stop)))
    if verb == "申请":
        return bool(CHALLENGED.match(text, end, stop))
    if verb == "请求":
        return party.mentions[-1].actor.kind not in ORGANS and bool(PUT_TO.match(text, end, stop))
    organ = any(mention.actor.kind in AUTHORITIES for mention in party.mentions)
    return verb == "要求" and not organ and bool(CLAIMS.match(text, end, stop))


def paper_of(text: str, verb: str, party: Party, stop: int) -> bool:
    """提交外国政府委托机构出具的保证书: it is theirs, and handed to another."""
    if verb in EXAMINES:
        return bool(LICENCE.match(text, party.span.end, stop))
    return verb in GIVES and bool(PAPERS.match(text, party.span.end, stop))


def measured(text: str, start: int, at: int) -> bool:
    """Whether 对 at ``at`` stands behind 按照: 按照对医疗机构的处罚种类|予以处罚."""
    return text.endswith(MEASURES, start, at)


def submitted(text: str, party: Party, stop: int) -> bool:
    """对申请人提交的材料进行审查: it is the paper that is examined."""
    return bool(SUBMITTED.match(text, party.span.end, stop))


def around(text: str, party: Party) -> bool:
    """供水单位|周边区域, 企业|名称: what is near him or what he is called."""
    return AROUND.match(text, party.span.end) is not None


def made(text: str, start: int, at: int) -> bool:
    """作为艾滋病临床|指导|医疗机构: the verb is half of what somebody is made."""
    return ROLE.search(text, start, at) is not None


def approves(text: str, verb: str, start: int, at: int, party: Party, stop: int) -> bool:
    """报交通主管部门|会同|物价主管部门|批准: it is filed with both."""
    filed = verb == "会同" and FILED.search(text, start, at)
    return bool(filed) and APPROVES.match(text, party.span.end, stop) is not None


def another_verb(text: str, verb: str, start: int, at: int) -> bool:
    """提请有关部门|追究其责任, 对要求的|审查|发布: the verb is another's, or a noun's."""
    before = text[start:at]
    if verb == "指定":
        return before.endswith(("到", "入", "在", "由", "向", "至"))  # 存入|指定|银行
    if verb == "追究":
        return not OWN.fullmatch(before)
    return verb in EXAMINES and bool(DONE_WITH.search(before))


def nobody(text: str, deed: Span, found: re.Match[str], party: Party, reader: ActorReader) -> bool:
    """Whether the verb found relates nobody, by where it and its party stand in the deed."""
    at, verb = found.start(), found[0]
    return (
        found_of(text, verb, party, deed.end)
        or around(text, party)
        or made(text, deed.start, at)
        or another_verb(text, verb, deed.start, at)
        or done(text, deed, at, party, reader)
    )


def told_apart(verb: str, group: list[str], *, reports: bool) -> bool:
    """要求|追究责任, 审查或者|交由有关部门鉴定: verbs in one group that have no party in common."""
    examines = verb in EXAMINES and reports
    return examines or ("追究" in group and (verb != "追究" or group[0] != "追究"))
