"""Watches the training of a Keras model: ``model.fit(..., callbacks=[netloupe.keras_callback()])``."""
from __future__ import annotations

import sys
import time
from typing import Any, Callable, Dict, List, Optional

import numpy as np

from . import default_agent, layers
from .agent import Agent
from .commands import text
from .query.reading import Wanted


def keras_callback(agent: Optional[Agent] = None, checkpoint: str = "checkpoint.weights.h5") -> Any:
    """A callback for ``fit``. Events are ``batch`` and ``epoch``; ``stop`` ends the training after the batch. Keras does not
    give gradients to callbacks, so layers have weight, bias, update and ratio. Keras is not imported by this package: the
    callback is one of the Keras that the script uses, and any object with its methods if there is none."""
    bases = tuple(base for base in [_callback_class()] if base)
    return type("NetloupeCallback", (_Watching, *bases), {})(agent or default_agent(), checkpoint)


def _callback_class() -> Optional[type]:
    for name in ("keras.callbacks", "tensorflow.keras.callbacks", "tf_keras.callbacks"):
        found = getattr(sys.modules.get(name), "Callback", None)
        if isinstance(found, type):
            return found
    keras = getattr(sys.modules.get("tensorflow"), "keras", None) or sys.modules.get("keras")
    found = getattr(getattr(keras, "callbacks", None), "Callback", None)
    return found if isinstance(found, type) else None


class _Watching:
    """The methods that Keras calls. Others of its protocol are there and do nothing."""

    def __init__(self, agent: Agent, checkpoint: str):
        super().__init__()
        self.agent, self._checkpoint_path = agent, checkpoint
        self._iteration = self._epoch = self._batch = 0
        self._logs: Dict[str, Any] = {}
        self._asked_updates = False
        self._before: Dict[str, np.ndarray] = {}
        self._epoch_begun = time.monotonic()
        agent.on_asked("batch", self._prepare)
        agent.setting("learningRate", self._learning_rate, self._set_learning_rate, 0, 1000, "step size of the optimiser")
        agent.command("checkpoint", self._checkpoint, "Saves the weights to a file of the process.",
                      [text("path", optional=True)])

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("on_") or name in ("set_params",):
            return lambda *arguments, **named: None
        if name == "_implements_train_batch_hooks":
            return lambda: True
        if name.startswith("_implements_"):
            return lambda: False
        raise AttributeError(name)

    def set_model(self, model: Any) -> None:
        parent = getattr(super(), "set_model", None)
        if parent:
            parent(model)
        else:
            self.model = model

    def on_epoch_begin(self, epoch: int, logs: Optional[Dict[str, Any]] = None) -> None:
        self._epoch, self._batch, self._epoch_begun = epoch, 0, time.monotonic()
        self.agent.begin("epoch")

    def on_train_batch_begin(self, batch: int, logs: Optional[Dict[str, Any]] = None) -> None:
        if self._asked_updates:
            self._before = {layer.name: np.array(_weights(layer)[0]) for layer in self._watched()}

    def on_train_batch_end(self, batch: int, logs: Optional[Dict[str, Any]] = None) -> None:
        self._batch, self._logs = batch, dict(logs or {})
        logged = {name: (lambda name=name: float(self._logs[name])) for name in self._logs if name.isidentifier()}
        self.agent.observe("batch", iteration=lambda: self._iteration, epoch=lambda: self._epoch,
                           batch=lambda: self._batch, learningRate=self._learning_rate, layers=self._layers, **logged)
        self._iteration += 1
        self._stop_if_asked()

    def on_epoch_end(self, epoch: int, logs: Optional[Dict[str, Any]] = None) -> None:
        logged = {name: float(value) for name, value in (logs or {}).items() if name.isidentifier()}
        seconds = time.monotonic() - self._epoch_begun
        self.agent.observe("epoch", **{"epoch": epoch, "seconds": seconds, "learningRate": self._learning_rate,
                                       "layers": self._layers, **logged})
        self.agent.end("epoch")
        self._stop_if_asked()

    def _stop_if_asked(self) -> None:
        if self.agent.stop_requested:
            self.model.stop_training = True

    def _prepare(self, wanted: Wanted) -> None:
        self._asked_updates = wanted.wants("layers", "*", "update") or wanted.wants("layers", "*", "ratio")
        if not self._asked_updates:
            self._before = {}

    def _watched(self) -> List[Any]:
        return [layer for layer in self.model.layers if _weights(layer)]

    def _layers(self) -> list:
        return [self._layer(layer) for layer in self._watched()]

    def _layer(self, layer: Any) -> dict:
        weights = _weights(layer)
        result: Dict[str, Any] = {
            "name": layer.name, "kind": type(layer).__name__,
            "parameters": int(sum(np.size(weight) for weight in weights)), "weight": weights[0],
            "update": lambda: self._update(layer),
            "ratio": lambda: layers.ratio(self._update(layer), weights[0]) if layer.name in self._before else np.nan}
        if len(weights) > 1:
            result["bias"] = weights[1]
        return result

    def _update(self, layer: Any) -> np.ndarray:
        before = self._before.get(layer.name)
        return layers.EMPTY if before is None else np.asarray(_weights(layer)[0]) - before

    def _learning_rate(self) -> float:
        rate = self._rate()
        return float(rate.numpy() if hasattr(rate, "numpy") else rate)

    def _rate(self) -> Any:
        optimizer = self.model.optimizer
        return optimizer.learning_rate if hasattr(optimizer, "learning_rate") else optimizer.lr

    def _set_learning_rate(self, value: float) -> None:
        rate = self._rate()
        if hasattr(rate, "assign"):
            rate.assign(value)
        else:
            self.model.optimizer.learning_rate = value

    def _checkpoint(self, path: str = "") -> str:
        path = path or self._checkpoint_path
        self.model.save_weights(path)
        return path


def _weights(layer: Any) -> List[Any]:
    return list(layer.get_weights())
