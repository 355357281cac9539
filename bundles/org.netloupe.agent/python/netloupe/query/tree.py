"""The tree of a query and its canonical text."""
from __future__ import annotations

from typing import NamedTuple, Tuple, Union

OPERATORS = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, "+": 4, "-": 4, "*": 5, "/": 5,
             "%": 5}
COMPARISON, TIGHTEST = 3, 5
CHOICE, SIGN, ITEM = 0, TIGHTEST + 1, TIGHTEST + 2


class Literal(NamedTuple):
    """A number as it was written."""
    digits: str

    def value(self) -> Union[int, float]:
        return int(self.digits) if self.digits.isdigit() else float(self.digits)


class Text(NamedTuple):
    """A text without quotes and escapes."""
    value: str


class Truth(NamedTuple):
    """``true`` or ``false``, which are 1 and 0."""
    value: bool


class Name(NamedTuple):
    """The value of a parameter."""
    name: str


class TupleOf(NamedTuple):
    """A tuple made of its items."""
    items: tuple


class Mapping(NamedTuple):
    """A map made of pairs of key and expression."""
    entries: Tuple[tuple, ...]


class Field(NamedTuple):
    """A field of an event or map."""
    target: tuple
    name: str


class Item(NamedTuple):
    """An item of a tuple or tensor, or a field by its name."""
    target: tuple
    index: tuple


class Call(NamedTuple):
    """A method; functions stand among its arguments and nowhere else."""
    target: tuple
    method: str
    arguments: tuple


class Size(NamedTuple):
    """``size(x)``, or ``empty(x)``."""
    target: tuple
    empty: bool


class Sign(NamedTuple):
    """``-x`` or ``!x``."""
    negation: bool
    operand: tuple


class Operation(NamedTuple):
    """Two operands."""
    operator: str
    left: tuple
    right: tuple


class Choice(NamedTuple):
    """``test ? yes : no``."""
    test: tuple
    yes: tuple
    no: tuple


class Function(NamedTuple):
    """A function; of no parameters it is a constant."""
    parameters: Tuple[str, ...]
    body: tuple

    def __str__(self) -> str:
        if not self.parameters:
            return text(self.body)
        names = self.parameters[0] if len(self.parameters) == 1 else f"({', '.join(self.parameters)})"
        return f"{names} -> {text(self.body)}"


class Filter(NamedTuple):
    """Lets the values pass for which the condition holds."""
    condition: Function

    def __str__(self) -> str:
        return f"filter({self.condition})"


class Map(NamedTuple):
    """Replaces each value by what the function makes of it."""
    function: Function

    def __str__(self) -> str:
        return f"map({self.function})"


class FlatMap(NamedTuple):
    """Replaces each value by the items of the tuple that the function makes of it."""
    function: Function

    def __str__(self) -> str:
        return f"flatMap({self.function})"


class Take(NamedTuple):
    """Lets that many values pass and ends the stream."""
    count: int

    def __str__(self) -> str:
        return f"take({self.count})"


class Reduce(NamedTuple):
    """Replaces each window of values by one."""
    reducer: tuple
    window: tuple

    def __str__(self) -> str:
        return f"{self.reducer} {self.window}"


class Plain(NamedTuple):
    """A reducer that is only a word."""
    word: str

    def __str__(self) -> str:
        return self.word


class Collect(NamedTuple):
    limit: int

    def __str__(self) -> str:
        return f"collect({self.limit})"


class Top(NamedTuple):
    limit: int
    key: Function

    def __str__(self) -> str:
        return f"top({self.limit}, {self.key})"


class Sample(NamedTuple):
    limit: int
    seed: int

    def __str__(self) -> str:
        return f"sample({self.limit}, {self.seed})"


class Histogram(NamedTuple):
    bins: int
    limits: Tuple[str, ...]

    def __str__(self) -> str:
        return f"histogram({', '.join((str(self.bins),) + self.limits)})"


class Quantiles(NamedTuple):
    fractions: Tuple[str, ...]

    def __str__(self) -> str:
        return f"quantiles({', '.join(self.fractions)})"


class Fold(NamedTuple):
    start: Function
    function: Function

    def __str__(self) -> str:
        return f"reduce({self.start}, {self.function})"


class ByGroup(NamedTuple):
    """A window that ends with a group of one of these names."""
    groups: Tuple[str, ...]

    def __str__(self) -> str:
        return "by " + ", ".join(self.groups)


class EveryCount(NamedTuple):
    """A window of that many values."""
    events: int

    def __str__(self) -> str:
        return f"every {self.events} events"


UNITS = {"ms": 1_000, "s": 1_000_000, "min": 60_000_000, "h": 3_600_000_000}


class EveryTime(NamedTuple):
    """A window of that time."""
    amount: int
    unit: str

    def micros(self) -> int:
        return self.amount * UNITS[self.unit]

    def __str__(self) -> str:
        return f"every {self.amount} {self.unit}"


class UntilEnd(NamedTuple):
    """A window that ends with the stream."""

    def __str__(self) -> str:
        return "until end"


class Query(NamedTuple):
    """An event and the stages that its occurrences pass."""
    event: str
    stages: tuple

    def groups(self) -> frozenset:
        """Names of the groups whose ends close windows."""
        return frozenset(group for stage in self.stages
                         if isinstance(stage, Reduce) and isinstance(stage.window, ByGroup)
                         for group in stage.window.groups)

    def __str__(self) -> str:
        return " | ".join([self.event, *map(str, self.stages)])


def text(expression: tuple, level: int = CHOICE) -> str:
    """The canonical text of an expression, in parentheses where what binds less tightly than that level needs them."""
    printed = _PRINTERS[type(expression)](expression)
    return f"({printed})" if _level(expression) < level else printed


def _level(expression: tuple) -> int:
    if isinstance(expression, Choice):
        return CHOICE
    if isinstance(expression, Operation):
        return OPERATORS[expression.operator]
    return SIGN if isinstance(expression, Sign) else ITEM


def _operation(expression: Operation) -> str:
    level = OPERATORS[expression.operator]
    left = text(expression.left, level + 1 if level == COMPARISON else level)
    return f"{left} {expression.operator} {text(expression.right, level + 1)}"


def _sign(expression: Sign) -> str:
    inner = expression.operand
    # two minus signs in a row would be another operator
    again = not expression.negation and isinstance(inner, Sign) and not inner.negation
    return ("!" if expression.negation else "-") + (" " if again else "") + text(inner, SIGN)


def quoted(value: str) -> str:
    """A text in quotes, with escapes."""
    for plain, escaped in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\t", "\\t")):
        value = value.replace(plain, escaped)
    return f"'{value}'"


def _list(items: tuple) -> str:
    return ", ".join(text(item) for item in items)


_PRINTERS = {
    Literal: lambda e: e.digits,
    Text: lambda e: quoted(e.value),
    Truth: lambda e: "true" if e.value else "false",
    Name: lambda e: e.name,
    TupleOf: lambda e: f"[{_list(e.items)}]",
    Mapping: lambda e: "{" + ", ".join(f"{quoted(key)}: {text(value)}" for key, value in e.entries) + "}",
    Field: lambda e: f"{text(e.target, ITEM)}.{e.name}",
    Item: lambda e: f"{text(e.target, ITEM)}[{text(e.index)}]",
    Call: lambda e: f"{text(e.target, ITEM)}.{e.method}({_list(e.arguments)})",
    Size: lambda e: f"{'empty' if e.empty else 'size'}({text(e.target)})",
    Sign: _sign,
    Operation: _operation,
    Choice: lambda e: f"{text(e.test, CHOICE + 1)} ? {text(e.yes)} : {text(e.no)}",
    Function: str,
}
