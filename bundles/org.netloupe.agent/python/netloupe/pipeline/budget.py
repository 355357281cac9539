"""How much one evaluation of an expression may do."""
from __future__ import annotations

import time

MAX_STEPS = 50_000_000
MAX_BYTES = 64 << 20
MAX_SECONDS = 5.0
CHECK_EVERY = 20_000


class ExpressionError(Exception):
    """An expression that has no result; the message says why."""


class Budget:
    """Counts the steps, bytes and time of one evaluation; ``begin`` starts anew. Time counts here, too, as a host in Python
    shares one interpreter with its agent."""
    __slots__ = ("steps", "bytes", "check", "deadline")

    def begin(self) -> None:
        self.steps = 0
        self.bytes = 0
        self.check = CHECK_EVERY
        self.deadline = 0.0

    def charge(self, steps: int) -> None:
        self.steps += steps
        if self.steps > self.check:
            self._look()

    def _look(self) -> None:
        if self.steps > MAX_STEPS:
            raise ExpressionError(f"The expression takes more than {MAX_STEPS} steps; make it simpler.")
        now = time.monotonic()
        self.deadline = self.deadline or now + MAX_SECONDS
        if now > self.deadline:
            raise ExpressionError(f"The expression takes more than {MAX_SECONDS:g} s; make it simpler.")
        self.check = self.steps + CHECK_EVERY

    def keep(self, count: int) -> None:
        self.bytes += count
        if self.bytes > MAX_BYTES:
            raise ExpressionError(f"The expression makes values of more than {MAX_BYTES >> 20} MiB; make it simpler.")
