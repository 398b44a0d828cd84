"""Where 将 and 把 put a thing: 将经费|纳入预算; the deed waits where the clause has not said it yet.

told    将经费列入预算, 将结果反馈给申请人, 将指标逐级分解: where it goes, or what is done to it, is said
"""

import itertools
import re

from .lexicon import Lexicon
from .segment import Segmenter

PUT_TO = re.compile(
    "[将把].+?[移送运引转存放带投纳列计记编载导合装置加写填注汇嵌植][至到入往给进出]"
)  # 将车辆移至安全的地点
REPORTS = re.compile(  # 将情况|报告主管部门, 将方案|报上级备案
    "报(?:告(?=[^，]*(?:政府|部门|机关|机构|单位|会)$)|[^，的告送]{2,}(?:备案|批准|审批|审核|审查|审定))"
)
TO_WHOM = re.compile("(?:向|在)(?!有关|来自)[^，]{2,}")  # 将方案|向社会公告
GOALS = "入到至给为成"
FOUNDS = re.compile("设立|成立|建立|组建|设置|确定|指定|聘|选|推举|将|把")
FOR_READING = re.compile("供[^，。；]{2,30}(?:查阅|查询|查看|查找|翻阅|调阅|阅览)")


class Placing:
    """Tells whether what 将 governs is put anywhere yet, by the words of one lexicon."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        self.segmenter = segmenter
        self.putting = lexicon.pattern("phrases", "put", "putting")

    def waits(self, body: str) -> bool:
        """将处置决定的情况, before a comma: where it is put comes behind."""
        told = (found for found in self.putting.finditer(body, 2) if not body.startswith("的", found.end()))
        return not (PUT_TO.match(body) or REPORTS.search(body, 3) or any(told) or self._told(body))

    def _told(self, body: str) -> bool:
        """A verb behind the thing: 将结果|反馈给…, 把课程|融入…, 将指标|逐级分解, 将方案|向社会公告."""
        words = self.segmenter.words(body)
        if len(words) < 3:
            return False
        for was, (start, end, tag) in itertools.pairwise(words[1:]):
            noun, rest = was[2][:1] in ("n", "u") or was[2] == "vn", body[end:]
            goal = tag == "v" and end - start > 1 and (body[end - 1] in GOALS or rest[:1] in tuple(GOALS))
            if noun and goal and len(rest) > 2 and "的" not in rest and body[start - 1] != "的":
                return True
        before, last = words[-2], words[-1]
        if last[2] not in ("v", "vn"):
            return False
        how = before[2] in ("d", "ad") and before[1] - before[0] > 1
        return how or any(tag == "p" and TO_WHOM.fullmatch(body, start) for start, _, tag in words[1:])

    def serves(self, text: str, at: int, what: str, result: bool) -> bool:
        """设立管理委员会，作为派出机构: what the deed before is for; but 公开名录，|供公众查询 is one more task."""
        if text[at] == "供":
            return result or not FOR_READING.match(text, at)  # 实现资料共享，供公众查询: what comes of it
        return bool(FOUNDS.match(what))
