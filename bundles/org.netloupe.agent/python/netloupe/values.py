"""The values that a stream can carry, and copies of what a host observes.

Within the agent values are plain: int, float, str, list (a tuple), dict with texts as keys (a map), numpy arrays of five
kinds of elements (a tensor), Image and Points."""
from __future__ import annotations

import numbers
from typing import Any, Optional

import numpy as np

from .query.reading import Wanted

LONG_MIN, LONG_MAX = -(1 << 63), (1 << 63) - 1
MAX_NESTING = 24
# by the place of the element in the protocol
ELEMENTS = (np.dtype("<f4"), np.dtype("<f8"), np.dtype("<i4"), np.dtype("<i8"), np.dtype("u1"))
ELEMENT_NAMES = ("float32", "float64", "int32", "int64", "uint8")
ELEMENT_OF = {dtype: place for place, dtype in enumerate(ELEMENTS)}
_WIDER = {"bool": "u1", "int8": "<i4", "int16": "<i4", "uint16": "<i4", "uint32": "<i8", "uint64": "<i8",
          "float16": "<f4", "longdouble": "<f8", "float128": "<f8"}


class UnsendableError(Exception):
    """A value that no stream can carry; the message says why."""


class Image:
    """A picture: samples of 0 to 255, height x width x channels (1 grey, 3 RGB, 4 RGBA).

    Other arrays are brought into that form: height x width; channels first if that is the only reading; booleans and
    floating numbers from ``low`` to ``high`` (0 to 1 if not said), which become 0 to 255."""
    __slots__ = ("samples",)

    def __init__(self, pixels: Any, low: float = 0.0, high: float = 1.0):
        array = as_array(pixels)
        if array.ndim == 2:
            array = array[:, :, None]
        if array.ndim == 3 and array.shape[2] not in (1, 3, 4) and array.shape[0] in (1, 3, 4):
            array = np.moveaxis(array, 0, 2)
        if array.ndim != 3 or array.shape[2] not in (1, 3, 4):
            raise UnsendableError(f"An image has height x width x 1, 3 or 4 channels, not {array.shape}.")
        if array.dtype != np.uint8:
            span = (high - low) or 1.0
            scaled = (array.astype(np.float64) - low) * (255.0 / span)
            array = np.clip(np.nan_to_num(np.rint(scaled)), 0, 255).astype(np.uint8)
        self.samples = np.array(array, order="C")

    width = property(lambda self: self.samples.shape[1])
    height = property(lambda self: self.samples.shape[0])
    channels = property(lambda self: self.samples.shape[2])


class Points:
    """A cloud of points: count x 2 or 3 coordinates, with a class of each, or none (-1)."""
    __slots__ = ("coordinates", "classes")

    def __init__(self, coordinates: Any, classes: Any = None):
        self.coordinates = np.array(as_array(coordinates), dtype="<f4", order="C")
        if self.coordinates.ndim != 2 or self.coordinates.shape[1] not in (2, 3):
            raise UnsendableError(f"Points are count x 2 or 3 coordinates, not {self.coordinates.shape}.")
        self.classes = None if classes is None else np.array(as_array(classes), dtype="<i4").reshape(-1)
        if self.classes is not None and len(self.classes) != len(self.coordinates):
            raise UnsendableError(f"{len(self.coordinates)} points cannot have {len(self.classes)} classes.")


class Fault:
    """Stands where the host failed to give a value; whoever reads it gets the message."""
    __slots__ = ("message",)

    def __init__(self, message: str):
        self.message = message


class _Absent:
    """Stands where a value was not asked for."""
    __slots__ = ()


ABSENT = _Absent()


def as_array(value: Any) -> np.ndarray:
    """A numpy array of what is one, or is like one: torch, tensorflow and jax tensors, PIL images. May share memory."""
    if isinstance(value, np.ndarray):
        return value
    if hasattr(value, "detach"):
        value = value.detach()
        if getattr(value, "is_sparse", False):
            value = value.to_dense()
        value = value.cpu()
        if str(value.dtype) == "torch.bfloat16":
            value = value.float()
        return value.numpy()
    return np.asarray(value)


def is_array(value: Any) -> bool:
    """Whether that is an array, a tensor or a picture of some library."""
    return isinstance(value, np.ndarray) or (hasattr(value, "shape") and hasattr(value, "dtype")) \
        or hasattr(value, "__array_interface__")


def copy_of(value: Any, wanted: Wanted, where: str = "", nesting: int = 0) -> Any:
    """A plain copy of a host's value: only of what is wanted. Functions are called, and what they raise becomes a Fault."""
    kind = type(value)
    if kind is int or kind is float or kind is str or kind is bool:
        return _scalar(value)
    if callable(value) and not is_array(value):
        try:
            value = value()
        except BaseException as fault:  # whatever a supplier raises, the host's own loop goes on
            if isinstance(fault, (KeyboardInterrupt, SystemExit)):
                raise
            return Fault(f"The observable '{where}' failed in the host: {type(fault).__name__}: {fault}")
    try:
        return _plain(value, wanted, where, nesting)
    except UnsendableError as fault:
        return Fault(f"The observable '{where}' cannot be sent: {fault}")
    except Exception as fault:  # of a library whose tensors do not want to be copied
        return Fault(f"The observable '{where}' cannot be copied: {type(fault).__name__}: {fault}")


def _scalar(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and not LONG_MIN <= value <= LONG_MAX:
        return float(value)
    return value


def _plain(value: Any, wanted: Wanted, where: str, nesting: int) -> Any:
    if nesting > MAX_NESTING:
        raise UnsendableError(f"it is nested more than {MAX_NESTING} deep.")
    if isinstance(value, (int, float, str)):
        return _scalar(value if type(value) in (int, float, str, bool) else _base(value))
    if isinstance(value, (list, tuple)):
        item = wanted.item()
        if item is None:
            return [ABSENT] * len(value)
        return [copy_of(part, item, f"{where}[{place}]", nesting + 1) for place, part in enumerate(value)]
    if isinstance(value, dict):
        return _map(value, wanted, where, nesting)
    if isinstance(value, (Image, Points)):
        return value
    if is_array(value):
        return _tensor(value)
    if isinstance(value, numbers.Number) and not isinstance(value, complex):
        return _scalar(int(value) if isinstance(value, numbers.Integral) else float(value))
    raise UnsendableError(f"a {type(value).__name__} is none of number, text, tuple, tensor, image, points and map.")


def _base(value: Any) -> Any:
    for base in (int, float):
        if isinstance(value, base):
            return base(value)
    return str.__str__(value)


def _map(value: dict, wanted: Wanted, where: str, nesting: int) -> dict:
    result = {}
    for key, part in value.items():
        name = key if isinstance(key, str) else str(key)
        asked = wanted.field(name)
        if asked is None and wanted.items is not None:
            asked = wanted.items  # of values()
        result[name] = ABSENT if asked is None else copy_of(part, asked, f"{where}.{name}" if where else name,
                                                            nesting + 1)
    return result


def _tensor(value: Any) -> Any:
    if hasattr(value, "mode") and hasattr(value, "getbands"):
        return Image(np.asarray(value.convert("RGB" if len(value.getbands()) >= 3 else "L")))
    array = as_array(value)
    if array.ndim == 0:
        return _plain(array.item(), Wanted(True), "", 0)
    if array.dtype.kind in "US":
        return [str(item) for item in array.reshape(-1)]
    shared = array is value or array.base is not None or not array.flags.owndata
    result = tensor_of(array)
    return result.copy() if shared and np.may_share_memory(result, array) else result


def tensor_of(array: np.ndarray) -> np.ndarray:
    """The array, row-major, with one of the five kinds of elements; itself if it is so already."""
    if array.ndim > 255 or any(extent >= 1 << 31 for extent in array.shape):
        raise UnsendableError(f"a tensor of shape {array.shape} is too large.")
    if array.dtype.newbyteorder("<") not in ELEMENT_OF:
        wider = _WIDER.get(array.dtype.name)
        if wider is None:
            raise UnsendableError(f"a tensor's elements cannot be {array.dtype}.")
        array = array.astype(wider)
    dtype = ELEMENTS[ELEMENT_OF[array.dtype.newbyteorder("<")]]
    # ascontiguousarray would make one dimension of none
    return array if array.flags.c_contiguous and array.dtype == dtype else np.array(array, dtype=dtype, order="C")


def weight(value: Any) -> int:
    """Roughly how many bytes a plain value keeps."""
    if isinstance(value, np.ndarray):
        return 128 + value.nbytes
    if isinstance(value, list):
        return 64 + sum(map(weight, value))
    if isinstance(value, dict):
        return 128 + sum(64 + weight(part) for part in value.values())
    if isinstance(value, Image):
        return 128 + value.samples.nbytes
    if isinstance(value, Points):
        return 128 + value.coordinates.nbytes + (0 if value.classes is None else value.classes.nbytes)
    return 48 + len(value) if isinstance(value, str) else 32


def weight_within(value: Any, limit: int, nesting: int = 0) -> int:
    """Roughly how many bytes a plain value keeps, a part counted as often as it occurs; more than the limit as soon as that is
    known. Raises UnsendableError if it is nested too deep."""
    if not isinstance(value, (list, dict)):
        return weight(value)
    if nesting >= MAX_NESTING:
        raise UnsendableError(f"it is nested more than {MAX_NESTING} deep.")
    used = 64
    for part in value.values() if isinstance(value, dict) else value:
        used += 16 + weight_within(part, limit - used, nesting + 1)
        if used > limit:
            break
    return used


def type_of(value: Any) -> str:
    """The protocol's word for the type of a plain value."""
    if isinstance(value, (int, float)):
        return "number"
    for kind, word in ((str, "text"), (list, "tuple"), (dict, "map"), (np.ndarray, "tensor"), (Image, "image"),
                       (Points, "points")):
        if isinstance(value, kind):
            return word
    return "any"


def structure_of(value: Any, nesting: int = 0) -> Optional[dict]:
    """The shape of a plain value, as descriptions tell it; None if it is not known."""
    kind = type_of(value)
    if kind == "any" or nesting > MAX_NESTING:
        return None
    shape: dict = {"type": kind}
    if kind == "tensor":
        shape.update(element=ELEMENT_NAMES[ELEMENT_OF[value.dtype]], shape=list(value.shape))
    elif kind == "image":
        shape.update(width=value.width, height=value.height, channels=value.channels)
    elif kind == "points":
        shape.update(dimensions=value.coordinates.shape[1], size=len(value.coordinates))
    elif kind == "tuple":
        shape["size"] = len(value)
        item = structure_of(value[0], nesting + 1) if value else None
        if item:
            shape["item"] = item
    elif kind == "map":
        parts = {name: structure_of(part, nesting + 1) for name, part in value.items()}
        shape["fields"] = {name: part or {"type": "any"} for name, part in parts.items()}
    return shape


def summary(value: Any) -> str:
    """A plain value as a text of at most 80 characters."""
    kind = type_of(value)
    if kind == "number":
        text = str(value) if isinstance(value, int) else f"{value:.6g}"
    elif kind == "text":
        text = value
    elif kind == "tensor":
        text = f"{ELEMENT_NAMES[ELEMENT_OF[value.dtype]]} {' x '.join(map(str, value.shape))}"
    elif kind == "image":
        text = f"{value.width} x {value.height} x {value.channels}"
    elif kind == "points":
        text = f"{len(value.coordinates)} points"
    elif kind == "tuple":
        text = "[" + ", ".join(summary(item) for item in value[:12]) + (", ..." if len(value) > 12 else "") + "]"
    elif kind == "map":
        text = "{" + ", ".join(list(value)[:12]) + (", ..." if len(value) > 12 else "") + "}"
    else:
        text = value.message if isinstance(value, Fault) else "?"
    return text if len(text) <= 80 else text[:79] + "\u2026"
