"""Whom a list names, where its lead-in binds them as a class: 下列人员可以申请救助：(一)孤儿；(二)…人员.

named    最低生活保障家庭成员               an item that is a name is a bearer
class    因犯罪受过处罚的, 大型仓库          where an item is no name, the class stays the bearer

Source: 《立法技术规范（试行）（一）》 on 项 (an item completes its lead-in), norms.md, Bearers.
"""

import re

from ..ontology.model import Mention, Provision
from .actors import ActorReader
from .clauses import sentences

SENT = re.compile("(?:推荐|委托|指定|选派|委派|授权|任命)的")
CLASS = ("下列", "下列的", "以下", "如下")
ENDS = " \n\u3000；。，：、□"


class Enumerated:
    """Reads such lists with one law's reader of names."""

    def __init__(self, text: str, reader: ActorReader) -> None:
        self.text, self.reader = text, reader

    def bearers(self, paragraph: Provision, of_class: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The names that the items hold; ``()`` where any of them is no name, and the class bears it."""
        at = of_class[0].span.start if of_class else 0
        if not self.text.startswith(CLASS, at) and not self.text.endswith(CLASS, 0, at):
            return ()
        known = {mention.actor.name for mention in of_class}
        found: dict[str, Mention] = {}
        named = 0
        for item in paragraph.children:
            mentions = self._names(item)  # 其他单位: the class itself closes the list
            named += bool(mentions)
            found |= {m.actor.name: m for m in mentions if m.actor.name not in found}
        return tuple(found.values()) if named == len(paragraph.children) and found.keys() - known else ()

    def _names(self, item: Provision) -> tuple[Mention, ...]:
        """Those an item names, where it is a name or a list of names, and nothing else."""
        run = list(sentences(self.text, item.span))
        if len(run) != 1:
            return ()
        start, end = run[0].start, run[0].end
        while end > start and self.text[end - 1] in ENDS:
            end -= 1
        if end <= start or self.text[end - 1] == "的" or "，" in self.text[start:end]:
            return ()
        party = self.reader.subject(self.text, start, end) or self.reader.slot(self.text, start, end)
        sent = SENT.search(self.text, start, end)  # 人民团体推荐的|人: who sends him is none of them
        return tuple(m for m in party.mentions if not sent or m.span.start >= sent.end()) if party else ()
