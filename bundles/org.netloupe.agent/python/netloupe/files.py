"""The files behind streams: large values for a client on the same machine, and values that have to wait."""
from __future__ import annotations

import os
import struct
import tempfile
from collections import deque
from typing import Any, Deque, List, Optional, Tuple

SMALLEST, LARGEST = 1 << 20, 1 << 29


class SharedFile:
    """A file of mode 600 in which large values of one stream lie until they are consumed. It is written to with ``pwrite``:
    a full disk is then an error that can be answered, and not the end of the process, as it were with a mapping."""

    def __init__(self, window: int):
        self.size = max(SMALLEST, min(2 * window, LARGEST))
        folder = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.handle, self.path = tempfile.mkstemp(prefix="netloupe-", suffix=".values", dir=folder)
        os.ftruncate(self.handle, self.size)
        # where messages lie: their end counted over all bytes of the stream, begin and end in the file
        self.used: Deque[Tuple[int, int, int]] = deque()
        self.begin = -1
        self.at = 0

    def open_message(self) -> None:
        """What is put from now on belongs to one message."""
        self.begin = -1

    def put(self, pieces: List[Any]) -> Optional[int]:
        """Writes the pieces one behind the other; gives their offset, or None if there is no room."""
        size = sum(len(piece) for piece in pieces)
        offset = self._room((size + 63) & ~63)
        if offset is None:
            return None
        try:
            at = offset
            for piece in pieces:
                at = self._write(piece, at)
        except OSError:
            return None
        self.at = offset + ((size + 63) & ~63)
        self.begin = offset if self.begin < 0 else self.begin
        return offset

    def _write(self, piece: Any, at: int) -> int:
        view = memoryview(piece)
        while len(view):
            done = os.pwrite(self.handle, view, at)
            at += done
            view = view[done:]
        return at

    def _room(self, size: int) -> Optional[int]:
        tail = self.used[0][1] if self.used else self.begin
        if tail < 0:
            return self.at if self.at + size <= self.size else (0 if size <= self.size else None)
        if self.at > tail:
            if self.at + size <= self.size:
                return self.at
            # a message lies in one piece, so that its place can be given back at once
            return 0 if size < tail and self.begin < 0 else None
        return self.at if self.at + size < tail else None

    def close_message(self, end: int) -> None:
        """The message of what was put ends at that byte of the stream."""
        if self.begin >= 0:
            self.used.append((end, self.begin, self.at))
        self.begin = -1

    def consumed(self, count: int) -> None:
        """The client is done with what lies before that byte of the stream."""
        while self.used and self.used[0][0] <= count:
            self.used.popleft()

    def close(self) -> None:
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1
        try:
            os.unlink(self.path)
        except FileNotFoundError:
            pass  # by the client, as it should be


class Spill:
    """Values that wait in a file without a name, the oldest first."""

    def __init__(self):
        self.file = tempfile.TemporaryFile(prefix="netloupe-", suffix=".spill")
        self.count = 0
        self.read_at = 0
        self.write_at = 0

    def add(self, value: bytes) -> None:
        """Raises OSError if the disk refuses."""
        self.file.seek(self.write_at)
        self.file.write(struct.pack("<Q", len(value)))
        self.file.write(value)
        self.file.flush()
        self.write_at += 8 + len(value)
        self.count += 1

    def take(self) -> bytes:
        self.file.seek(self.read_at)
        size = struct.unpack("<Q", self.file.read(8))[0]
        value = self.file.read(size)
        self.read_at += 8 + size
        self.count -= 1
        if not self.count:
            self.read_at = self.write_at = 0
            self.file.truncate(0)
        return value

    def bytes(self) -> int:
        return self.write_at - self.read_at

    def close(self) -> None:
        self.file.close()
