"""Processes that answer queries, so that one which runs away can really be stopped."""

import asyncio
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from ..graph.store import PREFIXES

SCRIPT = Path(__file__).with_name("query_worker.py")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: its text, the media types that will do (best first), its dataset, a row limit.

    ``union``: with no dataset given here or in the query (FROM), all graphs together are asked.
    """

    query: str
    accepted: tuple[str, ...]
    defaults: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    union: bool = True
    rows: int = 10_000


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as bytes of a media type; ``truncated`` where the row limit cut it."""

    body: bytes
    media: str
    truncated: bool


class Refused(Exception):
    """The query was not answered; ``status`` is the HTTP status that says why."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Workers:
    """A few processes over one store on disk, each with its time and memory.  Use as an asynchronous context manager."""

    def __init__(self, store: Path, count: int, seconds: float, megabytes: int) -> None:
        self._store, self._count = store, count
        self._seconds, self._megabytes = seconds, megabytes
        self._idle: asyncio.Queue[asyncio.subprocess.Process | None] = asyncio.Queue()
        self._alive: set[asyncio.subprocess.Process] = set()

    async def __aenter__(self) -> "Workers":
        for _ in range(self._count):
            self._idle.put_nowait(await self._started())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in list(self._alive):
            await self._ended(process)

    async def ask(self, asked: Asked) -> Given:
        """The answer, or Refused: 400 unreadable, 406 no media type fits, 503 too long, too busy or too big.

        A worker that is still at it after the time limit is killed, and so is one whose client went away.
        """
        try:
            process = await asyncio.wait_for(self._idle.get(), self._seconds)
        except TimeoutError:
            raise Refused(503, "查询繁忙，请稍后再试 all workers are busy, try again") from None
        kept = False
        try:
            process = process or await self._started()
            report, body = await asyncio.wait_for(_exchange(process, asked), self._seconds)
            kept = True
        except TimeoutError:
            words = f"查询超过 {self._seconds:g} 秒，已停止 stopped after {self._seconds:g} s"
            raise Refused(503, words) from None
        except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError):
            most = f"{self._megabytes} MB"
            words = f"查询使工作进程中断（内存上限 {most}） the query broke its worker (it may take {most})"
            raise Refused(503, words) from None
        finally:
            if not kept and process:
                await self._ended(process)
            self._idle.put_nowait(process if kept else None)  # None: started when next needed
        if report["ok"]:
            return Given(body, str(report["type"]), bool(report["truncated"]))
        if report["error"] == "not acceptable":
            raise Refused(
                406,
                "没有可接受的类型 none of the accepted types fits; 可用类型 there are: "
                + ", ".join(report["have"]),
            )
        raise Refused(400, f"无法解析 this query cannot be read: {report['error']}")

    async def _started(self) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", str(SCRIPT), str(self._store), str(self._megabytes),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=2**24,
        )  # fmt: skip
        self._alive.add(process)
        return process

    async def _ended(self, process: asyncio.subprocess.Process) -> None:
        self._alive.discard(process)
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _exchange(process: asyncio.subprocess.Process, asked: Asked) -> tuple[dict[str, Any], bytes]:
    assert process.stdin and process.stdout
    said = {
        "query": asked.query,
        "accepted": asked.accepted,
        "defaults": asked.defaults,
        "named": asked.named,
        "union": asked.union and not asked.defaults and not asked.named,
        "rows": asked.rows,
        "prefixes": PREFIXES,
    }
    frame = json.dumps(said).encode()
    process.stdin.write(b"%08x" % len(frame) + frame)
    await process.stdin.drain()
    parts = []
    for _ in range(2):
        length = int(await process.stdout.readexactly(8), 16)
        parts.append(await process.stdout.readexactly(length))
    return json.loads(parts[0]), parts[1]
