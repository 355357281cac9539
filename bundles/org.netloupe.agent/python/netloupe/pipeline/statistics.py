"""Statistics of many numbers, in 64-bit floating point whatever their elements are, in pieces of bounded memory."""
from __future__ import annotations

import math
from typing import Iterator, Optional, Sequence

import numpy as np

PIECE = 1 << 16
EXACT = 4096
NAN = math.nan


def _pieces(values: np.ndarray) -> Iterator[np.ndarray]:
    flat = values.reshape(-1)
    for at in range(0, flat.size, PIECE):
        yield flat[at:at + PIECE].astype(np.float64, copy=False)


def total(values: np.ndarray) -> float:
    return math.fsum(float(piece.sum()) for piece in _pieces(values)) if _calm(values) else _naive(values)


def _calm(values: np.ndarray) -> bool:
    return values.size <= PIECE or bool(np.isfinite(values).all())


def _naive(values: np.ndarray) -> float:
    with np.errstate(all="ignore"):
        return float(values.reshape(-1).astype(np.float64).sum())


def mean(values: np.ndarray) -> float:
    return total(values) / values.size if values.size else NAN


def mean_abs(values: np.ndarray) -> float:
    return sum(float(np.abs(piece).sum()) for piece in _pieces(values)) / values.size if values.size else NAN


def std(values: np.ndarray) -> float:
    """Of the population."""
    if not values.size:
        return NAN
    centre = mean(values)
    return math.sqrt(sum(float(np.square(piece - centre).sum()) for piece in _pieces(values)) / values.size)


def least(values: np.ndarray) -> float:
    return float(values.min()) if values.size else NAN


def greatest(values: np.ndarray) -> float:
    return float(values.max()) if values.size else NAN


def norm(values: np.ndarray) -> float:
    return math.sqrt(sum(float(np.dot(piece, piece)) for piece in _pieces(values)))


def zeros(values: np.ndarray) -> float:
    return (values.size - int(np.count_nonzero(values))) / values.size if values.size else NAN


def nans(values: np.ndarray) -> int:
    """How many are NaN or infinite."""
    return 0 if values.dtype.kind in "iu" else int(values.size - np.count_nonzero(np.isfinite(values)))


def arg_max(values: np.ndarray) -> int:
    if not values.size or values.dtype.kind == "f" and np.isnan(values).all():
        return -1
    return int(np.nanargmax(values) if values.dtype.kind == "f" else np.argmax(values))


def quantile(values: np.ndarray, fraction: float) -> float:
    """By linear interpolation; NaN left out."""
    kept = without_nan(values)
    return interpolated(np.sort(kept), fraction) if kept.size else NAN


def without_nan(values: np.ndarray) -> np.ndarray:
    flat = values.reshape(-1)
    return flat[~np.isnan(flat)] if flat.dtype.kind == "f" else flat


def interpolated(ordered: Sequence[float], fraction: float) -> float:
    """The quantile of sorted numbers."""
    place = fraction * (len(ordered) - 1)
    below = int(place)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    share = place - below
    return low if share == 0 or low == high else low + (high - low) * share


def histogram(values: np.ndarray, bins: int, low: Optional[float] = None, high: Optional[float] = None) -> dict:
    """Counts in places of equal width; see docs/protocol.md."""
    flat = values.reshape(-1).astype(np.float64, copy=False)
    known = flat[~np.isnan(flat)]
    if low is None or high is None:
        low, high = limits(known)
    counts = np.zeros(bins, dtype=np.int64)
    inside = known[(known >= low) & (known <= high)]
    np.add.at(counts, places(inside, bins, low, high), 1)
    return histogram_map(bins, low, high, counts, int((known < low).sum()), int((known > high).sum()),
                         int(flat.size - known.size))


def limits(known: np.ndarray) -> tuple:
    """From the least to the greatest finite number; around the only one; 0 to 1 of none."""
    finite = known[np.isfinite(known)]
    if not finite.size:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    return (low - 0.5, high + 0.5) if low == high else (low, high)


def places(inside: np.ndarray, bins: int, low: float, high: float) -> np.ndarray:
    """The place of each number; the upper limit belongs to the last one."""
    share = (inside - low) / (high - low) if math.isfinite(high - low) else inside / high / 2 + 0.5
    return np.minimum((share * bins).astype(np.int64), bins - 1)


def histogram_map(bins: int, low: float, high: float, counts: np.ndarray, below: int, above: int, unknown: int) -> dict:
    edges = np.linspace(low, high, bins + 1)
    return {"edges": edges, "counts": counts, "below": below, "above": above, "nans": unknown}
