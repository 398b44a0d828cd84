"""The word lists of data/lexicon/, doubted once so that nothing after has to.

Every list is a TOML file a lawyer can edit; a user's own folder of the same files is read
after ours and adds to it.  A form that would have two meanings is refused.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..ontology.errors import LexiconError, Place
from ..ontology.model import ActorKind, Modality

MODALITIES = frozenset(modality.value for modality in Modality)
THIS_LAW = "本(?:条例|法|细则)(?!第|规定|的|、|和|及|与|或|有关|相关|相应|所|施行|实施|授权|要求|关于|对|中|[^，的]{1,4}的|[^，的]{1,10}的[^，的]{0,4}规定)"
FILES = ("levels", "domains", "heads", "aliases", "verbs", "ties", "phrases")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What the lists say, as patterns that find themselves.  Built by ``lexicon``."""

    tables: Mapping[str, Mapping[str, Any]]

    @cached_property
    def kinds(self) -> dict[str, ActorKind]:
        """Each head word with the kind of actor it makes."""
        return {
            form: ActorKind(kind)
            for kind, forms in self.tables["heads"].items()
            if kind in ActorKind._value2member_map_
            for form in forms
        }

    @cached_property
    def head(self) -> re.Pattern[str]:
        return any_of(self.kinds)

    @cached_property
    def generic(self) -> frozenset[str]:
        return frozenset(self.tables["heads"]["generic"])

    @cached_property
    def not_alone(self) -> frozenset[str]:
        return frozenset(self.tables["heads"]["not_alone"])

    @cached_property
    def alone_subject(self) -> frozenset[str]:
        """Words that are actors only right before a modal: 代表应当…."""
        return frozenset(self.tables["heads"]["alone_subject"]) | self.establishments

    @cached_property
    def establishments(self) -> frozenset[str]:
        """Places that act in the name of who keeps them: 车站应当公布…."""
        return frozenset(self.tables["heads"]["establishments"])

    @cached_property
    def not_ending(self) -> tuple[str, ...]:
        return tuple(self.tables["heads"]["not_ending"])

    def no_actor(self, name: str) -> bool:
        """Whether a name ends in a word that only looks like a head: 机器人 and 动员, but not 运动员."""
        false = max((len(form) for form in self.not_ending if name.endswith(form)), default=0)
        return false > 0 and not any(name[-size:] in self.kinds for size in range(false + 1, len(name) + 1))

    @cached_property
    def level(self) -> re.Pattern[str]:
        """One or more levels at the head of a name: 市、旗区; never the 市 of 市场."""
        fields = any_of(self.tables["levels"]["of_the_state"]).pattern  # 国家|网信部门, not 国家|支持有关部门
        central = f"国家(?={fields}[\u4e00-\u9fff]{{0,8}}(?:部门|机构)(?!人员|工作|负责))"
        form = f"(?!(?![县省乡]道路){any_of(self.tables['levels']['within']).pattern})(?:{any_of(self.tables['levels']['forms']).pattern}|{central})"
        name = (  # 市、县（市）、石龙区|人民政府, 省和青岛市|人民政府: places by their names close a list of levels
            r"(?!工业|开发|园|新|特|社|景|库|矿|郊|城|辖|保护|管理|相关|有关|设|各)[\u4e00-\u9fff]{2}(?:新区|自治县|[区市县])"
        )
        whose = (
            r"人民政府|人民法院|人民检察院|有关部门|[\u4e00-\u9fff]{2,10}(?:部门|机构|机关|局)"
            rf"|{any_of(self.domains).pattern}(?:、|和|等|$)"
        )
        district = rf"(?<=[）省市县区])(?:(?:、|和){name})+(?={whose})"
        one = rf"(?:{form})(?!(?<=市)(?:[场容]|政(?!府|协|务|法|策|数|审)|民(?!政|族|宗|防|航|兵|营|办|委|爆|间)))(?!(?<=直)[接属辖升线达播])(?:（[市区县旗乡镇州地盟街道、特园开发管集聚自治级]{{1,12}}）)?(?:□+(?!，|。))?"
        lies = any_of(self.tables["levels"]["lies"]).pattern
        return re.compile(
            rf"{one}(?:(?:、|和|及|或者|或|以及|与){lies}?各?{one})*(?:{district})?(?:的(?=人民代表|人民政府|人民法院|人民检察|常务委|监察委|国家机关))?(?:[两三四]级(?=人民|政府|人大|行政|部门|党委))?"
        )

    @cached_property
    def determiner(self) -> re.Pattern[str]:
        inside = any_of(self.tables["levels"]["not_determiners"]).pattern
        return re.compile(rf"(?!{inside}){any_of(self.tables['levels']['determiners']).pattern}")

    @cached_property
    def domains(self) -> frozenset[str]:
        listed = self.tables["domains"]["domains"]
        return frozenset([*listed, *(name.replace("和", "与") for name in listed)])

    @cached_property
    def trades(self) -> tuple[str, ...]:
        """Domains whose bodies are operators: 供水、供电等专业单位."""
        return tuple(self.tables["domains"]["trades"])

    @cached_property
    def compound_domain(self) -> re.Pattern[str]:
        """Domains holding a 和 of their own, or opening with a head (退役军人|事务); never cut there."""
        opens = ((domain, self.head.match(domain)) for domain in self.domains)
        return any_of(d for d, head in opens if re.search("[和与]", d) or (head and head.end() < len(d)))

    @cached_property
    def domain(self) -> re.Pattern[str]:
        return any_of(self.domains)

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """Words of statutes that jieba's dictionary lacks or cuts: 饮具."""
        return tuple(self.tables["domains"]["nouns"])

    @cached_property
    def tags(self) -> Mapping[str, list[str]]:
        """Words whose part of speech jieba's dictionary gets wrong, by the right tag."""
        return dict(self.tables["domains"]["tags"])

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        return dict(self.tables["domains"]["bodies"])

    @cached_property
    def aliases(self) -> dict[str, str]:
        return {form: name for name, forms in self.tables["aliases"]["names"].items() for form in forms}

    @cached_property
    def several(self) -> dict[str, list[str]]:
        """Forms that name two bodies at once: 村（居）民委员会."""
        return dict(self.tables["aliases"]["several"])

    @cached_property
    def modals(self) -> dict[str, Modality]:
        """Each word that binds, forbids or allows, with what it does."""
        return {
            form: Modality(kind)
            for kind, forms in self.tables["verbs"]["modals"].items()
            if kind in MODALITIES
            for form in forms
        }

    def kind(self, name: str) -> ActorKind:
        """The kind a name's last head makes it: 平安建设协调机构 is what 协调机构 is."""
        return self.kinds.get(self.closing(name), ActorKind.OTHER)

    def closing(self, name: str) -> str:
        """The longest head that ends a name; "" where none does."""
        tails = (name[start:] for start in range(len(name)))
        return next((tail for tail in tails if tail in self.kinds), "")

    @cached_property
    def basis_end(self) -> re.Pattern[str]:
        """How a ground ends: 按照…规定, 根据…情况, 依照本条例; in 依照本法|规定 there is no 法规."""
        closing = any_of(self.section("verbs", "basis", "closing")).pattern
        return re.compile(f"(?!法规定){closing}|{THIS_LAW}")

    def section(self, table: str, section: str, key: str = "forms") -> tuple[str, ...]:
        """A list inside a section: ``section("verbs", "adverbs", "before")``."""
        return tuple(self.tables[table][section][key])

    def phrase(self, section: str, key: str = "forms") -> str:
        """The words of a list in phrases.toml, as a part of the pattern they fill."""
        return self.pattern("phrases", section, key).pattern

    def pattern(self, table: str, section: str, key: str = "forms") -> re.Pattern[str]:
        return any_of(self.section(table, section, key))


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the longest of the given forms."""
    return _longest_of(frozenset(forms))


@lru_cache(maxsize=512)  # a law asks for some fifty, nearly all of them the same as the last law's
def _longest_of(forms: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("(?:" + "|".join(map(re.escape, ordered)) + ")")


def lexicon(folder: Path | None = None) -> Lexicon:
    """The shipped word lists, with those of ``folder`` (same file names, any subset) added.

    Raises LexiconError where a file is not TOML or one form is given two meanings.
    """
    tables = {name: _read(f"data/lexicon/{name}.toml", _shipped(name)) for name in FILES}
    if folder is not None:
        for name in FILES:
            path = folder / f"{name}.toml"
            if path.is_file():
                tables[name] = _joined(tables[name], _read(str(path.name), path.read_text("utf-8")))
    _doubt(tables["heads"], "heads.toml", lambda key: key in ActorKind._value2member_map_)
    _doubt(tables["aliases"]["names"], "aliases.toml", lambda key: True)
    _doubt(tables["verbs"]["modals"], "verbs.toml", lambda key: key in MODALITIES)
    return Lexicon(tables)


def _shipped(name: str) -> str:
    return (files("quanze") / "data" / "lexicon" / f"{name}.toml").read_text("utf-8")


def _read(origin: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(
            Place(origin),
            f"不是 TOML not a TOML file: {error}",
            "请参照 data/lexicon/ See data/lexicon/ for the form",
        ) from error


def _joined(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(ours)
    for key, value in theirs.items():
        if isinstance(value, Mapping):
            out[key] = _joined(ours.get(key, {}), value)
        elif isinstance(value, list):
            out[key] = [*ours.get(key, []), *value]
        else:
            out[key] = value
    return out


def _doubt(table: Mapping[str, Any], origin: str, counts: Callable[[str], bool]) -> None:
    owner: dict[str, str] = {}
    for meaning, forms in table.items():
        if not counts(meaning):
            continue
        for form in forms:
            if owner.setdefault(form, meaning) != meaning:
                raise LexiconError(
                    Place(origin),
                    f"同一词条列在两处 {form!r} is listed under both {owner[form]!r} and {meaning!r}",
                    "请只保留一处 Keep it under the one it means",
                )
