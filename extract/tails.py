"""What a bare noun in a list shares with the next name, where that is more than its head.

餐具、饮具|集中消毒服务单位        施工、监理|单位主要管理人员        饲料、饲料添加剂|生产企业
二级、三级|房地产开发企业          公益性、互助性|社会组织            农业、森林|植物检疫机构

Source: spec of norms, Actors 1 (a shared head stands once, behind the last).
"""

import re

from .determiners import Determiners
from .drivers import of_persons
from .headed import Element
from .lexicon import Lexicon
from .segment import Segmenter

BODY_STAFF = re.compile(
    "(?:单位|企业|机构|部门|机关)的?(?:直接负责的|[\u4e00-\u9fff]{0,2})[\u4e00-\u9fff]{0,2}(?:人员|负责人|责任人)$"
)
GRADE = re.compile("[一二三四五六七八甲乙丙丁特]级")
TRADED = re.compile(  # 饲料、饲料添加剂|生产企业: what is done with goods, of whatever field
    "(?:生产|销售|加工|制造|批发|零售|收购|储存|运输|配送|进口|维修|养殖|繁育|屠宰|回收|经营|、|和)+$"
)
PLAIN_TASKS = ("管理", "监督", "行政", "监管", "主管", "执法", "工作")  # of bodies of every field
ATTRIBUTE = re.compile("[\u4e00-\u9fff]{1,4}[性型类](?=.|$)")  # 公益性, 创新型


class Tails:
    """Finds them, by the words of one lexicon."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, determiners: Determiners) -> None:
        self.lexicon, self.segmenter, self.determiners = lexicon, segmenter, determiners

    def of(self, text: str, element: Element, after: Element) -> str:
        """What a noun shares with the next name: 餐具、饮具|集中消毒服务单位; "" where only its head."""
        if staff := BODY_STAFF.search(text, after.start, after.end):
            return staff[0]  # 施工、监理|单位主要管理人员
        begin = after.start + (2 if text.startswith("其他", after.start) else 0)  # 其他|专用设备制造者
        name = text[begin : after.end].removesuffix(after.head)
        words = self.segmenter.words(name)
        bare = self.determiners.stripped(text[element.start : element.end])[2]  # 市|水务
        if name[:1] in ("半", "非") and name[1:].startswith(bare):
            return text[begin + 1 + len(bare) : after.end]  # 专业、半专业|消防队伍
        if (grade := GRADE.match(name)) and GRADE.fullmatch(bare):
            return text[begin + grade.end() : after.end]  # 二级、三级|房地产开发企业
        if (kind := ATTRIBUTE.match(name)) and ATTRIBUTE.fullmatch(bare) and kind[0][-1] == bare[-1]:
            return text[begin + kind.end() : after.end]  # 公益性、互助性|社会组织
        noun = self.segmenter.words(bare)
        if persons := of_persons(bare, noun, name, words, after.head):
            return persons
        if len(words) > 1 and {noun[-1][2], words[0][2]} <= {"v", "vn"} and words[1][2][:1] == "n":
            return text[begin + words[0][1] : after.end]  # 农产品批发、零售|市场举办者
        opens = bool(words) and words[0][1] > 1 and words[0][2].startswith("n")
        if not opens or bare in self.lexicon.domains:
            task = name[words[0][1] :] if opens and after.head == "机构" else ""
            if task and not task.startswith(PLAIN_TASKS):
                return task + after.head  # 农业、森林|植物检疫机构
            goods = noun[-1][2][0] in "nb" and after.head in ("企业", "单位")
            goods = goods and bare[-2:] not in self.lexicon.section("verbs", "agentive")  # 建筑施工
            traded = TRADED.search(name) if goods else None  # 饲料、饲料添加剂|生产企业
            return text[begin + traded.start() : after.end] if traded and traded.start() else ""
        done = next((n for n in range(len(words)) if all(verbal(*w, name) for w in words[n:])), len(words))
        things = noun[-1][2][0] in "nbl"  # 互联网租赁自行车
        things = things and all(tag[0] in "nbla" for _, _, tag in words[:done])  # 化工成套装置
        if (
            0 < done < len(words) and things and not text.startswith(("相关", "有关"), begin + words[done][0])
        ):  # 电站锅炉、石油管道|使用单位
            return text[begin + words[done][0] : after.end]
        if not text.startswith("、", element.end) or len(noun) > 1 or len(words) < 3:
            return ""
        return text[begin + words[0][1] : after.end]


def verbal(start: int, end: int, tag: str, name: str) -> bool:
    """证券、期货|投资咨询机构: 投资 is a verb there, though jieba calls it a noun."""
    return tag[0] == "v" or (name[start:end] == "投资" and end < len(name))
