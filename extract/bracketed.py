"""Round brackets behind a name in a list: a second body, or what the list is called from then on.

市、县和乡镇人民政府（街道办事处）                     the office is a body beside the government
林业、渔业行政主管部门（以下简称野生动物行政主管部门）    fields that wait for one head: one name for both
医疗机构和零售药店（以下统称医药机构）                 names of their own, which they keep
人民政府和住房公积金管理中心（以下简称公积金中心）        the last one, whose words the short name is of
"""

import re
from collections.abc import Mapping, Sequence

from .headed import Element

BESIDE = re.compile(
    "(?:人民政府|街道办事处)(?P<bracket>（(?P<body>街道办事处|(?:乡镇|乡（镇）|镇|乡)人民政府)）)$"
)
SIGN = re.compile("[、和与或及]")


def opened(text: str, elements: Sequence[Element], shorts: Mapping[int, str]) -> list[Element]:
    """The conjuncts, a body in brackets by itself, and those that one short name stands for as one."""
    apart = [part for element in elements for part in _two(text, element)]
    last = len(apart) - 1
    if last < 1 or not own_short(text, apart, last, shorts, listed=True):
        return apart
    first = last
    while first and not apart[first - 1].head:
        first -= 1
    whole = Element(apart[first].start, apart[last].end, apart[last].head, apart[first].owned)
    return [*apart[:first], whole] if first < last else apart


def own_short(
    text: str, elements: Sequence[Element], n: int, shorts: Mapping[int, str], *, listed: bool = False
) -> str:
    """The short name of the nth conjunct; "" where it is the whole list's. ``listed``: the other way round."""
    element = elements[n]
    short = shorts.get(element.end, "") if element.head else ""
    said = text[element.start : element.end]
    whole = len(elements) > 1 and not SIGN.search(said) and not _of_words(short, said)
    return short if whole is listed else ""


def _two(text: str, element: Element) -> tuple[Element, ...]:
    """乡镇人民政府（街道办事处）: two bodies."""
    found = BESIDE.search(text, element.start, element.end) if element.head else None
    if not found:
        return (element,)
    head = found["body"][-4:] if found["body"].endswith("政府") else found["body"]
    first = Element(
        element.start, found.start("bracket"), text[found.start() : found.start("bracket")], element.owned
    )
    return first, Element(*found.span("body"), head)


def _of_words(short: str, name: str) -> bool:
    """Whether the signs of the short name stand in the name, in their order: 公积金中心 of 公积金管理中心."""
    rest = iter(name)
    return all(sign in rest for sign in short)
