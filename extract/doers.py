"""Who does it, where a word tells: behind 由, behind 的 of whom it belongs to, and before the adverbs of a modal."""

import re

from ..ontology.model import Span
from .actors import Party
from .moves import Signs
from .partners import who_signs
from .ranks import of_government
from .votes import majority

DREW_UP = re.compile(
    "(?:依法|组织|负责|自行)*(?:(?:制定|编制|制订|起草|拟订|作出|建立|印发|发布)(?:、|和|或者?)?)*的"
)
HIMSELF = re.compile("本人(?:(?:或者?|和|及|与)(?:其|经由)?)?")
OUT_OF = re.compile(
    "[^，。；由对向从用以在]{2,10}?(?:财产|资产|遗产|资金|基金|存款|收入)(?:随时|优先|予以|中|先行|另行)*(?:清偿|支付|偿还|拨付|列支|承担)"
)
OF = re.compile(
    r"(?:(?:依法)?(?:所属|下属|设立|设置|组建|成立|派出|批准|指定|委托|确定|授权|选举|任命|决定任命)的?(?:、|和|或者?)?)*的"
)
BARRED = re.compile(  # whom 禁止 names; in 禁止销售无证企业|生产的食品 nobody is
    "(?![、和与或及的]|[^，。；的]{2}的[^，。；的]+$)."
)
ALONE = re.compile("(?:部门|机构|单位)(?=(?:具体|统一|依法|分别)*(?:负责|承担|履行|行使))")


class Doers(Signs):
    """Finds them in the clauses of one law."""

    def _owner(self, text: str, start: int, end: int) -> Party | None:
        """Whose thing it is that is to be filed or kept: 行政执法机构的|执法依据, 镇人民政府编制的|应急预案."""
        owner = self.reader.opening(text, start, end, modifies=True)
        return owner if owner and DREW_UP.match(text, owner.span.end, end) else None

    def _owned(self, text: str, span: Span) -> Party | None:
        """国有企业的工会委员会负责…: the one after 的 is the subject."""
        owner = self.reader.opening(text, span.start, span.end, modifies=True)
        of = OF.match(text, owner.span.end, span.end) if owner else None
        body = self.reader.opening(text, of.end(), span.end) if of else None
        body = body or (self._only_called_body(text, of.end(), span.end) if of else None)
        return Party(of_government(owner.mentions, body.mentions), body.span) if owner and body else None

    def _only_called_body(self, text: str, at: int, end: int) -> Party | None:
        """政府确定的|部门承担…: a general word that takes a task on is the body meant."""
        alone = ALONE.match(text, at, end)
        return self.reader.exactly(text, at, alone.end()) if alone else None

    def _trimmed(self, text: str, start: int, end: int) -> int:
        """The end of a subject, without the adverbs before the modal: 公安机关依法|应当."""
        while end > start:
            shorter = next(
                (
                    end - n
                    for n in range(min(14, end - start), 0, -1)
                    if self.adverb.fullmatch(text, end - n, end) and not text.startswith("人才", end - 2)
                ),
                end,
            )
            if shorter == end:
                break
            end = shorter
        return end

    def _agent(self, text: str, at: int, end: int) -> Party | None:
        """Who stands behind 由; 本人 is whom the case is about, and names nobody by itself."""
        himself = HIMSELF.match(text, at, end)
        if not himself:
            if OUT_OF.match(text, at, end):
                return None  # 由债务人财产随时清偿: the money pays
            if voters := majority(text, at, end, self.reader, self.lexicon):
                return voters
            party = self.reader.described(text, at, end) or self._that_one(text, at, end)
            # 由被告住所地、合同履行地的人民法院管辖: whose place it is does nothing
            place = party and self.whose_place.match(text, party.span.end, end)
            party = (place and self.reader.described(text, place.end(), end)) or party
            return party and who_signs(text, party)
        other = self.reader.opening(text, himself.end(), end)
        return Party(other.mentions if other else (), Span(at, other.span.end if other else himself.end()))

    def _that_one(self, text: str, at: int, end: int) -> Party | None:
        """由|该委员会负责: a head that names nobody alone, where 该 says which one was named before."""
        head = self.reader.head.match(text, at + 1, end) if text.startswith("该", at) else None
        return self.reader.exactly(text, at, head.end()) if head else None
