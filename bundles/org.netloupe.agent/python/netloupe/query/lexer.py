"""Cuts a query into tokens. What it does not know cannot be written: no assignment, statement, string format or range."""
from __future__ import annotations

from typing import List, NamedTuple

NAME, NUMBER, STRING, SYMBOL, END = "name", "number", "string", "symbol", "end"
SYMBOLS = ("->", "==", "!=", "<=", ">=", "&&", "||", "|", ".", ",", "(", ")", "[", "]", "{", "}", "?", ":", "+", "-",
           "*", "/", "%", "<", ">", "!")
# operators of other languages that would be read as two of ours
FOREIGN = ("<<", ">>", "++", "--", "..", "**", "//", "/*", "::", "??", "?.", "?:", "?[")
DIGITS = frozenset("0123456789")
NOT_SPACES = "\u00a0\u2007\u202f\u0085"


class QueryError(Exception):
    """A query that cannot be understood; position and end tell where, in code points from 0, position -1: elsewhere."""

    def __init__(self, position: int, end: int, message: str):
        super().__init__(message)
        self.position = position
        self.end = max(position, end)


class Token(NamedTuple):
    """A word of a query; of a string its content."""
    kind: str
    text: str
    start: int
    end: int

    def symbol(self, symbol: str) -> bool:
        return self.kind == SYMBOL and self.text == symbol

    def word(self, word: str) -> bool:
        return self.kind == NAME and self.text == word

    def described(self) -> str:
        return "the end of the query" if self.kind == END else f"'{self.text}'"

    def to(self, last: "Token") -> "Token":
        return Token(SYMBOL, "", self.start, last.end)

    def wrong(self, message: str) -> QueryError:
        return QueryError(self.start, self.end, message)


class Lexer:
    """Reads one query."""

    def __init__(self, text: str):
        self.text = text
        self.at = 0

    def tokens(self) -> List[Token]:
        """All tokens, the last of kind END."""
        found = []
        self._skip_space()
        while self.at < len(self.text):
            found.append(self._next())
            self._skip_space()
        found.append(Token(END, "", self.at, self.at))
        return found

    def _skip_space(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace() and self.text[self.at] not in NOT_SPACES:
            self.at += 1

    def _next(self) -> Token:
        first = self.text[self.at]
        if first.isalpha():
            return self._name()
        if first in DIGITS:
            return self._number()
        return self._string(first) if first in "'\"" else self._symbol()

    def _token(self, kind: str, start: int) -> Token:
        return Token(kind, self.text[start:self.at], start, self.at)

    def _name(self) -> Token:
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalpha() or self.text[self.at].isdecimal()
                                            or self.text[self.at] == "_"):
            self.at += 1
        return self._token(NAME, start)

    def _here(self, ahead: int = 0) -> str:
        return self.text[self.at + ahead:self.at + ahead + 1]

    def _digits(self) -> None:
        if self._here() not in DIGITS:
            raise QueryError(self.at, self.at, "Expected a digit.")
        while self._here() in DIGITS:
            self.at += 1

    def _number(self) -> Token:
        start = self.at
        self._digits()
        if self._here() == "." and self._here(1) in DIGITS:
            self.at += 1
            self._digits()
        if self._here() in ("e", "E"):
            self.at += 1
            if self._here() in ("-", "+"):
                self.at += 1
            self._digits()
        after = self._here()
        if after.isalpha() or after == "_":
            raise QueryError(self.at, self.at + 1, f"A number cannot be followed by '{after}'.")
        digits = self.text[start:self.at]
        whole = all(c in DIGITS for c in digits)
        if whole and len(digits) > 18 or not whole and float(digits) == float("inf"):
            raise QueryError(start, self.at, f"The number {digits} is too large.")
        return self._token(NUMBER, start)

    def _string(self, quote: str) -> Token:
        start = self.at
        self.at += 1
        content = []
        while self._here() not in ("", quote):
            char = self._here()
            self.at += 1
            content.append(self._escape() if char == "\\" else char)
        if self._here() == "":
            raise QueryError(start, len(self.text), f"The text that begins here has no closing {quote}.")
        self.at += 1
        return Token(STRING, "".join(content), start, self.at)

    def _escape(self) -> str:
        char = self._here()
        self.at += 1
        if char and char in "\"'\\":
            return char
        if char in ("n", "t"):
            return "\n" if char == "n" else "\t"
        raise QueryError(self.at - 2, min(self.at, len(self.text)),
                         "In a text only \\\\ \\' \\\" \\n and \\t may follow a \\.")

    def _symbol(self) -> Token:
        for foreign in FOREIGN:
            if self.text.startswith(foreign, self.at):
                raise QueryError(self.at, self.at + len(foreign), f"'{foreign}' cannot be used in a query.")
        for symbol in SYMBOLS:
            if self.text.startswith(symbol, self.at):
                start = self.at
                self.at += len(symbol)
                return self._token(SYMBOL, start)
        raise QueryError(self.at, self.at + 1, f"'{self._here()}' cannot be used in a query.")
