"""The agent's own thread: talks with clients over a ROUTER socket, evaluates streams and sends their values."""
from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections import deque
from typing import Any, Deque, Dict, List, Optional, Tuple

import zmq
from zmq.utils import z85

from . import wire
from .query import QueryError, parse
from .query.lexer import NAME, Lexer
from .stream import HostStream

LOG = logging.getLogger("netloupe")
HANDSHAKE_MILLIS = 1500
MAX_STREAMS = 1000
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Client:
    """Who sent hello."""

    def __init__(self, route: bytes, name: str):
        self.route, self.name = route, name
        self.heard = time.monotonic()


class AgentServer:
    """Only its thread touches the sockets."""

    def __init__(self, registry: Any, name: str, labels: Dict[str, str], host: str, timeout: float):
        self.registry, self.name, self.labels, self.timeout = registry, name, labels, timeout
        self.context = zmq.Context(1)
        server, self._server_secret = zmq.curve_keypair()
        self._client_key, client_secret = zmq.curve_keypair()
        self.keys = {"serverKey": server.decode(), "clientKey": self._client_key.decode(),
                     "clientSecret": client_secret.decode()}
        self.gate = self.context.socket(zmq.REP)
        self.router = self.context.socket(zmq.ROUTER)
        try:
            self.gate.bind("inproc://zeromq.zap.01")
            self.endpoint = self._bind(server, host)
        except zmq.ZMQError:
            self.context.destroy(0)
            raise
        self.clients: Dict[bytes, Client] = {}
        self.streams: Dict[int, HostStream] = {}
        self.last_stream = 0
        self.outgoing: Deque[Tuple[Client, dict]] = deque()
        self.closing = False
        self._asleep = False
        self._wake_read, self._wake_write = socket.socketpair()
        for end in (self._wake_read, self._wake_write):
            end.setblocking(False)
        self.thread = threading.Thread(target=self._run, name="netloupe-agent", daemon=True)

    def _bind(self, server_key: bytes, host: str) -> str:
        router = self.router
        router.curve_server = True
        router.curve_publickey = server_key
        router.curve_secretkey = self._server_secret
        router.router_mandatory = True
        router.maxmsgsize = wire.MAX_MESSAGE
        router.sndhwm = router.rcvhwm = 0  # windows bound what waits
        router.handshake_ivl = HANDSHAKE_MILLIS
        router.linger = 500
        if ":" in host:
            router.ipv6 = True
        port = router.bind_to_random_port(f"tcp://[{host}]" if ":" in host else f"tcp://{host}")
        if host in LOOPBACK:
            return f"tcp://{'[::1]' if host == '::1' else '127.0.0.1'}:{port}"
        LOG.warning("The agent listens on %s and not only on the loopback interface: everyone who reaches port %d can try "
                    "keys and see how much is sent. An ssh tunnel to 127.0.0.1 is safer.", host, port)
        return f"tcp://{socket.gethostname() if host in ('0.0.0.0', '::', '*') else host}:{port}"

    def wake(self) -> None:
        """Lets the thread look at once. From any thread."""
        if self._asleep:
            try:
                self._wake_write.send(b"!")
            except OSError:
                pass  # full: it is being woken; closed: it is gone

    def _run(self) -> None:
        poller = zmq.Poller()
        for source in (self.router, self.gate, self._wake_read.fileno()):
            poller.register(source, zmq.POLLIN)
        more = False
        try:
            while not self.closing:
                self._sleep(poller, more)
                more = self._turn()
            self._end_all("The process has closed its agent.")
        except zmq.ZMQError as fault:
            LOG.warning("The agent has lost its socket; clients cannot reach the process: %s", fault)
        finally:
            self.router.close(200)
            self.gate.close(0)

    def _sleep(self, poller: zmq.Poller, more: bool) -> None:
        self._asleep = True
        # looks again, as the host may have put something in before it could see that this thread sleeps
        idle = not (more or self.outgoing or any(stream.inputs for stream in self.streams.values()))
        poller.poll((100 if self.streams else 500) if idle else 0)
        self._asleep = False
        try:
            while self._wake_read.recv(4096):
                pass
        except OSError:
            pass  # nothing more to read

    def _turn(self) -> bool:
        """True if work is left. A fault in it costs the client or stream, not the thread."""
        try:
            self._answer_gate()
            self._receive()
            return self._serve()
        except zmq.ZMQError:
            raise
        except Exception:
            LOG.warning("A turn of the agent failed; it goes on.", exc_info=True)
            return False

    def _answer_gate(self) -> None:
        """ZAP: admits the one client key."""
        while self.gate.poll(0):
            frames = self.gate.recv_multipart()
            if len(frames) < 6:
                continue
            admitted = frames[5] == b"CURVE" and len(frames) == 7 and \
                z85.encode(frames[6]) == self._client_key
            self.gate.send_multipart([frames[0], frames[1], b"200" if admitted else b"400",
                                      b"OK" if admitted else b"unknown key", b"", b""])

    def _receive(self) -> None:
        for _ in range(1000):
            try:
                route, *frames = self.router.recv_multipart(zmq.NOBLOCK)
            except zmq.Again:
                return
            self._received(route, frames)

    def _received(self, route: bytes, frames: List[bytes]) -> None:
        client = self.clients.get(route)
        try:
            if len(frames) != 1:
                raise wire.ProtocolError(f"Expected a message of one frame, found {len(frames)}.")
            message = wire.decode(frames[0])
            if message["kind"] == "hello":
                self._welcome(route, message)
            elif client is None:
                raise wire.ProtocolError("Expected hello as the first message.")
            else:
                client.heard = time.monotonic()
                handler = HANDLERS.get(message["kind"])
                if handler is None:
                    raise wire.ProtocolError(f"A client does not send a message of kind '{message['kind'][:40]}'.")
                handler(self, client, message)
        except wire.ProtocolError as fault:
            self._send(client or Client(route, ""), {"kind": "fault", "reason": str(fault)})

    def _welcome(self, route: bytes, message: dict) -> None:
        version = wire.whole(message, "version")
        if version != wire.VERSION:
            raise wire.ProtocolError(f"This agent speaks version {wire.VERSION} of the protocol, the client version "
                                     f"{version}; update the older of the two.")
        client = self.clients.setdefault(route, Client(route, wire.text(message, "client")[:200]))
        client.heard = time.monotonic()
        self._send(client, {"kind": "welcome", "version": wire.VERSION, "name": self.name, "pid": os.getpid(),
                            "labels": self.labels, "timeoutMillis": int(self.timeout * 1000)})

    def _ping(self, client: Client, message: dict) -> None:
        desk = self.registry.desk
        self._send(client, {"kind": "pong", "paused": int(desk.paused), "stopRequested": int(desk.stop_requested),
                            "revision": self.registry.revision})

    def _describe(self, client: Client, message: dict) -> None:
        if wire.whole(message, "look"):
            self.registry.look()
        described = {**self.registry.describe(), "streams": [s.describe() for s in self.streams.values()]}
        self._send(client, {"kind": "described", "request": wire.whole(message, "request"), "description": described})

    def _open(self, client: Client, message: dict) -> None:
        request, text = wire.whole(message, "request"), wire.text(message, "query")
        try:
            query = parse(text)
            if len(self.streams) >= MAX_STREAMS:
                raise QueryError(-1, -1, f"This agent already serves {MAX_STREAMS} streams; close some.")
            stream = HostStream(self.last_stream + 1, client, query, message, self.registry.lock)
            names = self.registry.observables(query.event)
            _check_names(stream, text, names)
        except QueryError as fault:
            self._send(client, {"kind": "refused", "request": request, "reason": str(fault),
                                "position": fault.position, "end": fault.end})
            return
        except wire.ProtocolError:
            raise
        except Exception as fault:  # a start of a reduce that has no value, or a fault of ours
            self._send(client, {"kind": "refused", "request": request, "reason": str(fault), "position": -1, "end": -1})
            return
        self.last_stream += 1
        answer = {"kind": "opened", "request": request, "stream": stream.number, "query": str(query),
                  "waiting": int(names is None)}
        path = stream.share() if wire.whole(message, "shared") else ""
        self.streams[stream.number] = stream
        # first, so that no event is missed that occurs after the client knows of the stream
        self.registry.open(stream)
        self._send(client, {**answer, "file": path} if path else answer)

    def _consumed(self, client: Client, message: dict) -> None:
        stream = self._stream(client, message)
        if stream:
            stream.consumed(wire.whole(message, "bytes"))

    def _close(self, client: Client, message: dict) -> None:
        stream = self._stream(client, message)
        if stream:
            self._end(stream, "Closed by the client.", False)

    def _stream(self, client: Client, message: dict) -> Optional[HostStream]:
        stream = self.streams.get(wire.whole(message, "stream"))
        return stream if stream and stream.client is client else None

    def _command(self, client: Client, message: dict) -> None:
        def answer(acknowledgement: dict) -> None:
            self.outgoing.append((client, acknowledgement))
            self.wake()
        self.registry.desk.submit(client.name, message, answer)

    def _serve(self) -> bool:
        """Evaluates and sends; True if events are still waiting."""
        while self.outgoing:
            self._send(*self.outgoing.popleft())
        more = False
        now = time.time_ns() // 1000
        for stream in list(self.streams.values()):
            if stream.number not in self.streams:
                continue  # its client has gone in this very turn
            more |= stream.evaluate()
            stream.guarded(stream.pipeline.tick, now)
            if stream.failure is not None:
                self._end(stream, stream.failure, True)
            elif stream.pipeline.finished:
                self._end(stream, "The stream has given all that was asked for.", False)
            else:
                stream.send(lambda frame, client=stream.client: self._transmit(client, frame))
        self.registry.learn()
        silent = time.monotonic() - self.timeout
        for client in [client for client in self.clients.values() if client.heard < silent]:
            self._forget(client)
        return more

    def _send(self, client: Client, message: dict) -> None:
        self._transmit(client, wire.encode(message))

    def _transmit(self, client: Client, frame: bytes) -> bool:
        """False when the client is gone, or takes nothing any more, which is treated alike."""
        try:
            self.router.send_multipart([client.route, frame], zmq.NOBLOCK)
            return True
        except zmq.ZMQError as fault:
            if fault.errno not in (zmq.EHOSTUNREACH, zmq.EAGAIN):
                raise
        self._forget(client)
        return False

    def _forget(self, client: Client) -> None:
        self.clients.pop(client.route, None)
        for stream in [stream for stream in self.streams.values() if stream.client is client]:
            self._remove(stream)

    def _remove(self, stream: HostStream) -> None:
        self.streams.pop(stream.number, None)
        self.registry.close_stream(stream)
        stream.close()

    def _end(self, stream: HostStream, reason: str, failed: bool) -> None:
        self.streams.pop(stream.number, None)
        self.registry.close_stream(stream)
        stream.send(lambda frame: self._transmit(stream.client, frame), True)
        self._send(stream.client, {"kind": "ended", "stream": stream.number, "reason": reason, "failed": int(failed)})
        stream.close()

    def _end_all(self, reason: str) -> None:
        for stream in list(self.streams.values()):
            stream.finish(time.time_ns() // 1000)
            self._end(stream, stream.failure or reason, stream.failure is not None)
        while self.outgoing:
            self._send(*self.outgoing.popleft())

    def close(self) -> None:
        """Ends all streams; waits for the thread for two seconds at most."""
        self.closing = True
        self._asleep = True
        self.wake()
        if self.thread.ident is not None and self.thread is not threading.current_thread():
            self.thread.join(2.0)
        if not self.thread.is_alive():
            self.context.term()
            self._wake_read.close()
            self._wake_write.close()


HANDLERS = {"ping": AgentServer._ping, "describe": AgentServer._describe, "open": AgentServer._open,
            "consumed": AgentServer._consumed, "close": AgentServer._close, "command": AgentServer._command}


def _check_names(stream: HostStream, text: str, names: Optional[List[str]]) -> None:
    """Refuses a query that reads observables that its event does not have."""
    if names is None or stream.wanted.whole:
        return
    for name in stream.wanted.fields:
        if name not in names:
            tokens = Lexer(text).tokens()
            place = next((token for before, token in zip(tokens, tokens[1:])
                          if token.kind == NAME and token.text == name and before.symbol(".")), tokens[0])
            raise QueryError(place.start, place.end, no_observable(stream.query.event, name, names))


def no_observable(event: str, name: str, names: List[str]) -> str:
    """The sentence for a name that an event does not have."""
    there = f"are {', '.join(names)}." if names else "is nothing."
    return f"There is no '{name}' at the event {event}; there {there}"
