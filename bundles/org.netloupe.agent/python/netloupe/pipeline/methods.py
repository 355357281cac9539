"""Every method that an expression can use, by kind of value. What is not listed here cannot be called."""
from __future__ import annotations

import heapq
import math
from typing import Any, Callable, Dict, Tuple

import numpy as np

from ..values import Fault, Image, Points
from . import statistics
from .budget import Budget, ExpressionError

MAX_TEXT = 1_000_000
# name: numbers of arguments, and the work: target, arguments, budget
Method = Tuple[Tuple[int, ...], Callable[[Any, tuple, Budget], Any]]


def kind(value: Any) -> str:
    """The kind of a plain value, as messages name it."""
    for types, word in ((float, "number"), (int, "number"), (dict, "map"), (list, "tuple"), (np.ndarray, "tensor"),
                        (str, "text"), (Image, "image"), (Points, "points")):
        if isinstance(value, types):
            return word
    if isinstance(value, Fault):
        raise ExpressionError(value.message)
    return "function" if callable(value) else "value"


def described(value: Any) -> str:
    word = kind(value)
    return f"an {word}" if word == "image" else word if word == "points" else f"a {word}"


def number(value: Any, operation: str = "") -> Any:
    """The value, which must be a number."""
    if isinstance(value, (int, float)):
        return value
    raise ExpressionError(f"{operation} needs numbers, found {described(value)}." if operation
                          else f"Expected a number, found {described(value)}.")


def text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ExpressionError(f"Expected a text, found {described(value)}.")


def whole(value: Any, what: str) -> int:
    if isinstance(number(value), float) and not value.is_integer():
        raise ExpressionError(f"Expected {what}, a whole number, found {value}.")
    return int(value)


def function(value: Any) -> Callable[[Any], Any]:
    if callable(value):
        return value
    raise ExpressionError(f"Expected a function such as l -> l.norm, found {described(value)}.")


def truth(value: Any) -> bool:
    """Whether a condition holds."""
    if isinstance(value, (int, float)):
        return value != 0
    raise ExpressionError(f"A condition is true, false or a number, found {described(value)}.")


def call(target: Any, name: str, arguments: tuple, budget: Budget) -> Any:
    """Calls a method."""
    methods = TABLE.get(kind(target), {})
    method = methods.get(name)
    if method is None:
        there = f"; it has {', '.join(sorted(methods))}." if methods else "."
        named = described(target)
        raise ExpressionError(f"{named[0].upper()}{named[1:]} has no method '{name}'{there}")
    counts, body = method
    if counts and len(arguments) not in counts:
        takes = " or ".join(map(str, counts))
        raise ExpressionError(f"The method '{name}' takes {takes} argument{'' if takes == '1' else 's'}, not "
                              f"{len(arguments)}.")
    return body(target, arguments, budget)


def field(target: Any, name: str) -> Any:
    """A field of an event or map."""
    if isinstance(target, dict):
        if name in target:
            value = target[name]
            if type(value) is Fault:
                raise ExpressionError(value.message)
            return value
        known = list(target)
        raise ExpressionError(f"There is no '{name}'; there " + (
            f"are {', '.join(sorted(known[:20]))}." if known else "is nothing."))
    methods = TABLE.get(kind(target), {})
    hint = f"; it has the method {name}()." if name in methods else "."
    raise ExpressionError(f"{described(target)[0].upper()}{described(target)[1:]} has no field '{name}'{hint}")


def item(target: Any, index: Any, budget: Budget) -> Any:
    """An item of a tuple, a part of a tensor along its first dimension, or a field."""
    if isinstance(target, dict):
        return field(target, text(index))
    if isinstance(target, list):
        place = whole(index, "the place of an item")
        if not 0 <= place < len(target):
            raise ExpressionError(f"A tuple of {len(target)} items, counted from 0, has no item {place}.")
        value = target[place]
        kind(value)
        return value
    if isinstance(target, np.ndarray):
        place = whole(index, "the place of an item")
        if not 0 <= place < target.shape[0]:
            raise ExpressionError(f"A tensor of {target.shape[0]} places along its first dimension, counted from 0, "
                                  f"has no place {place}.")
        part = target[place]
        return part if part.ndim else part.item()
    raise ExpressionError(f"[ ] reads tuples, tensors and maps, found {described(target)}.")


def size(target: Any) -> int:
    """The number of items, elements, fields, points or characters."""
    if isinstance(target, (list, dict, str)):
        return len(target)
    if isinstance(target, np.ndarray):
        return target.size
    if isinstance(target, Points):
        return len(target.coordinates)
    if isinstance(target, Image):
        return target.samples.size
    raise ExpressionError(f"size needs something of many parts, found {described(target)}.")


def numbers_of(target: Any, budget: Budget) -> np.ndarray:
    """The numbers of a tuple or tensor."""
    if isinstance(target, np.ndarray):
        budget.charge(target.size)
        return target
    budget.charge(len(target))
    values = [number(value) for value in target]
    return np.array(values, dtype=np.float64)


def _compute(operation: Callable[..., float]) -> Callable[..., Any]:
    """A function of floating numbers that gives NaN or infinity where Python would raise."""
    def computed(value, arguments, budget):
        others = [float(number(argument)) for argument in arguments]
        with np.errstate(all="ignore"):
            return float(operation(np.float64(value), *others))
    return computed


def _rounding(operation):
    def rounded(value, arguments, budget):
        return value if isinstance(value, int) else float(operation(value))
    return rounded


def _smaller(value, arguments, budget):
    other = number(arguments[0])
    return math.nan if value != value or other != other else min(value, other)


def _greater(value, arguments, budget):
    other = number(arguments[0])
    return math.nan if value != value or other != other else max(value, other)


NUMBERS: Dict[str, Method] = {
    "abs": ((0,), lambda n, a, b: abs(n)),
    "sqrt": ((0,), _compute(np.sqrt)),
    "log": ((0,), _compute(np.log)),
    "log2": ((0,), _compute(np.log2)),
    "log10": ((0,), _compute(np.log10)),
    "exp": ((0,), _compute(np.exp)),
    "floor": ((0,), _rounding(np.floor)),
    "ceil": ((0,), _rounding(np.ceil)),
    "round": ((0,), _rounding(np.rint)),
    "pow": ((1,), _compute(np.power)),
    "min": ((1,), _smaller),
    "max": ((1,), _greater),
    "isNaN": ((0,), lambda n, a, b: int(math.isnan(n))),
    "isInfinite": ((0,), lambda n, a, b: int(math.isinf(n))),
    "isFinite": ((0,), lambda n, a, b: int(math.isfinite(n))),
}


def _of_text(operation):
    def applied(target, arguments, budget):
        budget.charge(len(target))
        return operation(target, *[text(argument) for argument in arguments])
    return applied


def _changed(operation):
    def applied(target, arguments, budget):
        budget.keep(2 * len(target))
        result = operation(target)
        if len(result) > MAX_TEXT:
            raise ExpressionError(f"A text of an expression has at most {MAX_TEXT} characters.")
        return result
    return applied


TEXTS: Dict[str, Method] = {
    "length": ((0,), lambda t, a, b: len(t)),
    "contains": ((1,), _of_text(lambda t, part: int(part in t))),
    "startsWith": ((1,), _of_text(lambda t, part: int(t.startswith(part)))),
    "endsWith": ((1,), _of_text(lambda t, part: int(t.endswith(part)))),
    "lower": ((0,), _changed(str.lower)),
    "upper": ((0,), _changed(str.upper)),
}


def _map(items, arguments, budget):
    apply = function(arguments[0])
    budget.keep(16 * len(items))
    return [apply(value) for value in items]


def _flat_map(items, arguments, budget):
    apply = function(arguments[0])
    results: list = []
    for value in items:
        made = apply(value)
        if not isinstance(made, list):
            raise ExpressionError(f"flatMap needs a function that gives tuples, found {described(made)}.")
        budget.charge(len(made))
        budget.keep(16 * len(made))
        results.extend(made)
    return results


def _filter(items, arguments, budget):
    apply = function(arguments[0])
    budget.keep(16 * len(items))
    return [value for value in items if truth(apply(value))]


def _any(items, arguments, budget):
    apply = function(arguments[0])
    return int(any(truth(apply(value)) for value in items))


def _all(items, arguments, budget):
    apply = function(arguments[0])
    return int(all(truth(apply(value)) for value in items))


def order(key: Any) -> float:
    """What the greatest keys are found by; NaN counts as the greatest."""
    value = number(key)
    return math.inf if value != value else value


def rank(key: Any, place: int) -> tuple:
    """Sorts the greatest key first, of equals the earlier first, NaN before all."""
    value = number(key)
    return (0 if value != value else 1, 0.0 if value != value else -value, place)


def _top(items, arguments, budget):
    count = max(0, whole(arguments[0], "how many items to take"))
    apply = function(arguments[1])
    budget.charge(len(items))
    ranked = [(rank(apply(value), place), value) for place, value in enumerate(items)]
    return [value for _, value in heapq.nsmallest(count, ranked, key=lambda pair: pair[0])]


def _take(items, arguments, budget):
    budget.keep(16 * len(items))
    return items[:max(0, whole(arguments[0], "how many items to take"))]


def _zip(items, arguments, budget):
    other = arguments[0]
    if not isinstance(other, list):
        raise ExpressionError(f"zip needs another tuple, found {described(other)}.")
    budget.charge(min(len(items), len(other)))
    budget.keep(128 * min(len(items), len(other)))
    return [[left, right] for left, right in zip(items, other)]


TUPLES: Dict[str, Method] = {
    "map": ((1,), _map),
    "flatMap": ((1,), _flat_map),
    "filter": ((1,), _filter),
    "any": ((1,), _any),
    "all": ((1,), _all),
    "top": ((2,), _top),
    "first": ((0,), lambda t, a, b: item(t, 0, b)),
    "last": ((0,), lambda t, a, b: item(t, len(t) - 1, b)),
    "take": ((1,), _take),
    "zip": ((1,), _zip),
    "size": ((0,), lambda t, a, b: len(t)),
}


def _keys(target, arguments, budget):
    budget.keep(16 * len(target))
    return list(target)


def _values(target, arguments, budget):
    budget.keep(16 * len(target))
    values = list(target.values())
    for value in values:
        kind(value)
    return values


MAPS: Dict[str, Method] = {
    "keys": ((0,), _keys),
    "values": ((0,), _values),
    "has": ((1,), lambda m, a, b: int(text(a[0]) in m)),
    "size": ((0,), lambda m, a, b: len(m)),
}


def _at(tensor, arguments, budget):
    if len(arguments) != tensor.ndim:
        raise ExpressionError(f"This tensor has {tensor.ndim} dimensions, but at() was given {len(arguments)} indices.")
    for dimension, index in enumerate(arguments):
        if not 0 <= whole(index, "a place") < tensor.shape[dimension]:
            raise ExpressionError(f"Dimension {dimension} of this tensor has {tensor.shape[dimension]} places, counted "
                                  f"from 0; there is no place {index}.")
    return tensor[tuple(int(index) for index in arguments)].item()


def _absolute(tensor, arguments, budget):
    budget.charge(tensor.size)
    budget.keep(tensor.nbytes)
    return np.abs(tensor)


TENSORS: Dict[str, Method] = {
    "size": ((0,), lambda t, a, b: t.size),
    "rank": ((0,), lambda t, a, b: t.ndim),
    "shape": ((0,), lambda t, a, b: list(t.shape)),
    "at": ((), _at),
    "abs": ((0,), _absolute),
}

IMAGES: Dict[str, Method] = {
    "width": ((0,), lambda i, a, b: i.width),
    "height": ((0,), lambda i, a, b: i.height),
    "channels": ((0,), lambda i, a, b: i.channels),
}

POINTS: Dict[str, Method] = {
    "size": ((0,), lambda p, a, b: len(p.coordinates)),
    "dimensions": ((0,), lambda p, a, b: p.coordinates.shape[1]),
}


def _statistic(operation):
    def applied(target, arguments, budget):
        with np.errstate(all="ignore"):
            return operation(numbers_of(target, budget))
    return applied


def _quantile(target, arguments, budget):
    fraction = float(number(arguments[0]))
    if not 0 <= fraction <= 1:
        raise ExpressionError(f"A quantile is a fraction from 0 to 1, not {fraction}.")
    return statistics.quantile(numbers_of(target, budget), fraction)


def _histogram(target, arguments, budget):
    bins = whole(arguments[0], "how many places the histogram has")
    if not 1 <= bins <= 10_000:
        raise ExpressionError(f"A histogram has 1 to 10000 places, not {bins}.")
    limits = [float(number(limit)) for limit in arguments[1:]]
    if limits and not limits[0] < limits[1]:
        raise ExpressionError(f"The lower limit of a histogram, {limits[0]}, is not below the upper, {limits[1]}.")
    budget.keep(16 * bins)
    return statistics.histogram(numbers_of(target, budget), bins, *limits)


STATISTICS: Dict[str, Method] = {
    "sum": ((0,), _statistic(statistics.total)),
    "mean": ((0,), _statistic(statistics.mean)),
    "meanAbs": ((0,), _statistic(statistics.mean_abs)),
    "std": ((0,), _statistic(statistics.std)),
    "min": ((0,), _statistic(statistics.least)),
    "max": ((0,), _statistic(statistics.greatest)),
    "norm": ((0,), _statistic(statistics.norm)),
    "zeros": ((0,), _statistic(statistics.zeros)),
    "nans": ((0,), _statistic(statistics.nans)),
    "argMax": ((0,), _statistic(statistics.arg_max)),
    "quantile": ((1,), _quantile),
    "histogram": ((1, 3), _histogram),
}


def non_finite(value: Any, path: str, budget: Budget) -> str:
    """Where the first NaN or infinite number lies, or an empty text."""
    budget.charge(1)
    if isinstance(value, float):
        return "" if math.isfinite(value) else path or "value"
    if isinstance(value, np.ndarray):
        return _non_finite_element(value, path, budget)
    if isinstance(value, Points):
        return _non_finite_element(value.coordinates.sum(axis=1), path, budget)
    if isinstance(value, dict):
        parts = ((f"{path}.{name}" if path else name, part) for name, part in value.items())
    elif isinstance(value, list):
        parts = ((_place(path, place, part), part) for place, part in enumerate(value))
    else:
        kind(value)
        return ""
    for where, part in parts:
        found = non_finite(part, where, budget)
        if found:
            return found
    return ""


def _place(path: str, place: int, part: Any) -> str:
    name = part.get("name") if isinstance(part, dict) else None
    if isinstance(name, str):
        return f"{path}.{name}" if path else name
    return f"{path}[{place}]"


def _non_finite_element(array: np.ndarray, path: str, budget: Budget) -> str:
    budget.charge(array.size)
    if array.dtype.kind != "f":
        return ""
    finite = np.isfinite(array).reshape(-1)
    return "" if finite.all() else f"{path}[{int(np.argmin(finite))}]"


TABLE: Dict[str, Dict[str, Method]] = {
    "number": NUMBERS, "text": TEXTS, "tuple": {**TUPLES, **STATISTICS}, "map": MAPS,
    "tensor": {**TENSORS, **STATISTICS}, "image": IMAGES, "points": POINTS,
}
for _methods in TABLE.values():
    _methods["nonFinite"] = ((0,), lambda v, a, b: non_finite(v, "", b))
