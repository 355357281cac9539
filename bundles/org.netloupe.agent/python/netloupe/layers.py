"""What can be asked of a network's layers and predictions, whichever framework trains it: maps of functions, each evaluated
only if a client asks for it."""
from __future__ import annotations

import math
from typing import Any, List, Optional

import numpy as np

from .values import Image, as_array

EMPTY = np.zeros(0, dtype="<f4")
MAX_PREDICTIONS = 4096


def ratio(update: Any, weight: Any) -> float:
    """Norm of the update over norm of the parameters; NaN when there is no update yet."""
    if update is None or weight is None:
        return math.nan
    step, size = np.linalg.norm(as_array(update)), np.linalg.norm(as_array(weight))
    return float(step / size) if size else math.nan


def predictions(inputs: Any, output: Any, target: Any, classes: Optional[List[str]] = None) -> list:
    """A map for each instance of a batch: its input (an image where it is one), what was predicted, and the loss of it alone.

    output: instances x classes of scores before the softmax (or log probabilities, to which a softmax does nothing) with a
    target of class numbers; for other shapes the loss is the mean squared difference."""
    scores = as_array(output).astype(np.float64)[:MAX_PREDICTIONS]
    if target is None or scores.ndim == 0:
        return []
    truth = as_array(target)[:MAX_PREDICTIONS]
    samples = _samples(inputs, len(scores))
    if scores.ndim == 2 and scores.shape[1] > 1 and truth.ndim == 1 and truth.dtype.kind in "iu":
        return _classified(samples, scores, truth, classes)
    difference = np.square(scores.reshape(len(scores), -1) - truth.astype(np.float64).reshape(len(scores), -1))
    return [{"index": place, "input": sample, "predicted": scores[place], "target": np.asarray(truth[place], "<f8"),
             "loss": float(difference[place].mean())} for place, sample in enumerate(samples)]


def _classified(samples: list, scores: np.ndarray, truth: np.ndarray, classes: Optional[List[str]]) -> list:
    with np.errstate(all="ignore"):
        shifted = scores - scores.max(axis=1, keepdims=True)
        logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    result = []
    for place, sample in enumerate(samples):
        real, guess = int(truth[place]), int(np.argmax(scores[place]))
        known = 0 <= real < scores.shape[1]
        entry = {"index": place, "input": sample, "target": real, "predicted": guess,
                 "probability": float(np.exp(logs[place, guess])),
                 "loss": float(-logs[place, real]) if known else math.nan}
        if classes:
            entry["targetName"] = classes[real] if 0 <= real < len(classes) else str(real)
            entry["predictedName"] = classes[guess] if guess < len(classes) else str(guess)
        result.append(entry)
    return result


def _samples(inputs: Any, count: int) -> list:
    """Functions that give the input of each instance."""
    if inputs is None:
        return [EMPTY] * count
    array = as_array(inputs)
    if len(array) < count:
        return [EMPTY] * count
    grid = array.ndim == 4 and (array.shape[1] in (1, 3, 4) or array.shape[3] in (1, 3, 4))
    if not grid or array.dtype == np.uint8:
        return [(lambda place=place: Image(array[place])) if grid else array[place] for place in range(count)]
    low, high = float(array.min()), float(array.max())
    return [lambda place=place: Image(array[place], low, high) for place in range(count)]
