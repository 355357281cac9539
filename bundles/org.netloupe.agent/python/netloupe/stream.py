"""One stream of one client: events that wait, the pipeline, and values that wait until the client has room."""
from __future__ import annotations

import time
from collections import deque
from typing import Any, Callable, Deque, List, Optional, Tuple

from . import wire
from .files import SharedFile, Spill
from .pipeline import ExpressionError, Pipeline
from .query import wanted
from .query.tree import Query

MAX_WEIGHT = 64 << 20
LOSSLESS_EVENTS, LOSSLESS_WEIGHT = 1 << 16, 256 << 20
MAX_MARKS = 10_000
TURN_SECONDS, YIELD_SECONDS = 0.005, 0.0003
MAX_BATCH, MAX_BATCH_BYTES = 4096, 1 << 18
EVENT, MARK = 0, 1


class HostStream:
    """Whatever is too much is dropped, the oldest first, and counted; or kept in a file, if the client wants all. Host threads
    call ``offer`` and ``mark``, under the agent's lock; all else is the agent's thread."""

    def __init__(self, number: int, client: Any, query: Query, message: dict, lock: Any):
        self.number, self.client, self.query, self.lock = number, client, query, lock
        self.wanted = wanted(query)
        self.groups = query.groups()
        self.capacity = max(1, min(wire.whole(message, "capacity"), 1 << 20))
        self.window = max(1, wire.whole(message, "window"))
        self.lossless = bool(wire.whole(message, "lossless"))
        self.shared: Optional[SharedFile] = None
        self.spill: Optional[Spill] = None
        self.failure: Optional[str] = None
        self.host_seconds = self.agent_seconds = 0.0
        # kind, time, values or group, weight
        self.inputs: Deque[Tuple[int, int, Any, int]] = deque()
        self.waiting_events = self.input_weight = self.dropped_events = self.events = 0
        self.outputs: Deque[Tuple[List[wire.Part], int]] = deque()
        self.output_weight = self.dropped_values = self.next_value = 0
        self.sent = self.consumed_bytes = 0
        self.writer = wire.ValueWriter()
        self.pipeline = Pipeline(query, self._give)

    def share(self) -> str:
        """Makes the file for large values; an empty path if that is not possible."""
        try:
            self.shared = SharedFile(self.window)
            return self.shared.path
        except OSError:
            return ""

    def offer(self, when: int, values: dict, weight: int) -> None:
        """An event occurred."""
        if self.failure is not None:
            return
        self.inputs.append((EVENT, when, values, weight))
        self.waiting_events += 1
        self.input_weight += weight
        if self.lossless:
            if self.waiting_events > max(self.capacity, LOSSLESS_EVENTS) or self.input_weight > LOSSLESS_WEIGHT:
                self.fail("Events come faster than they can be evaluated, and the stream may lose none; ask for less of "
                          "each event, or without lossless.")
            return
        while self.waiting_events > self.capacity or self.input_weight > MAX_WEIGHT and self.waiting_events > 1:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        # ends of groups stay, or windows would run into one another
        marks = []
        oldest = self.inputs.popleft()
        while oldest[0] == MARK:
            marks.append(oldest)
            oldest = self.inputs.popleft()
        self.inputs.extendleft(reversed(marks))
        self.waiting_events -= 1
        self.input_weight -= oldest[3]
        self.dropped_events += 1

    def mark(self, when: int, group: str) -> None:
        """The host closed a group."""
        if self.failure is None:
            if len(self.inputs) - self.waiting_events >= MAX_MARKS:
                self.fail(f"More than {MAX_MARKS} groups ended before they could be evaluated.")
            self.inputs.append((MARK, when, group, 0))

    def fail(self, message: str) -> None:
        """Ends the stream with that message at the next turn of the agent's thread."""
        if self.failure is None:
            self.failure = message

    def evaluate(self) -> bool:
        """Evaluates what has come in, for some milliseconds, so that others have their turn; True if more waits."""
        begin = yielded = time.perf_counter()
        while self.failure is None and not self.pipeline.finished:
            with self.lock:
                if not self.inputs:
                    break
                kind, when, payload, weight = self.inputs.popleft()
                if kind == EVENT:
                    self.waiting_events -= 1
                    self.input_weight -= weight
            if kind == EVENT:
                self.events += 1
                self.guarded(self.pipeline.event, payload, when)
            else:
                self.guarded(self.pipeline.group_end, payload, when)
            now = time.perf_counter()
            if now - begin > TURN_SECONDS:
                break
            if now - yielded > YIELD_SECONDS:
                time.sleep(0)  # lets a host that waits for the interpreter go first
                yielded = time.perf_counter()
        self.agent_seconds += time.perf_counter() - begin
        return bool(self.inputs) and self.failure is None and not self.pipeline.finished

    def guarded(self, work: Callable[..., None], *arguments: Any) -> None:
        """Does work of the pipeline; what goes wrong ends the stream, and nothing else."""
        try:
            work(*arguments)
        except ExpressionError as fault:
            self.fail(str(fault))
        except Exception as fault:  # a fault of ours, or of a library
            self.fail(f"The query cannot be evaluated: {type(fault).__name__}: {fault}")

    def finish(self, when: int) -> None:
        """Evaluates the rest and closes all windows."""
        while self.evaluate():
            pass
        if self.failure is None:
            self.guarded(self.pipeline.end, when)

    def _give(self, value: Any, when: int) -> None:
        parts = self.writer.write(when, value)
        weight = 48 + wire.size_of(parts)
        self.next_value += 1
        if self.lossless and (self.spilled() or self._full(weight)):
            self._spill(parts)
            return
        self.outputs.append((parts, weight))
        self.output_weight += weight
        while len(self.outputs) > self.capacity or self.output_weight > MAX_WEIGHT and len(self.outputs) > 1:
            self.output_weight -= self.outputs.popleft()[1]
            self.dropped_values += 1

    def _full(self, weight: int) -> bool:
        return len(self.outputs) >= self.capacity or bool(self.outputs) and self.output_weight + weight > MAX_WEIGHT

    def spilled(self) -> int:
        """How many values wait in the file."""
        return self.spill.count if self.spill else 0

    def _spill(self, parts: List[wire.Part]) -> None:
        try:
            self.spill = self.spill or Spill()
            self.spill.add(wire.inline(parts))
        except OSError as fault:
            raise ExpressionError(f"Values that have to wait cannot be written to the disk: {fault}") from None

    def consumed(self, count: int) -> None:
        """The client has consumed that many bytes in all."""
        self.consumed_bytes = max(self.consumed_bytes, min(count, self.sent))
        if self.shared:
            self.shared.consumed(self.consumed_bytes)

    def send(self, transmit: Callable[[bytes], bool], everything: bool = False) -> None:
        """Sends what waits as far as the client has room, or all of it when the stream ends."""
        while (self.outputs or self.spilled()) and (everything or self.sent - self.consumed_bytes < self.window):
            self._refill()
            first = self.next_value - len(self.outputs) - self.spilled()
            batch = self._batch(everything)
            pieces, extra = self._pieces(batch)
            frame = wire.values_head(self.number, first, self.dropped_events, self.dropped_values,
                                     len(batch)) + b"".join(pieces)
            self.sent += len(frame) + extra
            if self.shared:
                self.shared.close_message(self.sent)
            if not transmit(frame):
                return

    def _refill(self) -> None:
        while self.spilled() and not self._full(48):
            value = self.spill.take()
            self.outputs.append(([value], 48 + len(value)))
            self.output_weight += 48 + len(value)

    def _batch(self, everything: bool) -> List[List[wire.Part]]:
        batch: List[List[wire.Part]] = []
        weight = 0
        room = MAX_BATCH_BYTES if everything else min(MAX_BATCH_BYTES, self.window - self.sent + self.consumed_bytes)
        while self.outputs and len(batch) < MAX_BATCH and (not batch or weight + self.outputs[0][1] <= room):
            parts, size = self.outputs.popleft()
            self.output_weight -= size
            weight += size
            batch.append(parts)
        return batch

    def _pieces(self, batch: List[List[wire.Part]]) -> Tuple[List[Any], int]:
        """What the frame is made of, and the bytes that go around it."""
        pieces: List[Any] = []
        extra = 0
        if self.shared:
            self.shared.open_message()
        for part in (part for parts in batch for part in parts):
            if not isinstance(part, wire.Payload):
                pieces.append(part)
                continue
            offset = self.shared.put([part.head, memoryview(part.elements).cast("B")]) if self.shared else None
            if offset is None:
                pieces.extend(part.inline())
            else:
                pieces.append(part.handle(self.number, offset))
                extra += part.size()
        return pieces, extra

    def close(self) -> None:
        """Gives the files back."""
        for file in (self.shared, self.spill):
            if file:
                file.close()

    def describe(self) -> dict:
        return {"id": self.number, "query": str(self.query), "client": self.client.name,
                "lossless": int(self.lossless), "events": self.events, "values": self.next_value,
                "droppedEvents": self.dropped_events, "droppedValues": self.dropped_values,
                "waitingEvents": self.waiting_events, "waitingValues": len(self.outputs) + self.spilled(),
                "spilledBytes": self.spill.bytes() if self.spill else 0, "hostMicros": self.host_seconds * 1e6,
                "agentMicros": self.agent_seconds * 1e6}
