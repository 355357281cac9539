"""Which parts of an event a query reads: the event is followed through the expressions without evaluating them. Where that
cannot be done, all is taken to be read. So the host computes and copies no more than what is asked."""
from __future__ import annotations

from typing import Dict, Optional

from . import tree

FOLLOWED = frozenset({"filter", "top", "take"})
SHALLOW = frozenset({"any", "all", "size", "has", "keys"})


class Wanted:
    """Which parts of a value someone wants: all of it, or some fields, or parts of its items."""
    __slots__ = ("whole", "fields", "items")

    def __init__(self, whole: bool = False):
        self.whole = whole
        self.fields: Dict[str, Wanted] = {}
        self.items: Optional[Wanted] = None

    def field(self, name: str) -> "Optional[Wanted]":
        """What is wanted of that field; None if not even that it is there."""
        return self if self.whole else self.fields.get(name)

    def item(self) -> "Optional[Wanted]":
        """What is wanted of each item; None if only how many there are."""
        return self if self.whole else self.items

    def add_field(self, name: str) -> "Wanted":
        return self.fields.setdefault(name, Wanted())

    def add_items(self) -> "Wanted":
        if self.items is None:
            self.items = Wanted()
        return self.items

    def add_all(self, other: "Wanted") -> None:
        """Adds what another wants."""
        self.whole |= other.whole
        for name, wanted_ in other.fields.items():
            self.add_field(name).add_all(wanted_)
        if other.items is not None:
            self.add_items().add_all(other.items)

    def wants(self, *path: str) -> bool:
        """Whether something is wanted along that path of field names; ``*`` is any item."""
        place: Optional[Wanted] = self
        for step in path:
            place = place and (place.item() if step == "*" else place.field(step))
        return place is not None


class _Given:
    """A part of the event."""

    def __init__(self, wanted_: Wanted):
        self.wanted = wanted_

    def whole(self):
        self.wanted.whole = True

    def field(self, name):
        return _Given(self.wanted.add_field(name))

    def items(self):
        return _Given(self.wanted.add_items())

    def item(self, index):
        return self.items()


class _Made:
    """A tuple or map that the query has made of parts; with ``every`` all items are alike."""

    def __init__(self, parts=(), entries=None, every=None):
        self.parts, self.entries, self.every = parts, entries or {}, every

    def whole(self):
        for part in (*self.parts, *self.entries.values(), *([self.every] if self.every else [])):
            part.whole()

    def field(self, name):
        return self.entries.get(name, _NONE)

    def items(self):
        if self.every:
            return self.every
        for part in self.parts:
            part.whole()
        return _NONE

    def item(self, index):
        if self.every:
            return self.every
        return self.parts[index] if index < len(self.parts) else _NONE


_NONE = _Made()


def wanted(query: tree.Query) -> Wanted:
    """What the query wants of each of its events; fields are observables and globals."""
    root = Wanted()
    reading = _Reading()
    value = _Given(root)
    for stage in query.stages:
        value = reading.stage(stage, value)
    value.whole()
    return root


class _Reading:
    def __init__(self):
        self.known = {}

    def stage(self, stage, value):
        if isinstance(stage, tree.Filter):
            self._apply(stage.condition, value).whole()
            return value
        if isinstance(stage, tree.Map):
            return self._apply(stage.function, value)
        if isinstance(stage, tree.FlatMap):
            return self._apply(stage.function, value).items()
        return self._reduce(stage.reducer, value) if isinstance(stage, tree.Reduce) else value

    def _reduce(self, reducer, value):
        if isinstance(reducer, tree.Fold):
            # of a fold over many events nothing is left to be told apart
            self.known[reducer.function.parameters[0]] = _NONE
            self.known[reducer.function.parameters[1]] = value
            self._read(reducer.function.body).whole()
            return _NONE
        if isinstance(reducer, tree.Plain) and reducer.word in ("first", "last"):
            return value
        if isinstance(reducer, tree.Plain) and reducer.word == "count":
            return _NONE
        if isinstance(reducer, tree.Top):
            self._apply(reducer.key, value).whole()
        if isinstance(reducer, (tree.Top, tree.Collect, tree.Sample)):
            return _Made(every=value)
        value.whole()
        return _NONE

    def _apply(self, function, value):
        self.known[function.parameters[0]] = value
        return self._read(function.body)

    def _read(self, expression):
        if isinstance(expression, tree.Name):
            return self.known.get(expression.name, _NONE)
        if isinstance(expression, tree.Field):
            return self._read(expression.target).field(expression.name)
        if isinstance(expression, tree.Item):
            return self._item(expression)
        if isinstance(expression, tree.Call):
            return self._call(expression)
        if isinstance(expression, tree.TupleOf):
            return _Made(parts=[self._read(item) for item in expression.items])
        if isinstance(expression, tree.Mapping):
            return _Made(entries={key: self._read(value) for key, value in expression.entries})
        self._operands(expression)
        return _NONE

    def _operands(self, expression):
        if isinstance(expression, tree.Operation):
            parts = (expression.left, expression.right)
        elif isinstance(expression, tree.Sign):
            parts = (expression.operand,)
        elif isinstance(expression, tree.Choice):
            parts = (expression.test, expression.yes, expression.no)
        else:
            parts = ()
        for part in parts:
            self._read(part).whole()
        if isinstance(expression, tree.Size):
            self._read(expression.target)

    def _item(self, expression):
        target = self._read(expression.target)
        index = expression.index
        if isinstance(index, tree.Text):
            return target.field(index.value)
        if isinstance(index, tree.Literal) and isinstance(index.value(), int):
            return target.item(index.value())
        self._read(index).whole()
        target.whole()
        return _NONE

    def _call(self, expression):
        target = self._read(expression.target)
        method = expression.method
        result = None
        for argument in expression.arguments:
            if isinstance(argument, tree.Function):
                for name in argument.parameters:
                    self.known[name] = target.items()
                result = self._read(argument.body)
            else:
                self._read(argument).whole()
        if result is not None and method == "map":
            return _Made(every=result)
        if result is not None and method == "flatMap":
            return _Made(every=result.items())
        if result is not None:
            result.whole()
        if method in FOLLOWED:
            return target
        if method in SHALLOW:
            return _NONE
        if method in ("first", "last"):
            return target.items()
        target.whole()
        return _NONE
