"""A law's text as the rules read it: same length, one form for each sign.

Statutes are printed with full-width or half-width signs, and hold commas inside 《…》, “…” and
（…） that cut nothing.  The shadow has the full-width form of each sign, and neutral marks
where a sign stands inside such a pair; every offset in it is an offset in the text.
"""

import re

SIGNS = str.maketrans(",;:()!?〔〕［］", "，；：（）！？（）（）")
NEUTRAL = str.maketrans("，。；：", "﹐﹒﹔﹕")  # small forms: readable in a debugger, matched by no rule
PAIRS = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^”]*”|（[^（）]*）|\"[^\"\n]*\"")
SHORT_NAME = re.compile(
    r"（(?:以下|下)(?:简称|统称|合称|称)[^（）]*）|（(?:包括|含|不含|不包括|指|即|如)[^（）]*）|（[^（）]{12,}）"
)
SPACE = str.maketrans("\u3000\xa0", "  ")


def shadow(text: str) -> str:
    """The shadow of ``text``; ``len(shadow(text)) == len(text)``.

    A bracket that only explains (以下简称…, 包括…) is blanked with ``□``: it is read by the
    rules for short names, and is in the way of all others.
    """
    folded = text.translate(SIGNS).translate(SPACE)
    folded = SHORT_NAME.sub(lambda found: "□" * len(found[0]), folded)
    return PAIRS.sub(lambda found: found[0].translate(NEUTRAL), folded)
