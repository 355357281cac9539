"""Watches the training of a PyTorch model: three lines in its script."""
from __future__ import annotations

import os
import time
import types
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Tuple

import numpy as np
import torch

from . import default_agent, layers
from .agent import Agent
from .commands import text
from .query.reading import Wanted

NO_GRADIENT = torch.zeros(0)


def watch(model: torch.nn.Module, optimizer: torch.optim.Optimizer, loader: Iterable[Any], *,
          loss: Optional[torch.nn.Module] = None, agent: Optional[Agent] = None, checkpoints: str = "checkpoints",
          classes: Optional[List[str]] = None) -> "WatchedLoader":
    """Watches a training. The result takes the place of the loader:

        loader = netloupe.watch(model, optimizer, loader)
        for inputs, labels in loader:
            ...
            loader.observe(loss=loss, output=output, target=labels)

    An event ``batch`` occurs at each ``observe``, an event ``epoch`` at the end of each pass over the loader, which is a group
    ``epoch``. When a client sends ``stop``, this pass and all that follow end, and nothing is raised.

    loss: a loss module such as CrossEntropyLoss; with it the line with ``observe`` may be left out. checkpoints: the folder for
    the command ``checkpoint``. classes: names of the classes."""
    return WatchedLoader(model, optimizer, loader, loss, agent or default_agent(), checkpoints, classes)


class WatchedLoader:
    """Passes on a loader's batches, and tells of them. Attributes that it does not have are those of the loader."""

    def __init__(self, model: torch.nn.Module, optimizer: torch.optim.Optimizer, loader: Iterable[Any],
                 loss: Optional[torch.nn.Module], agent: Agent, checkpoints: str, classes: Optional[List[str]]):
        self.agent, self.loader = agent, loader
        self.model, self.optimizer = model, optimizer
        self.iteration = self.epoch = self.batch = 0
        self._inputs: Any = None
        self._target: Any = None
        self._told = True
        self._seen: Dict[str, Any] = {}
        self._losses: List[Any] = []
        self._begun = time.monotonic()
        self._network = _Network(model, optimizer)
        self._checkpoints, self._classes = checkpoints, classes
        if loss is not None:
            loss.register_forward_hook(self._heard_loss)
        self._batch_observables = self._observables_of_batch()
        self._declare()

    def _declare(self) -> None:
        agent = self.agent
        agent.explain("batch", iteration="batches so far, over all epochs", epoch="passes over the data before this one",
                      batch="place of the batch in its epoch", size="instances of the batch", loss="of the batch",
                      learningRate="step size of the optimiser",
                      layers="per layer: weight, bias, gradient, update, activation, ratio of update to weight",
                      predictions="per instance: input, target, predicted, probability, loss")
        agent.explain("epoch", epoch="the pass that has ended, from 0", loss="mean over its batches",
                      batches="how many there were", seconds="how long it took",
                      learningRate="step size of the optimiser", layers="per layer: weight, bias, ratio and the like")
        agent.on_asked("batch", self._network.prepare)
        agent.setting("learningRate", self._learning_rate, self._set_learning_rate, 0, 1000,
                      "step size of the optimiser; of several groups of parameters the first, the others in proportion")
        agent.command("checkpoint", self._checkpoint, "Saves model and optimiser to a file of the process.",
                      [text("name", optional=True)])

    # --- what the script does ---------------------------------------------------------------------------------------

    def __iter__(self) -> Iterator[Any]:
        """One epoch."""
        if self.agent.stop_requested:
            return
        begun, self.batch = time.monotonic(), 0
        self._losses = []
        self.agent.begin("epoch")
        try:
            for batch in self.loader:
                self._take(batch)
                yield batch
                if not self._told:
                    self.observe()
                if self.agent.stop_requested:
                    return
        finally:
            self._end_epoch(begun)

    def __len__(self) -> int:
        return len(self.loader)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "loader":
            raise AttributeError(name)
        return getattr(self.loader, name)

    def epochs(self, count: int) -> Iterator[int]:
        """0, 1, ... count - 1, until a client sends ``stop``."""
        for epoch in range(count):
            if self.agent.stop_requested:
                return
            yield epoch

    def _take(self, batch: Any) -> None:
        parts = batch if isinstance(batch, (tuple, list)) else [batch]
        self._inputs = parts[0] if parts else None
        self._target = parts[1] if len(parts) > 1 else None
        self._told = False
        self._seen = {}

    def _heard_loss(self, module: Any, arguments: Tuple[Any, ...], result: Any) -> None:
        if module.training or self.model.training:
            self._seen = {"loss": result, "output": arguments[0] if arguments else None,
                          "target": arguments[1] if len(arguments) > 1 else None}

    def observe(self, loss: Any = None, output: Any = None, target: Any = None, **more: Any) -> None:
        """Tells of the batch; after the backward pass, so that there are gradients, and before they are set to zero.

        loss: of the batch. output: of the model. target: what it should have been; without it, the second part of the batch.
        more: further observables, as values or functions."""
        given = {"loss": loss, "output": output, "target": target}
        self._seen = {**self._seen, **{name: value for name, value in given.items() if value is not None}}
        if "target" not in self._seen or self._seen["target"] is None:
            self._seen["target"] = self._target
        if self._seen.get("loss") is not None:
            self._losses.append(_detached(self._seen["loss"]))
        self._told = True
        self.agent.observe("batch", **self._batch_observables, **more)
        self.iteration += 1
        self.batch += 1

    def _observables_of_batch(self) -> Dict[str, Callable[[], Any]]:
        return {"iteration": lambda: self.iteration, "epoch": lambda: self.epoch, "batch": lambda: self.batch,
                "size": lambda: 0 if self._inputs is None else len(self._inputs),
                "loss": lambda: _number(self._seen.get("loss")), "learningRate": self._learning_rate,
                "layers": self._network.layers, "predictions": self._predictions}

    def _predictions(self) -> list:
        output = self._seen.get("output")
        if output is None:
            raise ValueError("there is no output; give it, as in loader.observe(loss=loss, output=output)")
        return layers.predictions(self._inputs, output, self._seen.get("target"), self._classes)

    def _end_epoch(self, begun: float) -> None:
        losses, batches, seconds = self._losses, self.batch, time.monotonic() - begun
        self.agent.observe("epoch", epoch=self.epoch, loss=lambda: _mean(losses), batches=batches, seconds=seconds,
                           learningRate=self._learning_rate, layers=self._network.layers)
        self.epoch += 1
        self._losses = []
        self.agent.end("epoch")

    # --- what clients do --------------------------------------------------------------------------------------------

    def _learning_rate(self) -> float:
        return float(self.optimizer.param_groups[0]["lr"])

    def _set_learning_rate(self, value: float) -> None:
        first = self._learning_rate()
        for group in self.optimizer.param_groups:
            share = float(group["lr"]) / first if first else 1.0
            changed = value * share
            if isinstance(group["lr"], torch.Tensor):
                group["lr"].fill_(changed)
            else:
                group["lr"] = changed

    def _checkpoint(self, name: str = "") -> str:
        os.makedirs(self._checkpoints, exist_ok=True)
        base = os.path.basename(name) or f"epoch-{self.epoch}-iteration-{self.iteration}"
        path = os.path.abspath(os.path.join(self._checkpoints, base if base.endswith(".pt") else base + ".pt"))
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "epoch": self.epoch,
                 "iteration": self.iteration}
        temporary = f"{path}.{os.getpid()}.tmp"
        try:
            torch.save(state, temporary)
            os.replace(temporary, path)
        except BaseException:
            if os.path.exists(temporary):
                os.unlink(temporary)
            raise
        return path


class _Network:
    """The layers of a model. Hooks stand in it only while somebody asks for what they catch."""

    def __init__(self, model: torch.nn.Module, optimizer: torch.optim.Optimizer):
        self.modules = [(name or type(module).__name__, module) for name, module in model.named_modules()
                        if any(True for _ in module.parameters(recurse=False))]
        self.optimizer = optimizer
        self._hooks: List[Any] = []
        self._activations: Dict[str, Any] = {}
        self._before: Optional[Dict[str, torch.Tensor]] = None
        self._step: Optional[Any] = None

    def prepare(self, wanted: Wanted) -> None:
        """Attaches what is needed for what is asked, and removes the rest."""
        layer = ("layers", "*")
        self._catch_activations(wanted.wants(*layer, "activation"))
        self._catch_updates(wanted.wants(*layer, "update") or wanted.wants(*layer, "ratio"))

    def _catch_activations(self, asked: bool) -> None:
        if asked == bool(self._hooks):
            return
        for hook in self._hooks:
            hook.remove()
        self._hooks, self._activations = [], {}
        if asked:
            for name, module in self.modules:
                self._hooks.append(module.register_forward_hook(
                    lambda module_, arguments, result, name=name: self._caught(name, result)))

    def _caught(self, name: str, result: Any) -> None:
        first = result[0] if isinstance(result, (tuple, list)) and result else result
        if isinstance(first, torch.Tensor):
            self._activations[name] = first.detach()

    def _catch_updates(self, asked: bool) -> None:
        if asked == (self._step is not None):
            return
        if not asked:
            # only if nobody has wrapped it since
            if self.optimizer.__dict__.get("step") is self._wrapped:
                if self._had_step:
                    self.optimizer.step = self._step
                else:
                    del self.optimizer.__dict__["step"]
            self._step = self._before = None
            return
        self._had_step = "step" in self.optimizer.__dict__
        self._step = inner = self.optimizer.step

        def step(optimizer: Any, *arguments: Any, **named: Any) -> Any:
            if self._step is not None:
                self._before = {name: _weight(module).detach().clone() for name, module in self.modules}
            return inner(*arguments, **named)
        # schedulers look at these two of the optimiser's step
        step.__dict__.update(getattr(inner, "__dict__", {}))
        self._wrapped = types.MethodType(step, self.optimizer)
        self.optimizer.step = self._wrapped

    def layers(self) -> list:
        """A map for each layer that has parameters of its own, in the order of the model."""
        return [self._layer(name, module) for name, module in self.modules]

    def _layer(self, name: str, module: torch.nn.Module) -> dict:
        layer: Dict[str, Any] = {
            "name": name, "kind": type(module).__name__,
            "parameters": sum(parameter.numel() for parameter in module.parameters(recurse=False)),
            "weight": lambda: _weight(module), "gradient": lambda: _gradient(module),
            "update": lambda: self._update(name, module),
            "activation": lambda: self._activations.get(name, NO_GRADIENT),
            "ratio": lambda: layers.ratio(self._update(name, module), _weight(module)) if self._before else np.nan}
        bias = getattr(module, "bias", None)
        if isinstance(bias, torch.Tensor):
            layer["bias"] = lambda: module.bias
            layer["biasGradient"] = lambda: NO_GRADIENT if module.bias.grad is None else module.bias.grad
        return layer

    def _update(self, name: str, module: torch.nn.Module) -> torch.Tensor:
        """What the latest step added to the weights; empty before the first one that was watched."""
        return _weight(module).detach() - self._before[name] if self._before else NO_GRADIENT


def _weight(module: torch.nn.Module) -> torch.Tensor:
    """The weight of a layer, or all its parameters in a row where there is none of that name."""
    weight = getattr(module, "weight", None)
    if isinstance(weight, torch.Tensor):
        return weight
    return torch.cat([parameter.detach().reshape(-1) for parameter in module.parameters(recurse=False)])


def _gradient(module: torch.nn.Module) -> torch.Tensor:
    weight = getattr(module, "weight", None)
    if isinstance(weight, torch.Tensor):
        return NO_GRADIENT if weight.grad is None else weight.grad
    found = [parameter.grad.reshape(-1) for parameter in module.parameters(recurse=False) if parameter.grad is not None]
    return torch.cat(found) if found else NO_GRADIENT


def _detached(value: Any) -> Any:
    return value.detach() if isinstance(value, torch.Tensor) else value


def _number(value: Any) -> float:
    if value is None:
        raise ValueError("there is no loss; give it, as in loader.observe(loss=loss)")
    return float(value.detach().mean()) if isinstance(value, torch.Tensor) else float(value)


def _mean(values: List[Any]) -> float:
    return sum(map(_number, values)) / len(values) if values else float("nan")
