"""Expressions as Python closures, made once of a query's tree. They can reach nothing but their parameters and the methods
of ``methods``: no Python text is ever compiled, no attribute of a Python object is ever looked up by a name of a query."""
from __future__ import annotations

import math
from typing import Any, Callable, Dict, List

import numpy as np

from ..query import tree
from ..values import LONG_MAX, LONG_MIN, Fault, Image, Points
from . import methods
from .budget import Budget, ExpressionError

__all__ = ["ExpressionError", "compiled"]
Code = Callable[[list], Any]


def compiled(function: tree.Function, budget: Budget) -> Callable[..., Any]:
    """A function of a query; it raises ExpressionError when it has no result. Of one thread at a time."""
    return _Compiler(budget).outer(function)


class _Compiler:
    def __init__(self, budget: Budget):
        self.budget = budget
        self.places: Dict[str, int] = {}
        self.slots: List[Any] = []
        self.parts = 0

    def outer(self, function: tree.Function) -> Callable[..., Any]:
        for name in function.parameters:
            self._slot(name)
        body = self._code(function.body)
        slots, budget, parts, count = self.slots, self.budget, self.parts, len(function.parameters)

        def apply(*arguments):
            slots[:count] = arguments
            budget.begin()
            budget.charge(parts)
            return body(slots)
        return apply

    def _slot(self, name: str) -> int:
        self.places[name] = len(self.slots)
        self.slots.append(None)
        return self.places[name]

    def _code(self, expression: tuple) -> Code:
        self.parts += 1
        return getattr(self, "_" + type(expression).__name__.lower())(expression)

    def _literal(self, expression: tree.Literal) -> Code:
        value = expression.value()
        return lambda slots: value

    def _text(self, expression: tree.Text) -> Code:
        value = expression.value
        return lambda slots: value

    def _truth(self, expression: tree.Truth) -> Code:
        value = int(expression.value)
        return lambda slots: value

    def _name(self, expression: tree.Name) -> Code:
        place = self.places[expression.name]
        return lambda slots: slots[place]

    def _tupleof(self, expression: tree.TupleOf) -> Code:
        items, budget = [self._code(item) for item in expression.items], self.budget
        size = 64 + 16 * len(items)

        def make(slots: list) -> list:
            budget.keep(size)
            return [item(slots) for item in items]
        return make

    def _mapping(self, expression: tree.Mapping) -> Code:
        entries, budget = [(key, self._code(value)) for key, value in expression.entries], self.budget
        size = 256 + 96 * len(entries)

        def make(slots: list) -> dict:
            budget.keep(size)
            return {key: value(slots) for key, value in entries}
        return make

    def _field(self, expression: tree.Field) -> Code:
        target, name, field = self._code(expression.target), expression.name, methods.field
        return lambda slots: field(target(slots), name)

    def _item(self, expression: tree.Item) -> Code:
        target, index, budget = self._code(expression.target), self._code(expression.index), self.budget
        return lambda slots: methods.item(target(slots), index(slots), budget)

    def _size(self, expression: tree.Size) -> Code:
        target, size = self._code(expression.target), methods.size
        return (lambda slots: int(size(target(slots)) == 0)) if expression.empty else lambda slots: size(target(slots))

    def _call(self, expression: tree.Call) -> Code:
        target = self._code(expression.target)
        arguments = [self._code(argument) for argument in expression.arguments]
        method, budget, call = expression.method, self.budget, methods.call
        return lambda slots: call(target(slots), method, tuple([argument(slots) for argument in arguments]), budget)

    def _function(self, expression: tree.Function) -> Code:
        places = [self._slot(name) for name in expression.parameters]
        before = self.parts
        body = self._code(expression.body)
        budget, slots, parts = self.budget, self.slots, 2 + self.parts - before

        def apply(*arguments):
            if len(arguments) != len(places):
                raise ExpressionError(f"This method needs a function of {len(arguments)} parameter"
                                      f"{'' if len(arguments) == 1 else 's'}, not {len(places)}.")
            budget.charge(parts)
            for place, argument in zip(places, arguments):
                slots[place] = argument
            return body(slots)
        return lambda _: apply

    def _sign(self, expression: tree.Sign) -> Code:
        operand = self._code(expression.operand)
        if expression.negation:
            return lambda slots: int(not methods.truth(operand(slots)))
        return lambda slots: _whole(-methods.number(operand(slots), "-"))

    def _operation(self, expression: tree.Operation) -> Code:
        left, right, budget = self._code(expression.left), self._code(expression.right), self.budget
        truth = methods.truth
        if expression.operator == "&&":
            return lambda slots: int(truth(left(slots)) and truth(right(slots)))
        if expression.operator == "||":
            return lambda slots: int(truth(left(slots)) or truth(right(slots)))
        operation = OPERATIONS[expression.operator]
        return lambda slots: operation(left(slots), right(slots), budget)

    def _choice(self, expression: tree.Choice) -> Code:
        test, yes, no = map(self._code, (expression.test, expression.yes, expression.no))
        return lambda slots: yes(slots) if methods.truth(test(slots)) else no(slots)


def _whole(value: Any) -> Any:
    """Whole numbers of more than 64 bits become floating."""
    return float(value) if isinstance(value, int) and not LONG_MIN <= value <= LONG_MAX else value


def _plus(left: Any, right: Any, budget: Budget) -> Any:
    if isinstance(left, str) or isinstance(right, str):
        return _joined(left, right, budget)
    return _whole(methods.number(left, "+") + methods.number(right, "+"))


def _joined(left: Any, right: Any, budget: Budget) -> str:
    for part in (left, right):
        if not isinstance(part, (str, int, float)):
            raise ExpressionError(f"+ joins texts and numbers, found {methods.described(part)}.")
    joined = printed(left) + printed(right)
    budget.charge(len(joined))
    budget.keep(len(joined))
    if len(joined) > methods.MAX_TEXT:
        raise ExpressionError(f"A text of an expression has at most {methods.MAX_TEXT} characters.")
    return joined


def printed(value: Any) -> str:
    """A text or number as the JVM's agents print it, so that a query gives the same on all hosts."""
    if not isinstance(value, float):
        return str(value)
    if not math.isfinite(value):
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    from decimal import Decimal  # dear to import, rarely needed
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    text = "".join(map(str, digits)).rstrip("0") or "0"
    point = len(digits) + exponent if value else 1
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        text = "0" * (1 - point) + text if point < 1 else text.ljust(point, "0")
        point = max(point, 1)
        return f"{'-' if sign else ''}{text[:point]}.{text[point:] or '0'}"
    return f"{'-' if sign else ''}{text[0]}.{text[1:] or '0'}E{point - 1}"


def _minus(left: Any, right: Any, budget: Budget) -> Any:
    return _whole(methods.number(left, "-") - methods.number(right, "-"))


def _times(left: Any, right: Any, budget: Budget) -> Any:
    return _whole(methods.number(left, "*") * methods.number(right, "*"))


def _divided(left: Any, right: Any, budget: Budget) -> float:
    dividend, divisor = float(methods.number(left, "/")), float(methods.number(right, "/"))
    if divisor:
        return dividend / divisor
    if dividend == 0 or dividend != dividend or divisor != divisor:
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1.0, divisor)


def _rest(left: Any, right: Any, budget: Budget) -> Any:
    dividend, divisor = methods.number(left, "%"), methods.number(right, "%")
    if divisor == 0:
        return math.nan
    if isinstance(dividend, int) and isinstance(divisor, int):
        rest = abs(dividend) % abs(divisor)
        return -rest if dividend < 0 else rest
    return math.nan if math.isinf(dividend) else math.fmod(dividend, divisor)


def _ordered(symbol: str, compare: Callable[[Any, Any], bool]) -> Callable[..., int]:
    def compared(left, right, budget):
        if isinstance(left, str) and isinstance(right, str):
            budget.charge(min(len(left), len(right)))
            return int(compare(left, right))
        return int(compare(methods.number(left, symbol), methods.number(right, symbol)))
    return compared


def equal(left: Any, right: Any, budget: Budget) -> bool:
    """Whether two values are the same; numbers by their value, NaN to nothing."""
    budget.charge(1)
    for value in (left, right):
        if type(value) is Fault:
            raise ExpressionError(value.message)
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left == right
    if type(left) is not type(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(equal(a, b, budget) for a, b in zip(left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(equal(left[name], right[name], budget) for name in left)
    if isinstance(left, np.ndarray):
        budget.charge(left.size)
        return left.shape == right.shape and bool(np.array_equal(left, right))
    if isinstance(left, Image):
        return bool(np.array_equal(left.samples, right.samples))
    if isinstance(left, Points):
        return bool(np.array_equal(left.coordinates, right.coordinates)) and bool(
            np.array_equal(left.classes if left.classes is not None else -1,
                           right.classes if right.classes is not None else -1))
    return left == right


OPERATIONS = {
    "+": _plus, "-": _minus, "*": _times, "/": _divided, "%": _rest,
    "<": _ordered("<", lambda a, b: a < b), "<=": _ordered("<=", lambda a, b: a <= b),
    ">": _ordered(">", lambda a, b: a > b), ">=": _ordered(">=", lambda a, b: a >= b),
    "==": lambda a, b, budget: int(equal(a, b, budget)),
    "!=": lambda a, b, budget: int(not equal(a, b, budget)),
}
