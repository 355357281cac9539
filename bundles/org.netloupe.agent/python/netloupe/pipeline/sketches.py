"""Histograms and quantiles of any number of numbers in bounded memory: exactly up to 4096 of them."""
from __future__ import annotations

import math
from typing import List, Sequence, Tuple

import numpy as np

from . import statistics

EXACT = statistics.EXACT
GRID = 4096
# finer than the 200 that the protocol promises, as the places here are cut at fixed ranks
COMPRESSION = 400.0


class RangeCounts:
    """Counts numbers on a grid of at most 4096 places whose width is a power of 2 and doubles as the range grows. A number
    is known to half a place, which is less than 1/1024 of the range."""

    def __init__(self):
        self.known: List[np.ndarray] = []
        self.size = 0
        self.counts = np.zeros(0, dtype=np.int64)
        self.first = 0
        self.scale = 0
        self.low, self.high = math.inf, -math.inf
        self.below = self.above = self.unknown = 0

    def add(self, values: np.ndarray) -> None:
        flat = values.reshape(-1).astype(np.float64, copy=False)
        self.unknown += int(np.isnan(flat).sum())
        self.below += int((flat == -np.inf).sum())
        self.above += int((flat == np.inf).sum())
        flat = flat[np.isfinite(flat)]
        if not flat.size:
            return
        self.low, self.high = min(self.low, float(flat.min())), max(self.high, float(flat.max()))
        if self.known is not None and self.size + flat.size <= EXACT:
            self.known.append(flat.copy())
            self.size += flat.size
            return
        for piece in [*(self.known or []), flat]:
            self._count(piece)
        self.known = None

    def _count(self, values: np.ndarray) -> None:
        span = max(self.high - self.low, abs(self.high) * 2.0 ** -40, 2.0 ** -1000)
        span = min(span, 2.0 ** 1023)
        needed = math.frexp(span / (GRID / 2))[1]
        if not self.counts.size:
            self.scale = needed
        while self.scale < needed:
            self._double()
        places = np.floor(values / 2.0 ** self.scale).astype(np.int64)
        self._cover(int(places.min()), int(places.max()))
        np.add.at(self.counts, places - self.first, 1)

    def _double(self) -> None:
        old = np.arange(self.first, self.first + self.counts.size) >> 1
        self.first >>= 1
        merged = np.zeros(int(old[-1]) - self.first + 1, dtype=np.int64)
        np.add.at(merged, old - self.first, self.counts)
        self.counts = merged
        self.scale += 1

    def _cover(self, low: int, high: int) -> None:
        if not self.counts.size:
            self.first, self.counts = low, np.zeros(high - low + 1, dtype=np.int64)
        before = max(0, self.first - low)
        after = max(0, high - (self.first + self.counts.size - 1))
        if before or after:
            self.counts = np.pad(self.counts, (before, after))
            self.first -= before

    def histogram(self, bins: int) -> dict:
        """The map that the reducer gives."""
        if self.known is not None:
            values = np.concatenate(self.known) if self.known else np.zeros(0)
            result = statistics.histogram(values, bins)
        else:
            low, high = (self.low, self.high) if self.low < self.high else (self.low - 0.5, self.high + 0.5)
            centres = (np.arange(self.first, self.first + self.counts.size) + 0.5) * 2.0 ** self.scale
            counts = np.zeros(bins, dtype=np.int64)
            np.add.at(counts, statistics.places(np.clip(centres, low, high), bins, low, high), self.counts)
            result = statistics.histogram_map(bins, low, high, counts, 0, 0, 0)
        result.update(below=self.below, above=self.above, nans=self.unknown)
        return result


class Digest:
    """A t-digest (Dunning, Computing extremely accurate quantiles using t-digests, arXiv:1902.04023) with the scale function
    k1, merged in bulk: numbers of one place of k1 become one centroid."""

    def __init__(self):
        self.waiting: List[np.ndarray] = []
        self.size = 0
        self.means = np.zeros(0)
        self.weights = np.zeros(0)
        self.low, self.high = math.inf, -math.inf
        self.exact = True
        self.infinite = [0, 0]

    def add(self, values: np.ndarray) -> None:
        flat = statistics.without_nan(values).astype(np.float64)
        finite = flat[np.isfinite(flat)]
        if finite.size < flat.size:
            self.infinite[0] += int((flat == -np.inf).sum())
            self.infinite[1] += int((flat == np.inf).sum())
        if not finite.size:
            return
        self.low, self.high = min(self.low, float(finite.min())), max(self.high, float(finite.max()))
        self.waiting.append(finite)
        self.size += finite.size
        if self.size > EXACT:
            self._merge()

    def _merge(self) -> None:
        self.exact = False
        values = np.concatenate([self.means, *self.waiting])
        weights = np.concatenate([self.weights, np.ones(values.size - self.means.size)])
        order = np.argsort(values, kind="stable")
        values, weights = values[order], weights[order]
        total = weights.sum()
        middle = (np.cumsum(weights) - weights / 2) / total
        place = np.floor(COMPRESSION / (2 * math.pi) * (np.arcsin(np.clip(2 * middle - 1, -1, 1)) + math.pi / 2))
        starts = np.flatnonzero(np.diff(place, prepend=-1.0))
        self.weights = np.add.reduceat(weights, starts)
        self.means = np.add.reduceat(values * weights, starts) / self.weights
        self.waiting, self.size = [], 0

    def quantiles(self, fractions: Sequence[float]) -> List[float]:
        """Of all numbers so far, infinite ones included; NaN of none."""
        if self.exact:
            ends = [np.full(count, end) for count, end in zip(self.infinite, (-np.inf, np.inf))]
            values = np.sort(np.concatenate([ends[0], *self.waiting, ends[1]]))
            return [statistics.interpolated(values, f) if values.size else math.nan for f in fractions]
        if self.waiting:
            self._merge()
        return [self._quantile(fraction) for fraction in fractions]

    def _quantile(self, fraction: float) -> float:
        total = float(self.weights.sum())
        rank = fraction * (total + sum(self.infinite)) - self.infinite[0]
        if rank < 0 or rank > total:
            return -math.inf if rank < 0 else math.inf
        middle = np.cumsum(self.weights) - self.weights / 2
        ranks = np.concatenate([[0.0], middle, [total]])
        return float(np.interp(rank, ranks, np.concatenate([[self.low], self.means, [self.high]])))


def split_mix(seed: int) -> Tuple[int, int]:
    """The next number of SplitMix64, and the state after it."""
    mask = (1 << 64) - 1
    state = (seed + 0x9E3779B97F4A7C15) & mask
    mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
    return mixed ^ (mixed >> 31), state
