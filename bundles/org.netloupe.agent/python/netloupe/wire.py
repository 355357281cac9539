"""Messages and values as MessagePack; see docs/protocol.md."""
from __future__ import annotations

import struct
from typing import Any, List, NamedTuple, Union

import msgpack
import numpy as np

from .pipeline.budget import ExpressionError
from .values import ELEMENT_OF, MAX_NESTING, Fault, Image, Points, UnsendableError, tensor_of, type_of

VERSION = 1
MAX_MESSAGE = 1 << 20
TENSOR, IMAGE, POINTS, HANDLE = 1, 2, 3, 4
# payloads from this size on may go through a file
LARGE = 65536
# of what is no tensor, image or points; a part counts as often as it occurs
MAX_ITEM_BYTES = 64 << 20


class ProtocolError(Exception):
    """A message that cannot be read; the message says why."""


class Payload(NamedTuple):
    """A large extension that is not yet written: its code, its head and its elements."""
    code: int
    head: bytes
    elements: np.ndarray

    def size(self) -> int:
        return len(self.head) + self.elements.nbytes

    def inline(self) -> List[Any]:
        return [struct.pack(">BIb", 0xC9, self.size(), self.code) + self.head,
                memoryview(self.elements).cast("B")]

    def handle(self, stream: int, offset: int) -> bytes:
        return struct.pack(">BBb", 0xC7, 25, HANDLE) + struct.pack("<BQQQ", self.code, stream, offset, self.size())


Part = Union[bytes, Payload]


def encode(message: dict) -> bytes:
    """The bytes of a message that holds no tensors, images or points."""
    return msgpack.packb(message, use_bin_type=True, unicode_errors="replace")


def decode(frame: bytes) -> dict:
    """The message of a frame: a map with a text ``kind``."""
    try:
        message = msgpack.unpackb(frame, raw=False, strict_map_key=True, ext_hook=_extension)
    except Exception as fault:  # whatever the bytes make the reader say
        raise ProtocolError(f"Expected a MessagePack map, found {len(frame)} bytes that cannot be read: "
                            f"{type(fault).__name__}.") from None
    if not isinstance(message, dict) or not isinstance(message.get("kind"), str):
        raise ProtocolError("Expected a map with a text 'kind'.")
    return message


def _extension(code: int, data: bytes) -> Any:
    raise ProtocolError("Agents take no tensors.")


def whole(message: dict, name: str) -> int:
    """A whole number of a message; 0 if it is missing."""
    value = message.get(name, 0)
    if not isinstance(value, int):
        raise ProtocolError(f"Expected a whole number '{name}', found a {type(value).__name__}.")
    return int(value)


def text(message: dict, name: str) -> str:
    value = message.get(name)
    if not isinstance(value, str):
        raise ProtocolError(f"Expected a text '{name}', found a {type(value).__name__}.")
    return value


def mapping(message: dict, name: str) -> dict:
    value = message.get(name, {})
    if not isinstance(value, dict):
        raise ProtocolError(f"Expected a map '{name}', found a {type(value).__name__}.")
    return value


class ValueWriter:
    """Writes plain values; of one thread at a time."""

    def __init__(self):
        self.packer = msgpack.Packer(autoreset=False, unicode_errors="replace")
        self.parts: List[Part] = []
        self.room = 0

    def write(self, time: int, value: Any) -> List[Part]:
        """A time and a value as bytes and large payloads in turn; raises ExpressionError if it cannot be sent."""
        self.packer.reset()
        self.parts = []
        self.room = MAX_ITEM_BYTES
        try:
            self.packer.pack(time)
            self._value(value, 0)
        except UnsendableError as fault:
            raise ExpressionError(f"The stream cannot carry its result: {fault}") from None
        self._flush()
        return self.parts

    def _flush(self) -> None:
        done = self.packer.bytes()
        if done:
            self.parts.append(done)
            self.packer.reset()

    def _value(self, value: Any, nesting: int) -> None:
        self.room -= 16
        if isinstance(value, str):
            self.room -= len(value)
        if self.room < 0:
            raise UnsendableError(f"its texts, numbers, tuples and maps take more than {MAX_ITEM_BYTES >> 20} MiB.")
        if isinstance(value, (int, float, str)):
            self.packer.pack(value)
            return
        if nesting >= MAX_NESTING:
            raise UnsendableError(f"it is nested more than {MAX_NESTING} deep.")
        if isinstance(value, list):
            self.packer.pack_array_header(len(value))
            for item in value:
                self._value(item, nesting + 1)
        elif isinstance(value, dict):
            self.packer.pack_map_header(len(value))
            for key, part in value.items():
                self.packer.pack(key)
                self._value(part, nesting + 1)
        elif isinstance(value, Fault):
            raise ExpressionError(value.message)
        else:
            self._extension(value)

    def _extension(self, value: Any) -> None:
        if isinstance(value, np.ndarray):
            value = tensor_of(value)
            self._payload(TENSOR, struct.pack(f"<BB{value.ndim}I", ELEMENT_OF[value.dtype], value.ndim, *value.shape),
                          value)
        elif isinstance(value, Image):
            self._payload(IMAGE, struct.pack("<BBII", 0, value.channels, value.width, value.height), value.samples)
        elif isinstance(value, Points):
            count, dimensions = value.coordinates.shape
            head = struct.pack("<BBI", dimensions, value.classes is not None, count)
            elements = value.coordinates.view("u1").reshape(-1)
            if value.classes is not None:
                elements = np.concatenate([elements, value.classes.view("u1").reshape(-1)])
            self._payload(POINTS, head, elements)
        else:
            raise UnsendableError(f"a {type_of(value)} is no value.")

    def _payload(self, code: int, head: bytes, elements: np.ndarray) -> None:
        payload = Payload(code, head, elements)
        if payload.size() < LARGE:
            self.packer.pack_ext_type(code, head + elements.tobytes())
        elif payload.size() >= 1 << 31:
            raise UnsendableError(f"it has {payload.size()} bytes; at most 2 GiB can be sent at once.")
        else:
            self._flush()
            self.parts.append(payload)


def size_of(parts: List[Part]) -> int:
    """How many bytes the parts will be, roughly."""
    return sum(part.size() + 8 if isinstance(part, Payload) else len(part) for part in parts)


def inline(parts: List[Part]) -> bytes:
    """The parts as bytes alone."""
    return b"".join(piece for part in parts for piece in (part.inline() if isinstance(part, Payload) else (part,)))


def values_head(stream: int, first: int, dropped_events: int, dropped_values: int, count: int) -> bytes:
    """The beginning of a message of that many values, whose parts follow."""
    packer = msgpack.Packer(autoreset=False)
    packer.pack_map_header(6)
    for name, value in (("kind", "values"), ("stream", stream), ("first", first), ("droppedEvents", dropped_events),
                        ("droppedValues", dropped_values)):
        packer.pack(name)
        packer.pack(value)
    packer.pack("values")
    packer.pack_array_header(2 * count)
    return packer.bytes()
