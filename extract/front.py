"""What stands before a law: its name, who passed and approved it, and when.

Source: 《立法技术规范（试行）（一）》 二: below the title stand, in brackets, the date, the
session and 通过; a regulation that needs approval names the approving body and its date too.
"""

import re
from collections.abc import Sequence
from typing import TypedDict

DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
ENDINGS = "法|条例|办法|规定|细则|规则|决定|规范|章程|准则|解释|宪法|法典|若干意见|制度|程序"
TITLE = re.compile(rf"[^，。；：]*(?:{ENDINGS})(?:（[^）]*）|\([^)]*\))?")
PLACE = re.compile(  # a title's first line
    r"中华人民共和国|[\u4e00-\u9fff]{1,12}(?:省|市|自治区|自治州|盟|县|区|旗)"
)
STAGE = re.compile(r"[（(][^（）()]*(?:草案|稿|试行|暂行|修订|修正)[^（）()]*[）)]")  # or its last
ADOPTED = re.compile(r"[（(]\d{4}年\d{1,2}月[^（）()]*[）)]$")
NOT_TITLE = re.compile(r"公告|决议|通过|批准|公布|施行|主席令|^第.*号|令$|关于批准")
SESSION = re.compile(r"第[一二三四五六七八九十百\d]+届|第[一二三四五六七八九十百\d]+次(?:全体)?会议|\s")
BODY = r"(?P<body>[^，。；（）()\d]*?(?:委员会|大会(?:常务委员会)?|国务院|政府|总局|部|局|署|会议|院|银行))"
PASSED = re.compile(
    DATE.pattern
    + rf"\s*{BODY}(?:第[^，。；（）()通批公]*?(?:会议|号))?(?:修订|修正|表决)?(?:通过|公布|发布|令|第\S*?号)"
)
APPROVED = re.compile(DATE.pattern + rf"\s*{BODY}[^，。；（）()通批公年]*批准")
IN_FORCE = re.compile(r"(?:自|从|于)\s*" + DATE.pattern + r"\s*(?:起|开始)?\s*(?:施行|实施|生效)")
AMENDED = re.compile(r"修正|修订|修改[^，。；]*决定|通过|公布|发布")
ON_ISSUE = re.compile(r"自(?:公布|发布|颁布)之日起(?:施行|实施|生效)")


class Front(TypedDict):
    """The fields of a Law that its front matter tells; "" where it does not say."""

    title: str
    issuer: str
    approver: str
    passed: str
    approved: str
    in_force: str
    revised: str


def front(lines: Sequence[str], body: str) -> Front:
    """Read the lines before the body; the date of force stands in the body's last articles."""
    text = "\n".join(lines)
    title, named = _title(lines)
    flowing, stated = _flowing(lines), _flowing(lines[named:])
    # what is below the title comes first, the notice above it second
    passed = PASSED.search(stated) or PASSED.search(flowing)
    approved = APPROVED.search(stated) or APPROVED.search(flowing)
    force = list(IN_FORCE.finditer(body)) or list(IN_FORCE.finditer(text))
    passed_on = _date(passed)
    revised = _date(_revised(stated))
    return Front(
        title=title,
        issuer=_maker(passed),
        approver=_maker(approved),
        passed=passed_on,
        approved=_date(approved),
        in_force=_date(force[-1] if force else None) or (passed_on if ON_ISSUE.search(body[-400:]) else ""),
        revised=revised if revised != passed_on else "",
    )


def _flowing(lines: Sequence[str]) -> str:
    return re.sub(r"\s+", "", re.sub(r"<!--.*?-->", "", "\n".join(lines)))


def _revised(stated: str) -> re.Match[str] | None:
    """The last date on which the law was amended, or passed again as interpretations are."""
    dates = list(DATE.finditer(stated))
    until = [*(date.start() for date in dates[1:]), len(stated)][: len(dates)]
    acts = zip(dates, until, strict=True)
    found = [date for date, end in acts if AMENDED.search(stated, date.end(), end)]
    return found[-1] if found else None


def _title(lines: Sequence[str]) -> tuple[str, int]:
    """The marked title line, or else the line nearest the body that reads like a law's name; and its number."""
    for n, line in enumerate(lines):
        if line.startswith("# "):
            return _clean(line), n
    for n in reversed(range(len(lines))):
        found = _clean(lines[n])
        if TITLE.fullmatch(found) and not NOT_TITLE.search(found):
            above = _clean(lines[n - 1]) if n else ""
            below = _clean(lines[n + 1]) if n + 1 < len(lines) else ""
            parts = above if PLACE.fullmatch(above) else "", found, below if STAGE.fullmatch(below) else ""
            return "".join(parts), n
    return (_clean(lines[0]) if lines else ""), 0


def _clean(line: str) -> str:
    """A title's characters: no blanks, no marks, no 《》 around it, no session behind it."""
    solid = re.sub(r"[\s\u200b-\u200d\u2060\ufeff]+", "", line.lstrip("#* ")).strip("*")
    solid = re.sub(r"^《([^《》]+)》$", r"\1", solid)
    return ADOPTED.sub("", solid) or solid


def _maker(found: re.Match[str] | None) -> str:
    """Who acted, without the session: 某市第五届人民代表大会常务委员会 is 某市人民代表大会常务委员会."""
    if not found:
        return ""
    return SESSION.sub("", found["body"])


def _date(found: re.Match[str] | None) -> str:
    return f"{int(found[1]):04d}-{int(found[2]):02d}-{int(found[3]):02d}" if found else ""
