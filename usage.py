"""How the command line speaks where it is used wrongly: one sentence, Chinese first."""

import argparse
import difflib
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

from .terminal import USAGE, tell

# what argparse says, and what we say
SAYS = (
    (r"the following arguments are required: (.*)", r"缺少参数 missing: \1"),
    (r"unrecognized arguments: (.*)", r"没有这个参数 there is no: \1"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1 缺少取值 needs a value"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 与 \2 不能同时使用 not both"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 不明确 may mean: \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)
CHOICE = re.compile(r"argument (.*): invalid choice: '(.*)' \(choose from (.*)\)")


class Parser(argparse.ArgumentParser):
    """A parser whose headings, help and complaints come in both languages."""

    def __init__(self, **named: object) -> None:
        super().__init__(**{**named, "add_help": False})  # type: ignore[arg-type]
        self._positionals.title = "参数 arguments"
        self._optionals.title = "选项 options"
        self.add_argument("-h", "--help", action="help", help="显示帮助 show this help")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法 usage:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法 usage:", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence, and leave with exit code 2."""
        tell(f"{self.prog}: {_told(message)}. 请运行 see: {self.prog} --help")
        sys.exit(USAGE)


def like(word: str, known: Iterable[str], most: int = 5) -> list[str]:
    """What ``word`` may have meant: names that hold it or are held in it, else those spelled alike."""
    names = list(dict.fromkeys(known))
    inside = [name for name in names if word and (word in name or name in word)]
    return inside[:most] or difflib.get_close_matches(word, names, n=most, cutoff=0.5)


def _told(message: str) -> str:
    if found := CHOICE.fullmatch(message):
        choices = re.findall(r"[^', ]+", found[3])
        near = like(found[2], choices, 3) or choices
        return f"{found[1]} 没有“{found[2]}” is none of these; 可用 perhaps: {', '.join(near)}"
    for said, meant in SAYS:
        if re.fullmatch(said, message):
            return re.sub(said, meant, message)
    return message
