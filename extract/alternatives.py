"""Whether 或者 stands between two deeds, each a verb with its object.

led        或者以其他方式宣传                a preposition opens the second
posts      或者担任企业的法定代表人          so does a verb whose object is a person
penalty    责令改正或者撤销其决定            so does a second act of an authority
sure       销售烟花或者擅自改变用途          an adverb opens it, or a verb that makes no nouns
shared     损毁、涂改标志或者破坏设施        verbs that share one object, and a deed behind
list       停产停业、关闭网站或者吊销执照    one list of deeds: not two
nouns      变更名称、地址或者经营范围        nouns that one verb holds: not two

Source: norms.md, Actions (each verb clause is a task of its own; coordinated verbs on one object are one).
"""

import re

from .actors import ActorReader
from .lexicon import Lexicon, any_of
from .segment import Segmenter

DESCRIBES = re.compile("[^，、]{1,16}的")
POSTS = re.compile("担任|兼任|聘用|雇用|雇佣|招用|录用|纵容|包庇|指使|强令|强迫")  # 担任企业的|法定代表人
SUCH = re.compile("采取(?:相应|必要|有效|适当|合理|严格)的[^，、的]*措施$")  # a deed with its object
LED = ("以", "向", "在", "对", "将", "通过", "利用")
HELD = re.compile("的(?:义务|责任|权利|行为|活动|案件|事件|作业|紧急措施)$")
DOES = ("从事", "进行", "实施", "开展")
DONE = re.compile("进行|开展|予以|给予|实施|实行|作出|处")
FINED = re.compile("[倍%％‰]|百分之|千分之")
MEASURES = re.compile("等[^，、]{0,8}(?:措施|方式|手段|方法|形式|方案)$")
TAKES = re.compile("(?:采取|采用|实行|实施)[^，的]{2,}$")
BODIES = ("单位", "机构", "组织", "人员", "人", "者", "部门", "企业", "机关", "物品", "设施", "设备")
OBJECTS = ("r", "vn", "i", "l")
TOLD = re.compile("(?:依法)?向[^，、或]{2,30}(?:起诉|投诉|举报|申诉|反映)")  # whole as it is


class Alternatives:
    """Tells two deeds from one at 或者, by the words of one lexicon."""

    def __init__(self, lexicon: Lexicon, reader: ActorReader, segmenter: Segmenter) -> None:
        self.reader, self.segmenter = reader, segmenter
        words = lexicon.section
        self.punishes = lexicon.pattern("phrases", "punished")
        self.strong = any_of(
            [*words("verbs", "deeds"), *words("verbs", "taking"), *words("phrases", "alternatives", "deeds")]
        )
        adverbs = [*words("verbs", "adverbs", "before"), *words("phrases", "alternatives", "adverbs")]
        self.adverbs = re.compile(f"(?:{any_of(adverbs).pattern})*")
        self.half = any_of(words("phrases", "alternatives", "half"))

    def apart(self, sign: str, left: str, right: str) -> bool:
        """Whether each side of ``sign`` is a deed of its own; 或 and 以及 join nouns more often than deeds."""
        if sign == "，以及":
            return self._further(left, right)
        return self._two(left, right) and (sign == "或者" or self._deed(right)[1])

    def _two(self, left: str, right: str) -> bool:
        clause = None if POSTS.match(right) or SUCH.match(right) else DESCRIBES.match(right)
        if clause and (
            (clause.end() < 6 and not right.startswith(LED))
            or self.reader.opening(right, clause.end(), len(right), modifies=True)
        ):
            return False  # 委托原设计单位或者具有资质的设计单位
        if left.startswith("对") and DONE.search(right) and not DONE.search(left):
            return False  # 对恢复生产或者改变工艺的小作坊进行核查
        if MEASURES.search(right) and TAKES.search(left) and not right.startswith(("采取", "采用", "实行")):
            return False  # 采取绿化或者透水铺装等防尘措施
        if left.startswith("处") and FINED.search(right) and not right.startswith("处"):
            return False  # 处货值金额或者违法所得三倍以上的罚款: one sum or the other
        if right[self._past_adverbs(right) :].startswith(LED):  # 或者依法向人民法院起诉
            tail = self.segmenter.words(left)[-1:]
            return not tail or not self.adverbs.fullmatch(left, tail[0][0])  # 直接或者以他人名义持有
        if HELD.search(right) and "的" not in left and not right.startswith(DOES):
            return False  # 履行出资或者提供条件的义务
        if left.startswith("责令"):  # …或者撤销其决定, but 责令停业整顿或者吊销执照 is one choice
            return left.endswith(("改正", "整改", "纠正")) and bool(self.punishes.match(right))
        verb, sure = self._deed(right)
        if not verb or ("、" in left and not (sure and (self._shared(left) or self._nouns(left)))):
            return False
        words = self.segmenter.words(left[self._past_adverbs(left) :])
        last = words[-1][2] if words else ""
        last = "l" if self.set_phrase(left) else last
        if (
            len(words) == 3
            and words[0][2] == "v"
            and left.endswith(right[: words[1][1] - words[1][0]], 0, -2)
        ):
            return False  # 发布航行警告或者航行通告
        if words and last == "vn" and self._strong(left[len(left) - words[-1][1] + words[-1][0] :]):
            return False  # 合理设置或者安排停车点
        return last[:1] == "n" or (last in OBJECTS and (sure or not clause))

    def set_phrase(self, left: str) -> bool:
        """收受贿赂, 弄虚作假: a deed in one word of jieba's, which has its object in it; 向人民法院起诉 needs none."""
        if TOLD.fullmatch(left):
            return True
        words = self.segmenter.words(left)
        whole = len(words) == 1 and len(left) == 4 and words[0][2] in ("v", "i", "l")
        return whole and self.adverbs.fullmatch(left[:2]) is None  # not 及时|处理

    def _further(self, left: str, right: str) -> bool:
        """设置障碍物，以及从事其他危险活动: whether a deed follows, and no noun of a list."""
        described = DESCRIBES.match(right)
        body = described and (right.endswith(BODIES) or ("对" in left and not DONE.search(left)))
        first = self.segmenter.words(left)[:1]
        return self._deed(right)[1] and not body and bool(first) and first[0][2][:1] in ("v", "p", "d")

    def _deed(self, right: str) -> tuple[str, bool]:
        """The verb of a deed with its object, and whether it can be nothing else."""
        if SUCH.match(right):
            return right[:2], True
        body = right[self._past_adverbs(right) :]
        words = self.segmenter.words(body)
        n = 0
        while n + 2 < len(words) and self._verb(body, words[n]) and body[words[n][1]] == "、":
            n += 2  # 殴打、辱骂他人
        bare = len(body) == len(right)
        if n >= len(words) or not (self._verb(body, words[n]) or (not bare and words[n][2] == "vn")):
            return "", False
        start, end, _ = words[n]
        rest = body[end:]
        if not rest and end - start > 3 and n > 0:
            return body[start:end], True  # 索取、收受贿赂: a verb and its object in one word
        shared = rest.startswith("与") and "的" not in rest  # not 办理与亲属有关的公证
        if len(rest) < 2 or shared or rest.startswith(("的", "、", "和", "或", "及", "者")):
            return "", False
        sure = (
            not bare or (n > 0 and not self.half.fullmatch(body[start:end])) or self._strong(body[start:end])
        )
        told = sure or len(right) > 4 or any(tag[:1] == "n" for _, _, tag in words[n + 1 :])
        return body[start:end] if told else "", sure

    def _past_adverbs(self, body: str) -> int:
        """Where the verb opens behind 擅自 and the like; 违法行为 is one word."""
        past = self.adverbs.match(body)
        first = self.segmenter.words(body)[:1]
        return past.end() if past and first and (past.end() >= first[0][1] or first[0][2] == "i") else 0

    def _verb(self, body: str, word: tuple[int, int, str]) -> bool:
        start, end, tag = word
        return end - start > 1 and (tag in ("v", "i") or self._strong(body[start:end]))

    def _strong(self, verb: str) -> bool:
        """Whether a word is a verb that makes no nouns."""
        return bool(self.strong.fullmatch(verb)) and not self.half.fullmatch(verb)

    def _shared(self, left: str) -> bool:
        """移动、涂改、损毁标志: verbs that share one object."""
        *verbs, last = left.split("、")
        for verb in verbs:
            words = self.segmenter.words(verb[self._past_adverbs(verb) :])
            if len(words) != 1 or words[0][2][:1] != "v":
                return False
        words = self.segmenter.words(last)
        return len(words) > 1 and words[0][2] in ("v", "vn")

    def _nouns(self, left: str) -> bool:
        """变更活动的时间、地点、内容: nouns that one verb holds."""
        return not any(
            self._verb(part, self.segmenter.words(part)[0]) for part in left.split("、")[1:] if part
        )
