"""A query at work: takes events and ends of groups in their order, gives values."""
from __future__ import annotations

from typing import Any, Callable, Optional

from ..query import tree
from . import methods
from .budget import Budget, ExpressionError
from .evaluate import compiled
from .reducers import reducer_of

Output = Callable[[Any, int], None]


class Pipeline:
    """Of one thread at a time. Every method raises ExpressionError when an expression has no result; the pipeline is of no use
    after that. Times are microseconds since 1970. ``finished`` tells that no more values come."""

    def __init__(self, query: tree.Query, output: Output):
        self.finished = False
        budget = Budget()
        budget.begin()
        step: Any = _Last(output)
        for stage in reversed(query.stages):
            step = _step(stage, step, budget, self)
        self._first = step

    def event(self, values: dict, time: int) -> None:
        if not self.finished:
            self._first.value(values, time)

    def group_end(self, group: str, time: int) -> None:
        """The host closed a group of that name."""
        if not self.finished:
            self._first.group_end(group, time)

    def tick(self, time: int) -> None:
        """Time has passed without an event; closes windows of time."""
        if not self.finished:
            self._first.tick(time)

    def end(self, time: int) -> None:
        """No more events come; closes all windows."""
        if not self.finished:
            self.finished = True
            self._first.end(time)


def _step(stage: tuple, following: Any, budget: Budget, pipeline: Pipeline) -> Any:
    if isinstance(stage, tree.Filter):
        return _Filtering(compiled(stage.condition, budget), following)
    if isinstance(stage, tree.Map):
        return _Mapping(compiled(stage.function, budget), following)
    if isinstance(stage, tree.FlatMap):
        return _Flattening(compiled(stage.function, budget), following)
    if isinstance(stage, tree.Take):
        return _Taking(stage.count, following, pipeline)
    return _Reducing(reducer_of(stage.reducer, budget), stage.window, following)


class _Last:
    def __init__(self, output: Output):
        self.value = output

    def group_end(self, group: str, time: int) -> None:
        """Nothing is gathered here."""

    def tick(self, time: int) -> None:
        """Nothing is gathered here."""

    def end(self, time: int) -> None:
        """Nothing is gathered here."""


class _Chained:
    def __init__(self, following: Any):
        self.next = following
        self.group_end = following.group_end
        self.tick = following.tick
        self.end = following.end


class _Filtering(_Chained):
    def __init__(self, condition: Callable[[Any], Any], following: Any):
        super().__init__(following)
        self.condition = condition

    def value(self, value: Any, time: int) -> None:
        if methods.truth(self.condition(value)):
            self.next.value(value, time)


class _Mapping(_Chained):
    def __init__(self, function: Callable[[Any], Any], following: Any):
        super().__init__(following)
        self.function = function

    def value(self, value: Any, time: int) -> None:
        self.next.value(self.function(value), time)


class _Flattening(_Mapping):
    def value(self, value: Any, time: int) -> None:
        items = self.function(value)
        if not isinstance(items, list):
            raise ExpressionError(f"flatMap needs a function that gives tuples, found {methods.described(items)}.")
        for item in items:
            self.next.value(item, time)


class _Taking:
    def __init__(self, count: int, following: Any, pipeline: Pipeline):
        self.left, self.next, self.pipeline = count, following, pipeline

    def value(self, value: Any, time: int) -> None:
        if not self.left:
            return
        self.left -= 1
        self.next.value(value, time)
        if not self.left:
            self.next.end(time)
            self.pipeline.finished = True

    def group_end(self, group: str, time: int) -> None:
        if self.left:
            self.next.group_end(group, time)

    def tick(self, time: int) -> None:
        if self.left:
            self.next.tick(time)

    def end(self, time: int) -> None:
        if self.left:
            self.next.end(time)


class _Reducing:
    def __init__(self, reducer: Any, window: tuple, following: Any):
        self.reducer, self.window, self.next = reducer, window, following
        self.count = 0
        self.opened: Optional[int] = None
        self.limit = window.events if isinstance(window, tree.EveryCount) else 0
        self.length = window.micros() if isinstance(window, tree.EveryTime) else 0
        self.groups = frozenset(window.groups) if isinstance(window, tree.ByGroup) else frozenset()

    def value(self, value: Any, time: int) -> None:
        if self.length:
            self._close_overdue(time)
            if self.opened is None:
                self.opened = time
        self.reducer.add(value)
        self.count += 1
        if self.count == self.limit:
            self._close(time)

    def _close(self, time: int) -> None:
        self.count = 0
        result = self.reducer.take()
        if result is not None:
            self.next.value(result, time)

    def _close_overdue(self, time: int) -> None:
        if self.opened is not None:
            passed = (time - self.opened) // self.length
            if passed >= 1:
                self._close(self.opened + self.length)
                self.opened += passed * self.length

    def group_end(self, group: str, time: int) -> None:
        if group in self.groups:
            self._close(time)
        self.next.group_end(group, time)

    def tick(self, time: int) -> None:
        if self.length:
            self._close_overdue(time)
        self.next.tick(time)

    def end(self, time: int) -> None:
        if self.count or isinstance(self.window, tree.UntilEnd):
            self._close(time)
        self.next.end(time)
