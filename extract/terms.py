"""Short names a law defines for actors: （以下简称处置非法集资牵头部门）.

Source: 《立法技术规范（试行）（一）》 六: a name used again is shortened with 以下简称 or 以下统称
where it first stands, and the short name serves from there on.
"""

import re
from collections.abc import Iterator

from .lexicon import Lexicon

DEFINED = re.compile(
    r"(?:所称(?:的)?|条\s+|\n\s*)([^，。；：（）、]{2,16})[，]?(?:是)?指(?![令导定挥派示引使控认])"
)
SHORT = re.compile(r"[（(](?:以下|下)(?:简称|统称|合称|称)(?:为|：)?([^（）()]{2,30})[）)]")


def terms(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The short names that are names of actors, by their own head or by what they stand for."""
    for found in SHORT.finditer(text):
        for name in re.split(r"、(?![^、，]*的)|[，,]|和|或者", found[1].strip("“”\"' ")):
            name = name.strip("“”\"' ")
            before = text[max(0, found.start() - 40) : found.start()]
            general = name in lexicon.not_alone and _is_actor(
                before, lexicon
            )  # 人民代表大会代表（以下简称代表）
            if len(name) < 2 or (name in lexicon.kinds and not general):
                continue
            if _is_actor(name, lexicon) or (
                _is_actor(before, lexicon) and not re.search(r"[法例定则规章划案]$", name)
            ):
                yield name

    if text.count("人民代表大会代表") > 1:
        yield "代表"  # 代表法: a law on people's congresses means their deputies
    for found in DEFINED.finditer(text):
        name = found[1].strip("“”\"' ")
        if lexicon.level.match(name):
            continue  # 国务院金融管理部门: its level is no part of its name
        if re.search("或者|、|和", name) and not lexicon.domain.match(name):
            continue  # 境外医疗器械注册人或者备案人: two names
        if 2 <= len(name) <= 16 and name not in lexicon.kinds and _is_actor(name, lexicon):
            yield name


def territories(title: str, text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The zones a law is made for, where they open its sentences: 浦东新区, 自贸试验区, 合作区.

    The law speaks of such a zone as of 本市: 合作区建立…制度 (spec of norms, policy).  Its name
    stands in the title, or is the short name of what does.
    """
    zone = lexicon.phrase("zones")
    defined = {name.strip("“”\"' ") for name in SHORT.findall(text)}
    opens = re.compile(
        rf"(?:条|[。；\n])\s*([\u4e00-\u9fff]{{0,8}}?{zone})(?!内|外|的|[\u4e00-\u9fff]{{0,8}}?{zone})"
    )
    named = {found[1] for found in opens.finditer(text)}
    return tuple(sorted(name for name in named if name in title or name in defined))


def shorts(text: str, lexicon: Lexicon) -> dict[int, str]:
    """The offset of each bracket that defines one short name, with that name."""
    known = frozenset(terms(text, lexicon))
    return {
        found.start(): name for found in SHORT.finditer(text) if (name := found[1].strip("“”\"' ")) in known
    }


def _is_actor(name: str, lexicon: Lexicon) -> bool:
    if lexicon.no_actor(name):
        return False
    return any(name[-size:] in lexicon.kinds for size in range(min(12, len(name)), 1, -1))
