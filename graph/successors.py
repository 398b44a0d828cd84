"""Who has a body's duties today (data/lexicon/successors.toml): one name, or all names in a text.

latest("环境保护主管部门") -> "生态环境部门"
renewed("由环境保护主管部门的工作人员") -> "由生态环境部门的工作人员"
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

HEAD = "(?:行政)?(?:主管|管理)?部门"
FORMAL = re.compile("(?:行政)?主管部门$|行政(?:管理)?部门$")


def latest(name: str) -> str:
    """The body that has this body's duties today; 主管部门 counts as 部门."""
    short = FORMAL.sub("部门", name)
    return _successors().get(name) or _successors().get(short) or renewed(short)


def renewed(text: str) -> str:
    """``text`` with every body under its latest name, so that texts differ only where something else does."""
    return _pattern().sub(lambda found: _stems()[found[1] or found[0]], text)


@lru_cache(maxsize=1)
def _successors() -> Mapping[str, str]:
    text = (files("quanze") / "data" / "lexicon" / "successors.toml").read_text("utf-8")
    return {old: new for new, names in tomllib.loads(text)["bodies"].items() for old in names}


@lru_cache(maxsize=1)
def _stems() -> Mapping[str, str]:
    """What a name is found by (生态环境 before 部门, or the whole name) with the name it has today."""
    today = {**_successors(), **{new: new for new in _successors().values()}}
    return {name.removesuffix("部门"): new for name, new in today.items()}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Longest first, so that 住房和城乡建设部门 is not read as 建设部门."""
    whole = {stem for stem in _stems() if stem.endswith(("机构", "机关"))}
    fields = sorted(set(_stems()) - whole, key=lambda stem: (-len(stem), stem))
    wholes = sorted(whole, key=lambda stem: (-len(stem), stem))
    return re.compile(f"({'|'.join(map(re.escape, fields))}){HEAD}|{'|'.join(map(re.escape, wholes))}")
