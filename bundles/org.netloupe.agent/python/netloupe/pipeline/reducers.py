"""What gathers a window of values: ``add`` takes one in, ``take`` gives the result, None if there is none, and begins anew."""
from __future__ import annotations

import heapq
import itertools
import math
from typing import Any, List, Optional

import numpy as np

from ..query import tree
from ..values import LONG_MAX, LONG_MIN, UnsendableError, weight_within
from . import methods, statistics
from .budget import Budget, ExpressionError
from .evaluate import compiled
from .sketches import Digest, RangeCounts, split_mix

LARGEST_WHOLE = float(1 << 53)
MAX_KEPT_BYTES = 64 << 20


class Allowance:
    """The memory that the values kept by one window may take."""

    def __init__(self):
        self.used = 0

    def keep(self, value: Any) -> int:
        """Counts a value that is kept from now on; gives its weight."""
        try:
            weight = weight_within(value, MAX_KEPT_BYTES - self.used)
        except UnsendableError as fault:
            raise ExpressionError(f"A window of the query cannot keep this: {fault}") from None
        self.used += weight
        if self.used > MAX_KEPT_BYTES:
            raise ExpressionError(f"A window of the query keeps more than {MAX_KEPT_BYTES >> 20} MiB; keep fewer values, or "
                                  "smaller ones.")
        return weight


def reducer_of(tree_: tuple, budget: Budget) -> Any:
    """The reducer at work."""
    if isinstance(tree_, tree.Plain):
        plain = {"count": Count, "first": First, "last": Last}.get(tree_.word)
        return plain() if plain else Moments(tree_.word)
    made = {tree.Collect: Collected, tree.Sample: Sampled, tree.Quantiles: Quantiles}.get(type(tree_))
    if made:
        return made(tree_)
    if isinstance(tree_, tree.Histogram):
        return FixedHistogram(tree_) if tree_.limits else Histogram(tree_)
    return Greatest(tree_, budget) if isinstance(tree_, tree.Top) else Folded(tree_, budget)


class Count:
    def __init__(self):
        self.count = 0

    def add(self, value: Any) -> None:
        self.count += 1

    def take(self) -> int:
        result, self.count = self.count, 0
        return result


class First:
    def __init__(self):
        self.kept: Optional[Any] = None

    def add(self, value: Any) -> None:
        if self.kept is None:
            self.kept = value

    def take(self) -> Optional[Any]:
        result, self.kept = self.kept, None
        return result


class Last(First):
    def add(self, value: Any) -> None:
        self.kept = value


class Collected:
    """The first values as a tuple."""

    def __init__(self, reducer: tree.Collect):
        self.limit = reducer.limit
        self.items: List[Any] = []
        self.allowance = Allowance()

    def add(self, value: Any) -> None:
        if len(self.items) < self.limit:
            self.allowance.keep(value)
            self.items.append(value)

    def take(self) -> Optional[list]:
        result, self.items = self.items, []
        self.allowance = Allowance()
        return result or None


class Greatest:
    """The values of the greatest key, the greatest first."""

    def __init__(self, reducer: tree.Top, budget: Budget):
        self.limit = reducer.limit
        self.key = compiled(reducer.key, budget)
        self.heap: list = []
        self.order = itertools.count()
        self.allowance = Allowance()

    def add(self, value: Any) -> None:
        nan, size, place = methods.rank(self.key(value), next(self.order))
        key = (-nan, -size, -place)
        if len(self.heap) < self.limit:
            heapq.heappush(self.heap, (key, value, self.allowance.keep(value)))
        elif key > self.heap[0][0]:
            self.allowance.used -= self.heap[0][2]
            heapq.heapreplace(self.heap, (key, value, self.allowance.keep(value)))

    def take(self) -> Optional[list]:
        result = [entry[1] for entry in sorted(self.heap, key=lambda entry: entry[0], reverse=True)]
        self.heap, self.allowance = [], Allowance()
        return result or None


class Sampled:
    """Values drawn by reservoir sampling, algorithm R (Vitter 1985), in the order in which they came."""

    def __init__(self, reducer: tree.Sample):
        self.limit, self.state = reducer.limit, reducer.seed
        self.count = 0
        self.kept: list = []
        self.allowance = Allowance()

    def add(self, value: Any) -> None:
        if self.count < self.limit:
            self.kept.append((self.count, value, self.allowance.keep(value)))
        else:
            drawn, self.state = split_mix(self.state)
            place = math.floor((drawn >> 11) / 9007199254740992.0 * (self.count + 1))
            if place < self.limit:
                self.allowance.used -= self.kept[place][2]
                self.kept[place] = (self.count, value, self.allowance.keep(value))
        self.count += 1

    def take(self) -> Optional[list]:
        result = [value for _, value, _ in sorted(self.kept, key=lambda entry: entry[0])]
        self.kept, self.count, self.allowance = [], 0, Allowance()
        return result or None


class Folded:
    def __init__(self, reducer: tree.Fold, budget: Budget):
        self.start = compiled(reducer.start, budget)
        self.function = compiled(reducer.function, budget)
        self.result = self.start()

    def add(self, value: Any) -> None:
        self.result = self.function(self.result, value)
        if not isinstance(self.result, (int, float)):
            Allowance().keep(self.result)

    def take(self) -> Any:
        result, self.result = self.result, self.start()
        return result


def _numbers(value: Any, word: str) -> np.ndarray:
    if isinstance(value, np.ndarray):
        return value
    items = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, (int, float)):
            raise ExpressionError(f"{word} needs numbers, found {methods.described(item)}; choose one with map, as in "
                                  "map(b -> b.loss).")
    return np.array(items, dtype=np.float64)


class Histogram:
    """Counts between the least and the greatest number."""

    def __init__(self, reducer: tree.Histogram):
        self.bins = reducer.bins
        self.counts: Optional[RangeCounts] = None

    def add(self, value: Any) -> None:
        self.counts = self.counts or RangeCounts()
        self.counts.add(_numbers(value, "histogram"))

    def take(self) -> Optional[dict]:
        result = self.counts and self.counts.histogram(self.bins)
        self.counts = None
        return result


class FixedHistogram:
    """Counts between fixed limits."""

    def __init__(self, reducer: tree.Histogram):
        self.bins = reducer.bins
        self.low, self.high = map(float, reducer.limits)
        self.result: Optional[dict] = None

    def add(self, value: Any) -> None:
        more = statistics.histogram(_numbers(value, "histogram"), self.bins, self.low, self.high)
        if self.result is None:
            self.result = more
        else:
            for name in ("counts", "below", "above", "nans"):
                self.result[name] = self.result[name] + more[name]

    def take(self) -> Optional[dict]:
        result, self.result = self.result, None
        return result


class Quantiles:
    def __init__(self, reducer: tree.Quantiles):
        self.fractions = [float(fraction) for fraction in reducer.fractions]
        self.digest: Optional[Digest] = None

    def add(self, value: Any) -> None:
        self.digest = self.digest or Digest()
        self.digest.add(_numbers(value, "quantiles"))

    def take(self) -> Optional[list]:
        result = self.digest and self.digest.quantiles(self.fractions)
        self.digest = None
        return result


class Moments:
    """Sum, mean, min, max or std of numbers, or place by place of tuples or tensors of one shape, by Welford's recurrence."""

    def __init__(self, word: str):
        self.word = word
        self.count = 0

    def add(self, value: Any) -> None:
        if not isinstance(value, (int, float)):
            return self._add_many(value)
        if not self.count:
            self._begin(value, None)
        elif self.shape is not None:
            self._differ(value)
        self.whole = self.whole and isinstance(value, int)
        self.count += 1
        self.sum += value
        distance = value - self.mean
        self.mean += distance / self.count
        self.squares += distance * (value - self.mean)
        if value != value or self.least != self.least:
            self.least = self.greatest = math.nan
        else:
            self.least, self.greatest = min(self.least, value), max(self.greatest, value)

    def _begin(self, value: Any, shape: Optional[tuple]) -> None:
        self.model, self.shape, self.whole = value, shape, True
        if shape is None:
            self.sum, self.mean, self.squares, self.least, self.greatest = 0, 0.0, 0.0, math.inf, -math.inf
        else:
            self.sum, self.mean, self.squares = np.zeros(shape), np.zeros(shape), np.zeros(shape)
            self.least, self.greatest = np.full(shape, math.inf), np.full(shape, -math.inf)

    def _differ(self, value: Any) -> None:
        def told(part):
            many = part.size if isinstance(part, np.ndarray) else len(part) if isinstance(part, list) else 1
            return f"{methods.described(part)} of {many}"
        raise ExpressionError(f"{self.word} needs values of one shape, found {told(self.model)} and {told(value)}.")

    def _add_many(self, value: Any) -> None:
        if not isinstance(value, (list, np.ndarray)):
            _numbers(value, self.word)
        array = _numbers(value, self.word).astype(np.float64, copy=False)
        if not self.count:
            self._begin(value, array.shape)
        elif array.shape != self.shape or type(value) is not type(self.model):
            self._differ(value)
        self.whole = self.whole and isinstance(value, list) and all(isinstance(item, int) for item in value)
        self.count += 1
        with np.errstate(all="ignore"):
            self.sum = self.sum + array
            distance = array - self.mean
            self.mean = self.mean + distance / self.count
            self.squares = self.squares + distance * (array - self.mean)
            self.least, self.greatest = np.minimum(self.least, array), np.maximum(self.greatest, array)

    def take(self) -> Any:
        if not self.count:
            return None
        with np.errstate(all="ignore"):
            result = {"sum": lambda: self.sum, "mean": lambda: self.sum / self.count, "min": lambda: self.least,
                      "max": lambda: self.greatest, "std": lambda: np.sqrt(self.squares / self.count)}[self.word]()
        self.count = 0
        if self.shape is None:
            return self._number(result)
        if isinstance(self.model, np.ndarray):
            return np.array(result, dtype="<f8", order="C")
        return [self._number(item) for item in result.tolist()]

    def _number(self, value: Any) -> Any:
        if self.whole and self.word in ("sum", "min", "max"):
            if isinstance(value, int):
                return value if LONG_MIN <= value <= LONG_MAX else float(value)
            return int(value) if abs(value) < LARGEST_WHOLE else float(value)
        return float(value)
