"""Worker processes that answer for the store: one that reaches a limit is killed and replaced."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kgbuild.serve.limits import Limits
from kgbuild.serve.memory import Memory
from kgbuild.serve.refusal import Refusal

Header = Mapping[str, Any]

OPENING = 60.0  # seconds that a worker may take to open the store


@dataclass(frozen=True, slots=True)
class Reply:
    """A worker's answer: the status code of HTTP, the media type, the body, whether another is as right."""

    status: int
    media: str
    body: bytes
    varies: bool = False


@dataclass(slots=True)
class _Worker:
    process: asyncio.subprocess.Process

    async def ask(self, header: Header, body: bytes) -> tuple[dict[str, Any], bytes]:
        assert self.process.stdin
        for frame in (json.dumps(header).encode(), body):
            self.process.stdin.write(len(frame).to_bytes(4, "big") + frame)
        await self.process.stdin.drain()
        return json.loads(await self._frame()), await self._frame()

    async def _frame(self) -> bytes:
        assert self.process.stdout
        length = await self.process.stdout.readexactly(4)
        return await self.process.stdout.readexactly(int.from_bytes(length, "big"))

    async def kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()


@dataclass
class Pool:
    """``size`` workers over one store.

    Attributes:
        settings: what a worker opens, see :meth:`kgbuild.serve.state.State.opened`.
        limits: how long a request may take, and how many may wait.
        size: how many workers.
    """

    settings: Header
    limits: Limits
    size: int
    _idle: asyncio.Queue[_Worker] = field(default_factory=asyncio.Queue)
    _all: list[_Worker] = field(default_factory=list)
    _replacing: set[asyncio.Task[None]] = field(default_factory=set)
    _waiting: int = 0

    def __post_init__(self) -> None:
        self._memory: Memory[Reply] = Memory(0 if self.settings["writable"] else self.limits.memory)

    async def start(self) -> None:
        """Start the workers.

        Raises:
            OSError: a worker cannot open the store.
        """
        await asyncio.gather(*(self._add() for _ in range(self.size)))

    async def stop(self) -> None:
        """End all workers."""
        for task in self._replacing:
            task.cancel()
        await asyncio.gather(*(worker.kill() for worker in self._all))

    async def ask(self, header: Header, body: bytes = b"", *, limited: bool = True) -> Reply:
        """Let a worker do what ``header`` says.

        Args:
            header: ``do`` and what the operation takes.
            body: the operation's input.
            limited: whether the operation is stopped at the limit of time.

        Raises:
            Refusal: the worker refuses, reached a limit, or none was free in time.
        """
        key = json.dumps(header).encode() + b"\0" + body
        if (known := self._memory.get(key)) is not None:
            return known
        reply = await self._done(header, body, limited)
        if not reply.varies:
            self._memory.keep(key, reply, len(reply.body))
        return reply

    async def _done(self, header: Header, body: bytes, limited: bool) -> Reply:
        worker = await self._free()
        try:
            seconds = self.limits.seconds if limited else None
            answer, content = await asyncio.wait_for(worker.ask(header, body), seconds)
        except TimeoutError:
            self._replace(worker)
            reason = f"the query ran longer than {self.limits.seconds:g} seconds, the limit, and was stopped"
            raise Refusal(503, reason) from None
        except (asyncio.IncompleteReadError, OSError):
            self._replace(worker)
            most = f"{self.limits.megabytes} MB, the limit"
            reason = f"the query wanted more memory than {most}, or is nested too deep, and was stopped"
            raise Refusal(500, reason) from None
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        if answer["status"] >= 400:
            raise Refusal(answer["status"], content.decode("utf-8", "replace"))
        return Reply(answer["status"], answer.get("media", ""), content, answer.get("varies", False))

    async def _free(self) -> _Worker:
        """A worker that is idle, or becomes so in time."""
        if self._waiting >= self.limits.waiting:
            raise Refusal(503, "too many requests are waiting: try again later")
        self._waiting += 1
        try:
            return await asyncio.wait_for(self._idle.get(), self.limits.seconds)
        except TimeoutError:
            raise Refusal(503, "all workers are busy: try again later") from None
        finally:
            self._waiting -= 1

    def _replace(self, worker: _Worker) -> None:
        """Kill a worker now and start another behind the scenes."""
        self._all.remove(worker)
        task = asyncio.create_task(self._again(worker))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _again(self, worker: _Worker) -> None:
        await worker.kill()
        await self._add()

    async def _add(self) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "kgbuild.serve.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=2**20,
        )
        worker = _Worker(process)
        self._all.append(worker)
        try:
            await asyncio.wait_for(worker.ask(self.settings, b""), OPENING)
        except (asyncio.IncompleteReadError, TimeoutError) as error:
            raise OSError(f"a worker cannot open {self.settings['store']}") from error
        self._idle.put_nowait(worker)
