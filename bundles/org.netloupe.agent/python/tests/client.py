"""A client of agents for the tests, by docs/protocol.md alone."""
from __future__ import annotations

import contextlib
import json
import mmap
import os
import struct
import time

import msgpack
import numpy as np
import zmq

DTYPES = ("<f4", "<f8", "<i4", "<i8", "u1")


class Client:
    """Connects with the keys of an endpoint file; every wait ends after ``patience`` seconds."""

    def __init__(self, path, patience=20.0, **keys):
        with open(path, encoding="utf-8") as file:
            self.endpoint = {**json.load(file), **keys}
        self.patience = patience
        self.context = zmq.Context()
        self.socket = self.context.socket(zmq.DEALER)
        self.socket.curve_serverkey = self.endpoint["serverKey"].encode()
        self.socket.curve_publickey = self.endpoint["clientKey"].encode()
        self.socket.curve_secretkey = self.endpoint["clientSecret"].encode()
        self.socket.linger = 0
        self.socket.sndtimeo = 500  # of a connection that is refused nothing can be sent
        self.socket.connect(self.endpoint["endpoint"])
        self.request = 0
        self.arrived = []
        self.files = {}
        self.bytes = {}
        self.around = 0  # bytes that came through a file

    def hello(self, version=1):
        self.send(kind="hello", version=version, client="test")
        return self.wait("welcome", "fault")

    def send(self, **message):
        self.socket.send(msgpack.packb(message))

    def ask(self, answers, **message):
        self.request += 1
        self.send(request=self.request, **message)
        return self.wait(*answers)

    def open(self, query, capacity=1000, window=1 << 22, **more):
        answer = self.ask(("opened", "refused"), kind="open", query=query, capacity=capacity, window=window, **more)
        if answer.get("file"):
            with open(answer["file"], "rb") as file:
                answer["mode"] = os.stat(answer["file"]).st_mode & 0o777
                self.files[answer["stream"]] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            os.unlink(answer["file"])
        return answer

    def describe(self, **more):
        return self.ask(("described",), kind="describe", **more)["description"]

    def command(self, command, /, **arguments):
        answer = self.ask(("acknowledged",), kind="command", name=command, arguments=arguments)
        return self.wait("acknowledged") if answer["state"] == "accepted" else answer

    def wait(self, *kinds):
        """The next message of one of these kinds; others are kept."""
        for place, message in enumerate(self.arrived):
            if message["kind"] in kinds:
                return self.arrived.pop(place)
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            if self.socket.poll(200):
                message = self.read(self.socket.recv())
                if message["kind"] in kinds:
                    return message
                self.arrived.append(message)
            else:
                with contextlib.suppress(zmq.Again):
                    self.send(kind="ping")
        raise TimeoutError(f"No {kinds} within {self.patience} s; there were {[m['kind'] for m in self.arrived]}")

    def values(self, count, consume=True):
        """The next values: pairs of time and value, until the stream has given that many or has ended."""
        found = []
        while len(found) < count:
            message = self.wait("values", "ended")
            if message["kind"] == "ended":
                self.arrived.insert(0, message)
                break
            self.last = message
            flat = message["values"]
            found.extend(zip(flat[::2], flat[1::2]))
            if consume:
                self.send(kind="consumed", stream=message["stream"], bytes=self.bytes[message["stream"]])
        return found

    def read(self, frame):
        extra = [0]

        def extension(code, data):
            if code == 4:
                inner, stream, offset, size = struct.unpack("<BQQQ", data)
                extra[0] += size
                return value_of(inner, self.files[stream][offset:offset + size])
            return value_of(code, data)
        message = msgpack.unpackb(frame, raw=False, ext_hook=extension, max_ext_len=1 << 31)
        self.around += extra[0]
        if message["kind"] == "values":
            self.bytes[message["stream"]] = self.bytes.get(message["stream"], 0) + len(frame) + extra[0]
        return message

    def close(self):
        self.context.destroy(0)


def value_of(code, data):
    if code == 1:
        element, rank = data[0], data[1]
        shape = struct.unpack_from(f"<{rank}I", data, 2)
        return np.frombuffer(data, DTYPES[element], offset=2 + 4 * rank).reshape(shape)
    if code == 2:
        _, channels, width, height = struct.unpack_from("<BBII", data)
        return ("image", np.frombuffer(data, "u1", offset=10).reshape(height, width, channels))
    dimensions, classified, count = struct.unpack_from("<BBI", data)
    points = np.frombuffer(data, "<f4", count * dimensions, 6).reshape(count, dimensions)
    return ("points", points, np.frombuffer(data, "<i4", count, 6 + points.nbytes) if classified else None)
