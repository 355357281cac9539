"""Recursive descent by the grammar of docs/protocol.md. A name must be a parameter, only methods can be called, functions
stand only as arguments of methods: so no expression can recurse or reach outside."""
from __future__ import annotations

from typing import List, Tuple

from . import tree
from .lexer import END, NAME, NUMBER, STRING, Lexer, QueryError, Token

MAX_LENGTH = 8192
MAX_STAGES = 64
MAX_NESTING = 32
MAX_PARTS = 1000
MAX_KEPT = 1_000_000
MAX_BINS = 10_000
SIZES = frozenset({"size", "empty"})
CONSTANTS = frozenset({"true", "false"})
FOREIGN_WORDS = frozenset({"and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "in", "is", "null",
                           "None", "True", "False"})
PLAIN = frozenset({"sum", "mean", "min", "max", "count", "std", "first", "last"})
STAGES = ("filter, map, flatMap, take, sum, mean, min, max, count, std, first, last, collect, histogram, quantiles, "
          "top, sample and reduce")


def parse(query: str) -> tree.Query:
    """The tree of a query; raises QueryError saying what is wrong, and where."""
    if len(query) > MAX_LENGTH:
        raise QueryError(MAX_LENGTH, len(query),
                         f"A query has at most {MAX_LENGTH} characters, not {len(query)}.")
    if not query.strip():
        raise QueryError(0, 0, "A query begins with the name of an event, as in: batch | map(b -> b.loss)")
    return _QueryParser(Lexer(query).tokens()).parse()


class _Reader:
    """Reads tokens one after the other."""

    def __init__(self, tokens: List[Token]):
        self.tokens = tokens
        self.at = 0

    def peek(self, ahead: int = 0) -> Token:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def next(self) -> Token:
        token = self.tokens[self.at]
        if token.kind != END:
            self.at += 1
        return token

    def skip(self, symbol: str) -> bool:
        if self.peek().symbol(symbol):
            self.at += 1
            return True
        return False

    def expect(self, symbol: str) -> None:
        token = self.next()
        if token.kind == NAME and token.text in FOREIGN_WORDS:
            raise _foreign_word(token)
        if not token.symbol(symbol):
            raise token.wrong(f"Expected '{symbol}', found {token.described()}.")

    def name(self, what: str) -> str:
        token = self.next()
        if token.kind != NAME:
            raise token.wrong(f"Expected {what}, found {token.described()}.")
        return token.text


def _foreign_word(token: Token) -> QueryError:
    return token.wrong(f"'{token.text}' cannot be used in a query; write &&, ||, !, ==, !=, <, <=, > or >=.")


class _ExpressionParser(_Reader):
    """Reads functions and expressions."""

    def __init__(self, tokens: List[Token]):
        super().__init__(tokens)
        self.known: List[str] = []
        self.nesting = 0
        self.parts = 0

    def function_of(self, count: int) -> tree.Function:
        """A function with that number of parameters."""
        first = self.peek()
        if not self._at_function():
            found = self.peek(1) if first.kind == NAME else first
            raise found.wrong(f"Expected a function such as b -> b.loss, found {found.described()}.")
        function = self._function()
        if len(function.parameters) != count:
            raise first.wrong(f"This function takes {count} parameter{'' if count == 1 else 's'}, not "
                              f"{len(function.parameters)}.")
        return function

    def constant(self) -> tree.Function:
        """An expression of no parameters."""
        return tree.Function((), self._expression())

    def _at_function(self) -> bool:
        if self.peek().kind == NAME:
            return self.peek(1).symbol("->")
        at = 0
        while self.peek(at).symbol("(" if at == 0 else ","):
            if self.peek(at + 1).kind != NAME:
                return False
            at += 2
        return at > 0 and self.peek(at).symbol(")") and self.peek(at + 1).symbol("->")

    def _function(self) -> tree.Function:
        several = self.skip("(")
        parameters = [self._parameter(self.next())]
        while several and self.skip(","):
            parameters.append(self._parameter(self.next()))
        if several:
            self.expect(")")
        self.expect("->")
        body = self._expression()
        for name in parameters:
            self.known.remove(name)
        return tree.Function(tuple(parameters), body)

    def _parameter(self, token: Token) -> str:
        if token.text in SIZES or token.text in CONSTANTS or token.text in FOREIGN_WORDS:
            raise token.wrong(f"'{token.text}' cannot be the name of a parameter.")
        if token.text in self.known:
            raise token.wrong(f"The parameter '{token.text}' needs another name; this one is taken.")
        self.known.append(token.text)
        return token.text

    def _deeper(self, token: Token) -> None:
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise token.wrong(f"An expression is nested at most {MAX_NESTING} deep.")

    def _made(self, expression: tuple) -> tuple:
        """Counts the parts of the query, so that no tree is too deep to be walked."""
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise self.peek().wrong(f"A query has at most {MAX_PARTS} names, numbers and operators.")
        return expression

    def _expression(self) -> tuple:
        self._deeper(self.peek())
        result = self._operation(1)
        if self.skip("?"):
            yes = self._expression()
            self.expect(":")
            result = self._made(tree.Choice(result, yes, self._expression()))
        self.nesting -= 1
        return result

    def _operation(self, level: int) -> tuple:
        if level > tree.TIGHTEST:
            return self._sign()
        left = self._operation(level + 1)
        while self._operator(level):
            operator = self.next().text
            left = self._made(tree.Operation(operator, left, self._operation(level + 1)))
            if level == tree.COMPARISON and self._operator(level):
                raise self.peek().wrong("A comparison cannot follow another; join them with &&.")
        return left

    def _operator(self, level: int) -> bool:
        token = self.peek()
        return token.kind == "symbol" and tree.OPERATORS.get(token.text) == level

    def _sign(self) -> tuple:
        token = self.peek()
        if not (token.symbol("-") or token.symbol("!")):
            return self._item()
        self.next()
        self._deeper(token)
        operand = self._sign()
        self.nesting -= 1
        return self._made(tree.Sign(token.text == "!", operand))

    def _item(self) -> tuple:
        target = self._atom()
        while True:
            token = self.peek()
            if self.skip("."):
                target = self._made(self._member(target))
            elif self.skip("["):
                index = self._expression()
                self.expect("]")
                target = self._made(tree.Item(target, index))
            elif token.symbol("("):
                raise token.wrong("Only methods can be called, as in b.loss.abs().")
            else:
                return target

    def _member(self, target: tuple) -> tuple:
        name = self.name("the name of a field or method")
        if not self.skip("("):
            return tree.Field(target, name)
        return tree.Call(target, name, self._until(")", self._argument))

    def _until(self, close: str, part) -> tuple:
        parts = []
        if not self.peek().symbol(close):
            parts.append(part())
            while self.skip(","):
                parts.append(part())
        self.expect(close)
        return tuple(parts)

    def _argument(self) -> tuple:
        if not self._at_function():
            return self._expression()
        self._deeper(self.peek())
        function = self._made(self._function())
        self.nesting -= 1
        return function

    def _atom(self) -> tuple:
        token = self.next()
        if token.kind == NUMBER:
            return self._made(tree.Literal(token.text))
        if token.kind == STRING:
            return self._made(tree.Text(token.text))
        if token.kind == NAME:
            return self._made(self._name_of(token))
        if token.symbol("("):
            return self._parenthesised(token)
        if token.symbol("["):
            return self._made(tree.TupleOf(self._until("]", self._expression)))
        if token.symbol("{"):
            return self._made(self._mapping())
        raise token.wrong(f"Expected an expression, found {token.described()}.")

    def _parenthesised(self, opening: Token) -> tuple:
        inner = self._expression()
        self.expect(")")
        if self.peek().symbol("->"):
            raise opening.to(self.peek()).wrong(
                "A function can only be given to a method, as in layers.map(l -> l.norm).")
        return inner

    def _name_of(self, token: Token) -> tuple:
        name = token.text
        if name in CONSTANTS:
            return tree.Truth(name == "true")
        if self.peek().symbol("("):
            return self._size(token)
        if self.peek().symbol("->"):
            raise token.to(self.peek()).wrong(
                "A function can only be given to a method, as in layers.map(l -> l.norm).")
        if name in FOREIGN_WORDS:
            raise _foreign_word(token)
        if name not in self.known:
            known = f"; known: {', '.join(sorted(self.known))}." if self.known else "."
            raise token.wrong(f"The name '{name}' is not known here{known}")
        return tree.Name(name)

    def _size(self, token: Token) -> tuple:
        if token.text not in SIZES:
            raise token.wrong(f"There is no function '{token.text}'; there are size and empty.")
        self.expect("(")
        target = self._expression()
        self.expect(")")
        return tree.Size(target, token.text == "empty")

    def _mapping(self) -> tuple:
        keys = set()

        def entry() -> Tuple[str, tuple]:
            key = self.next()
            if key.kind != STRING:
                raise key.wrong(f"Expected a key in quotes, found {key.described()}.")
            if key.text in keys:
                raise key.wrong(f"The key {key.described()} is there already.")
            keys.add(key.text)
            self.expect(":")
            return key.text, self._expression()
        return tree.Mapping(self._until("}", entry))


class _QueryParser(_ExpressionParser):
    """Reads the event and the stages."""

    def parse(self) -> tree.Query:
        event = self.name("the name of an event")
        stages = []
        while self.skip("|"):
            if len(stages) == MAX_STAGES:
                raise self.peek().wrong(f"A query has at most {MAX_STAGES} stages.")
            stages.append(self._stage())
        rest = self.peek()
        if rest.kind != END:
            raise rest.wrong(f"Expected | and a stage, found {rest.described()}.")
        return tree.Query(event, tuple(stages))

    def _stage(self) -> tuple:
        word = self.peek()
        name = self.name("a stage such as map, filter or mean")
        made = {"filter": tree.Filter, "map": tree.Map, "flatMap": tree.FlatMap}.get(name)
        if made:
            self.expect("(")
            stage = made(self.function_of(1))
            self.expect(")")
            return stage
        if name == "take":
            self.expect("(")
            count = self._whole("how many values to take", 1, 1_000_000_000_000)
            self.expect(")")
            return tree.Take(count)
        return tree.Reduce(self._reducer(word), self._window(word))

    def _reducer(self, word: Token) -> tuple:
        if word.text in PLAIN:
            return tree.Plain(word.text)
        kinds = {"collect": self._collect, "top": self._top, "sample": self._sample, "histogram": self._histogram,
                 "quantiles": self._quantiles, "reduce": self._fold}
        kind = kinds.get(word.text)
        if kind is None:
            raise word.wrong(f"There is no stage '{word.text}'; there are {STAGES}.")
        self.expect("(")
        reducer = kind()
        self.expect(")")
        return reducer

    def _collect(self) -> tuple:
        return tree.Collect(self._whole("how many values to collect", 1, MAX_KEPT))

    def _top(self) -> tuple:
        limit = self._whole("how many values to keep", 1, MAX_KEPT)
        self.expect(",")
        return tree.Top(limit, self.function_of(1))

    def _sample(self) -> tuple:
        limit = self._whole("how many values to draw", 1, MAX_KEPT)
        self.expect(",")
        return tree.Sample(limit, self._whole("a seed", 0, (1 << 63) - 1))

    def _histogram(self) -> tuple:
        bins = self._whole("how many places the histogram has", 1, MAX_BINS)
        if not self.skip(","):
            return tree.Histogram(bins, ())
        first = self.peek()
        low = self._number()
        self.expect(",")
        last = self.peek()
        high = self._number()
        if not float(low) < float(high):
            raise first.to(last).wrong(
                f"The lower limit of a histogram, {low}, is not below the upper, {high}.")
        return tree.Histogram(bins, (low, high))

    def _quantiles(self) -> tuple:
        fractions = [self._fraction()]
        while self.skip(","):
            fractions.append(self._fraction())
        return tree.Quantiles(tuple(fractions))

    def _fraction(self) -> str:
        token = self.peek()
        fraction = self._number()
        if not 0 <= float(fraction) <= 1:
            raise token.wrong("A quantile is a fraction from 0 to 1, as in quantiles(0.25, 0.5, 0.75), not "
                              f"{fraction}.")
        return fraction

    def _number(self) -> str:
        sign = "-" if self.skip("-") else ""
        token = self.next()
        if token.kind != NUMBER:
            raise token.wrong(f"Expected a number, found {token.described()}.")
        return sign + token.text

    def _fold(self) -> tuple:
        start = self.constant()
        self.expect(",")
        return tree.Fold(start, self.function_of(2))

    def _window(self, word: Token) -> tuple:
        following = self.peek()
        if following.word("by"):
            self.next()
            return self._by_groups()
        if following.word("every"):
            self.next()
            return self._every()
        if following.word("until"):
            self.next()
            token = self.next()
            if not token.word("end"):
                raise token.wrong(f"Expected 'end', found {token.described()}.")
            return tree.UntilEnd()
        raise following.wrong(f"{word.text} needs a window: by epoch, every 100 events, every 5 min, or until end; "
                              f"found {following.described()}.")

    def _by_groups(self) -> tuple:
        groups: List[str] = []
        while not groups or self.skip(","):
            token = self.peek()
            group = self.name("the name of a group, such as epoch")
            if group in groups:
                raise token.wrong(f"The group {group} is named twice.")
            groups.append(group)
        return tree.ByGroup(tuple(groups))

    def _every(self) -> tuple:
        amount = self._whole("how long a window is", 1, 1_000_000_000)
        unit = self.peek()
        word = self.name("events, ms, s, min or h").lower()
        if word in ("events", "event"):
            return tree.EveryCount(amount)
        if word in tree.UNITS:
            return tree.EveryTime(amount, word)
        raise unit.wrong(f"Expected events, ms, s, min or h, found {unit.described()}.")

    def _whole(self, what: str, least: int, most: int) -> int:
        token = self.next()
        if token.kind != NUMBER or not token.text.isdigit():
            raise token.wrong(f"Expected a whole number ({what}), found {token.described()}.")
        value = int(token.text)
        if not least <= value <= most:
            raise token.wrong(f"Expected {what}, from {least} to {most}, found {value}.")
        return value
