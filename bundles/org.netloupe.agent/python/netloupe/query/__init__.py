"""The query language: text to tree, tree to canonical text, and what of an event a query reads. See docs/protocol.md."""
from .parser import parse
from .lexer import QueryError
from .reading import Wanted, wanted

__all__ = ["parse", "QueryError", "Wanted", "wanted"]
