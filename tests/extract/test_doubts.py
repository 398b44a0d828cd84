"""What a person is told to look at."""

import pytest
from quanze.extract.doubts import doubts
from quanze.tests.extract.test_lines import LAW, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LAW, []),
        (
            LAW.replace("第四条", "第八条"),
            ["某某条例.txt:9: 第三条之后是第八条", "某某条例.txt:10: 第八条之后是第五条"],
        ),
        (LAW + "\n附件：登记表\n犬名\n", ["某某条例.txt:12: “附件：登记表”起 2 行不属条文"]),
        (LAW + LAW, ["某某条例.txt:11: “某某市养犬管理条例”起 10 行"]),
        (
            "某条例\n第一条 甲应当\n\n" + "公安机关\n\n应当登记\n\n" * 3 + "。",
            ["某某条例.txt:2: 7 款（项）没有句末标点"],
        ),
    ],
)
def test_each_doubt_has_its_line(text, words):
    found = list(doubts(read(text)))
    assert [one for one, start in zip(found, words, strict=True) if not one.startswith(start)] == []


def test_the_seed_raises_none(seed):
    assert list(doubts(seed.law)) == []
