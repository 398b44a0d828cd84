"""Commands about bodies and matters: who works with whom, and how matters are spread over bodies."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from . import build
from .graph.coordination import Coordination, Mechanism, Pair, coordination
from .graph.findings import concentration
from .graph.matters import matters
from .terminal import DONE, NOTHING, put_json, put_table, tell

SHOWN = 10  # rows of a part before the rest is counted
PLACES = 3  # articles named in a row before the rest is counted
Rows = list[tuple[str, ...]]


def coordinate(arguments: argparse.Namespace) -> int:
    """Who leads whom, who stands between, what is founded, who is named together and never tied."""
    laws = build.readings(arguments.laws, arguments.out)
    found = coordination(laws)
    parts = [(kind, title, make(found, len(laws) == 1)) for kind, title, make in PARTS]
    if arguments.json:
        for part, records in _records(found).items():
            for record in records:
                put_json({"part": part, **record})
    else:
        for _, title, rows in parts:
            _put_part(title, rows, arguments.all)
    tell("，".join(f"{title.partition(' ')[0]} {len(rows)}" for _, title, rows in parts))
    return DONE if any(rows for _, _, rows in parts) else NOTHING


def spread(arguments: argparse.Namespace) -> int:
    """How each matter's duties are spread over public bodies: 1 - HHI, the most spread first."""
    found = concentration(matters(build.readings(arguments.laws, arguments.out)))
    if arguments.json:
        for matter, duties, bodies, apart in found:
            put_json({"matter": matter, "duties": duties, "spread": apart, "bodies": dict(bodies)})
    else:
        rows = [
            (matter, str(duties), str(len(bodies)), f"{apart:.2f}", "、".join(f"{n} {k}" for n, k in bodies))
            for matter, duties, bodies, apart in found
        ]
        heads = (
            "事项 matter",
            "职责（按机关计） duties",
            "机关 bodies",
            "分散度 1-HHI",
            "各机关的职责数 duties by body",
        )
        put_table(heads, rows, "table")
    tell(
        f"{len(found)} 个事项 matters；分散度 0 表示集中于一个机关，越近 1 越分散 0 is one body, towards 1 many"
    )
    return DONE if found else NOTHING


def _put_part(title: str, rows: Rows, everything: bool) -> None:
    shown = rows if everything else rows[:SHOWN]
    print(f"{title}（{len(rows)}）")
    for row in shown:
        print("  " + "  ".join(cell for cell in row if cell))
    if len(rows) > len(shown):
        print(f"  … 另有 {len(rows) - len(shown)} 项，加 --all 全部列出 --all lists all")
    print("" if rows else "  （条文没有写 the text names none）\n")


def _pairs(pairs: Sequence[Pair], alone: bool) -> Rows:
    return [(f"{pair.one} · {pair.other}", _places(pair.places, alone)) for pair in pairs]


def _led(pairs: Sequence[Pair], alone: bool) -> Rows:
    """One row a leader and the articles it leads in: whom it leads there, together."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for pair in pairs:
        groups.setdefault((pair.one, pair.places), []).append(pair.other)
    return [(f"{one} → {'、'.join(others)}", _places(at, alone)) for (one, at), others in groups.items()]


def _places(places: Sequence[tuple[str, str]], alone: bool) -> str:
    """Articles, with the law's title where there are several laws; the first few."""
    words = [at if alone else f"《{law}》{at}" for law, at in places]
    more = f" 等 {len(words)} 处" if len(words) > PLACES else ""
    return "、".join(words[:PLACES]) + more


def _mechanism(one: Mechanism, alone: bool) -> tuple[str, ...]:
    where = one.citation if alone else f"《{one.law}》{one.citation}"
    others = [name for name in one.members if name not in one.founders]
    members = f"成员：{'、'.join(others)}" if others else ""
    return (one.name, f"［{one.kind}］", where, f"建立：{'、'.join(one.founders)}", members)


PARTS: tuple[tuple[str, str, Callable[[Coordination, bool], Rows]], ...] = (
    ("lead", "谁牵头谁 who leads whom", lambda c, alone: _led(c.leads, alone)),
    (
        "broker",
        "居间的机关 brokers",
        lambda c, _: [
            (b.name, f"居间度 betweenness {b.betweenness:.2f}", f"协作方 ties {b.ties}") for b in c.brokers
        ],
    ),
    (
        "triangle",
        "互相协作的三方 closed triangles",
        lambda c, _: [(" — ".join(three),) for three in c.triangles],
    ),
    (
        "untied",
        "同列而从未写协作的两方 named together, never told to coordinate",
        lambda c, alone: _pairs(c.untied, alone),
    ),
    ("chain", "报告链 chains of reporting", lambda c, _: [(" → ".join(chain),) for chain in c.chains]),
    (
        "mechanism",
        "跨部门机制 cross-agency mechanisms",
        lambda c, alone: [_mechanism(m, alone) for m in c.mechanisms],
    ),
)


def _records(found: Coordination) -> dict[str, list[dict[str, Any]]]:
    """The same for a program: places as [law, citation], mechanisms with their quotes."""
    return {
        "lead": [asdict(pair) for pair in found.leads],
        "broker": [asdict(broker) for broker in found.brokers],
        "triangle": [{"bodies": list(three)} for three in found.triangles],
        "untied": [asdict(pair) for pair in found.untied],
        "chain": [{"bodies": list(chain)} for chain in found.chains],
        "mechanism": [asdict(one) for one in found.mechanisms],
    }
