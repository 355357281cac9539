"""Queries at work: expressions, reducers and windows, on the agent's own thread."""
from .evaluate import ExpressionError, compiled
from .steps import Pipeline

__all__ = ["ExpressionError", "Pipeline", "compiled"]
