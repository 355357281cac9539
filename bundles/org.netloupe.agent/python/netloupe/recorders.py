"""Writes what a network computes to .npy files, each beside a JSON file that names its axes; see docs/formats.md.

Memory is bounded by one batch, whatever the number of instances. Needs numpy; recording from models needs PyTorch."""
from __future__ import annotations

import contextlib
import json
import os
import platform
import secrets
import time
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple

import numpy as np

from .values import as_array

HEADER = 256


class NpyAppender:
    """An .npy file that grows along its first axis. Every ``append`` leaves a whole file behind: the elements are on the disk
    before the header counts them, and a rest that a crash has left is cut off when the file is opened again."""

    def __init__(self, path: str, item: Sequence[int], dtype: Any = "<f4"):
        self.path, self.item, self.dtype = path, tuple(int(extent) for extent in item), np.dtype(dtype)
        self.count = 0
        self._size = int(np.prod(self.item, dtype=np.int64)) * self.dtype.itemsize
        if os.path.exists(path):
            self.count = self._read_header()
            self._file = open(path, "r+b")
            self._file.truncate(HEADER + self.count * self._size)
        else:
            self._file = open(path, "x+b")
            self._write_header()

    def _read_header(self) -> int:
        with open(self.path, "rb") as file:
            try:
                if np.lib.format.read_magic(file) != (1, 0):
                    raise ValueError("another version")
                shape, fortran, dtype = np.lib.format.read_array_header_1_0(file)
            except ValueError as fault:
                raise ValueError(f"{self.path} is no .npy file that can be appended to: {fault}.") from None
            if file.tell() != HEADER or fortran or dtype != self.dtype or shape[1:] != self.item:
                raise ValueError(f"{self.path} holds {dtype} of shape {shape}; expected {self.dtype} of shape "
                                 f"(n, {', '.join(map(str, self.item))}) as written by this recorder. Choose another file.")
            return int(shape[0])

    def _write_header(self) -> None:
        shape = (self.count, *self.item)
        text = f"{{'descr': '{self.dtype.str}', 'fortran_order': False, 'shape': {shape!r}, }}"
        head = b"\x93NUMPY\x01\x00" + (HEADER - 10).to_bytes(2, "little")
        self._file.seek(0)
        self._file.write(head + text.encode("ascii").ljust(HEADER - 11) + b"\n")
        self._file.flush()

    def append(self, values: np.ndarray) -> None:
        """Adds items: an array of the item's shape with an axis before it."""
        if values.shape[1:] != self.item:
            raise ValueError(f"{self.path} holds items of shape {self.item}; found {values.shape[1:]}.")
        self._file.seek(HEADER + self.count * self._size)
        self._file.write(np.ascontiguousarray(values, dtype=self.dtype).tobytes())
        self._file.flush()
        os.fsync(self._file.fileno())
        self.count += len(values)
        self._write_header()

    def close(self) -> None:
        self._file.close()


def _write_json(path: str, content: Dict[str, Any]) -> None:
    temporary = f"{path}.{secrets.token_hex(4)}.part"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
    os.replace(temporary, path)


def _beside(npy: str) -> str:
    return f"{os.path.splitext(npy)[0]}.json"


def _description(quantity: str, axes: List[Dict[str, Any]], **more: Any) -> Dict[str, Any]:
    provenance = {"program": "netloupe (Python)", "host": platform.node(), "pid": os.getpid(),
                  "written": int(time.time() * 1000)}
    return {"format": "netloupe-array", "version": 1, "quantity": quantity, "axes": axes, **more,
            "provenance": provenance}


def record_epoch(path: str, values: Any, epoch: Optional[int] = None, *, classes: Optional[Sequence[str]] = None,
                 labels: Optional[Sequence[int]] = None, quantity: str = "prediction") -> int:
    """Appends the predictions of one epoch to ``path``: epochs x instances x classes, float32, with a JSON file beside.

    values: instances x classes (or units), the same instances in the same order at every epoch. epoch: its number; without it,
    one more than the latest. classes, labels: names of the classes and the class of each instance, kept in the JSON. A file
    that a killed process left behind goes on where it ended. Gives the number of epochs in the file."""
    array = as_array(values)
    if array.ndim != 2:
        raise ValueError(f"An epoch is instances x classes, not of shape {array.shape}.")
    for names, extent, what in ((classes, array.shape[1], "classes"), (labels, array.shape[0], "labels")):
        if names is not None and len(names) != extent:
            raise ValueError(f"{len(names)} {what} were given for an extent of {extent}.")
    known = _known(_beside(path))
    appender = NpyAppender(path, array.shape)
    try:
        epochs = list(known.get("epochs", []))[:appender.count]
        while len(epochs) < appender.count:  # the process ended between array and JSON
            epochs.append(epochs[-1] + 1 if epochs else 0)
        epochs.append(int(epoch) if epoch is not None else epochs[-1] + 1 if epochs else 0)
        appender.append(array[None])
    finally:
        appender.close()
    axes = [{"name": "epoch"}, {"name": "instance"}, {"name": "class"}]
    kept = {"classes": list(classes) if classes is not None else known.get("classes"),
            "labels": [int(label) for label in labels] if labels is not None else known.get("labels")}
    _write_json(_beside(path), _description(quantity, axes, epochs=epochs,
                                            **{name: value for name, value in kept.items() if value is not None}))
    return len(epochs)


def _known(path: str) -> Dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


class _Recording:
    """Arrays that are written under temporary names and renamed when all of them are whole."""

    def __init__(self, folder: str):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        self.appenders: Dict[str, NpyAppender] = {}

    def append(self, name: str, values: np.ndarray) -> None:
        known = self.appenders.get(name)
        if known is None:
            part = os.path.join(self.folder, f".{name}.npy.{secrets.token_hex(4)}.part")
            known = self.appenders[name] = NpyAppender(part, values.shape[1:])
        known.append(values)

    def finish(self, describe: Callable[[str], Dict[str, Any]]) -> List[str]:
        """Names of the arrays, which then have their JSON files."""
        for name, appender in self.appenders.items():
            appender.close()
            path = os.path.join(self.folder, f"{name}.npy")
            os.replace(appender.path, path)
            _write_json(_beside(path), describe(name))
        return list(self.appenders)

    def drop(self) -> None:
        """Deletes what is not whole."""
        for appender in self.appenders.values():
            appender.close()
            with contextlib.suppress(FileNotFoundError):
                os.unlink(appender.path)


@contextlib.contextmanager
def _evaluating(model: Any) -> Iterator[None]:
    """The model as it is when it is used, without gradients; as before when left."""
    import torch
    training = model.training
    model.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        model.train(training)


def _inputs(batch: Any) -> Any:
    return batch[0] if isinstance(batch, (tuple, list)) else batch


def _device(model: Any) -> Any:
    parameter = next(iter(model.parameters()), None)
    return parameter.device if parameter is not None else "cpu"


def _file_name(name: str) -> str:
    return "".join(c if c.isalnum() or c in "._-" else "_" for c in name) or "model"


def record_activations(model: Any, data: Iterable[Any], nodes: Sequence[str], folder: str, *,
                       channels: str = "mean") -> Dict[str, Tuple[int, ...]]:
    """Writes the activations of chosen nodes of a PyTorch model over a dataset: ``folder/NODE.npy``, instances x units.

    data: batches; of tuples the first part is the input. nodes: names of modules as in ``model.named_modules()``. channels: what
    becomes of maps (instances x channels x height x width, or any more axes): their ``mean`` or ``max`` per channel, or ``keep``
    for all of them. Gives the shape written for each node."""
    import torch
    if channels not in ("mean", "max", "keep"):
        raise ValueError(f"channels is 'mean', 'max' or 'keep', not {channels!r}.")
    modules = dict(model.named_modules())
    for node in nodes:
        if node not in modules:
            raise ValueError(f"The model has no node '{node}'; it has {', '.join(name for name in modules if name)}.")
    recording, caught = _Recording(folder), {}

    def catching(node: str) -> Callable[..., None]:
        def catch(module: Any, arguments: Any, result: Any) -> None:
            first = result[0] if isinstance(result, (tuple, list)) else result
            caught[node] = _units(first, channels)
        return catch
    hooks = [modules[node].register_forward_hook(catching(node)) for node in nodes]
    try:
        with _evaluating(model):
            for batch in data:
                caught.clear()
                model(torch.as_tensor(_inputs(batch)).to(_device(model)))
                for node, values in caught.items():
                    recording.append(_file_name(node), values)
        written = {_file_name(node): node for node in nodes}
        recording.finish(lambda name: _description("activation", [{"name": "instance"}, {"name": "unit"}],
                                                   node=written[name], channels=channels,
                                                   model=type(model).__name__))
    except BaseException:
        recording.drop()
        raise
    finally:
        for hook in hooks:
            hook.remove()
    return {node: (a.count, *a.item) for name, a in recording.appenders.items() for node in [written[name]]}


def _units(result: Any, channels: str) -> np.ndarray:
    if result.dim() > 2 and channels != "keep":
        maps = result.flatten(2)
        result = maps.mean(2) if channels == "mean" else maps.amax(2)
    return as_array(result.flatten(1) if result.dim() > 1 else result[:, None])


def record_states(model: Any, data: Iterable[Any], folder: str, *, modules: Optional[Sequence[str]] = None) -> Dict[str, Any]:
    """Writes the hidden and cell states of a PyTorch model's LSTM and GRU layers over sequences: for each layer
    ``folder/MODULE.K.hidden.npy`` and, of an LSTM, ``.cell.npy``, steps x units, all sequences one behind the other; the tokens
    in ``folder/tokens.txt``, one a line.

    data: batches of inputs, or pairs of inputs and tokens; tokens are a list of texts, or one such list for each sequence of the
    batch. A sequence begins with the state zero unless the model gives another. modules: names of the recurrent modules, all if
    not said. Gives ``steps``, ``sequences`` and the names of the arrays."""
    import torch
    found = {name or "model": module for name, module in model.named_modules()
             if isinstance(module, (torch.nn.LSTM, torch.nn.GRU)) and (modules is None or name in modules)}
    if not found:
        raise ValueError("The model has no LSTM or GRU of that name." if modules else "The model has no LSTM or GRU.")
    for name, module in found.items():
        if module.bidirectional:
            raise ValueError(f"{name} reads in both directions; states of one direction can be recorded.")
    recording, states = _Recording(folder), _States(found)
    starts, steps = [], 0
    tokens_part = os.path.join(folder, f".tokens.txt.{secrets.token_hex(4)}.part")
    try:
        with open(tokens_part, "w", encoding="utf-8") as tokens_file, states, _evaluating(model):
            for batch in data:
                states.caught.clear()
                model(torch.as_tensor(_inputs(batch)).to(_device(model)))
                sequences, length = states.shape()
                for name, values in states.caught.items():
                    recording.append(_file_name(name), values.reshape(sequences * length, -1))
                _write_tokens(tokens_file, batch, sequences, length)
                starts.extend(steps + length * place for place in range(sequences))
                steps += sequences * length
        os.replace(tokens_part, os.path.join(folder, "tokens.txt"))
        names = recording.finish(lambda name: _description(
            "cell state" if name.endswith(".cell") else "hidden state", [{"name": "step"}, {"name": "unit"}],
            source=name, sequences=starts, tokens="tokens.txt", model=type(model).__name__))
    except BaseException:
        recording.drop()
        with contextlib.suppress(FileNotFoundError):
            os.unlink(tokens_part)
        raise
    return {"steps": steps, "sequences": len(starts), "arrays": names}


class _States:
    """Catches the states of recurrent modules, step by step: their own results have the cell states of the last step only, so
    each module runs once more over what it was given."""

    def __init__(self, modules: Dict[str, Any]):
        self.modules = modules
        self.caught: Dict[str, np.ndarray] = {}
        self.hooks: List[Any] = []
        self.inside = False

    def __enter__(self) -> "_States":
        for name, module in self.modules.items():
            self.hooks.append(module.register_forward_hook(
                lambda module_, arguments, result, name=name: self._catch(name, module_, arguments)))
        return self

    def __exit__(self, *fault: Any) -> None:
        for hook in self.hooks:
            hook.remove()

    def _catch(self, name: str, module: Any, arguments: Tuple[Any, ...]) -> None:
        if self.inside:
            return
        import torch
        inputs = arguments[0]
        if not isinstance(inputs, torch.Tensor):
            raise ValueError(f"{name} was given a packed sequence; give padded or single sequences.")
        state = arguments[1] if len(arguments) > 1 else None
        alone = inputs.dim() == 2
        by_step = inputs if alone or not module.batch_first else inputs.transpose(0, 1)
        gathered: Dict[str, List[np.ndarray]] = {}
        self.inside = True
        try:
            for step in range(by_step.shape[0]):
                one = by_step[step:step + 1]
                one = one.transpose(0, 1) if module.batch_first and not alone else one
                _, state = module(one, state)
                kinds = {"hidden": state[0], "cell": state[1]} if isinstance(state, tuple) else {"hidden": state}
                for kind, values in kinds.items():
                    for layer in range(values.shape[0]):
                        gathered.setdefault(f"{name}.{layer}.{kind}", []).append(
                            as_array(values[layer]).reshape(-1, values.shape[-1]))
        finally:
            self.inside = False
        # sequences x steps x units
        self.caught.update({source: np.stack(values, axis=1) for source, values in gathered.items()})

    def shape(self) -> Tuple[int, int]:
        """Sequences and steps of the batch."""
        shapes = {values.shape[:2] for values in self.caught.values()}
        if len(shapes) != 1:
            raise ValueError(f"The recurrent modules see sequences of different lengths ({sorted(shapes)}); name those "
                             "of one length with modules.")
        return shapes.pop()


def _write_tokens(file: Any, batch: Any, sequences: int, length: int) -> None:
    given = batch[1] if isinstance(batch, (tuple, list)) and len(batch) > 1 else None
    rows = [[""] * length] * sequences
    if isinstance(given, (list, tuple)) and given:
        rows = [given] if isinstance(given[0], str) else list(given)
    if len(rows) != sequences or any(len(row) != length for row in rows):
        raise ValueError(f"Expected tokens for {sequences} sequences of {length} steps, found "
                         f"{[len(row) for row in rows][:8]}.")
    for row in rows:
        for token in row:
            file.write(str(token).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "\n")
