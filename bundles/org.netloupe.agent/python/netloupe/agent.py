"""The agent that a Python process embeds: it tells of events, and clients ask for what they want of them."""
from __future__ import annotations

import atexit
import logging
import os
import re
import sys
import threading
import time
import weakref
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence

from . import endpoint
from .commands import CommandDesk, Parameter
from .query.reading import Wanted
from .server import AgentServer, no_observable
from .stream import HostStream
from .values import ABSENT, Fault, copy_of, structure_of, summary, type_of, weight

LOG = logging.getLogger("netloupe")
NAME = re.compile(r"[^\W\d_]\w*\Z")
LEARN_SECONDS = 0.25
_agents: "weakref.WeakSet[Agent]" = weakref.WeakSet()


class _Everything:
    """Contains every event: of an agent that is closed, or of a forked process."""

    def __contains__(self, name: object) -> bool:
        return True


class _Plan(NamedTuple):
    """Who asks for an event, and for what."""
    streams: tuple
    wanted: Wanted


class _Observable:
    """What is known of an observable."""

    def __init__(self, description: str = ""):
        self.description, self.type, self.structure, self.latest = description, "any", None, None

    def describe(self, name: str) -> dict:
        known = {"structure": self.structure, "latest": self.latest}
        return {"name": name, "type": self.type, "description": self.description,
                **{key: value for key, value in known.items() if value is not None}}


class Group:
    """A group that has begun; ends it when left, as a context."""

    def __init__(self, agent: "Agent", name: str):
        self._agent, self._name = agent, name

    def __enter__(self) -> "Group":
        return self

    def __exit__(self, *fault: Any) -> None:
        self._agent.end(self._name)


class Agent:
    """Tells of events, whose observables are evaluated only if a client asks for them. All methods may be called from any
    thread, and none raises because of clients. In a forked process, such as a worker of a data loader, it does nothing.

    name: of the process, as people shall find it. folder: where the endpoint file goes, see docs/protocol.md. labels: what
    else the process says about itself, such as the run that it trains. host: the address to listen on. timeout: after how
    many seconds of silence a client is forgotten."""

    def __init__(self, name: Optional[str] = None, folder: Optional[str] = None,
                 labels: Optional[Dict[str, str]] = None, host: str = "127.0.0.1", timeout: float = 10.0):
        self.name = name or _script_name()
        self.lock = threading.RLock()
        self.revision = 0
        self._quiet: Any = frozenset()
        self._closed = False
        self._events: Dict[str, Dict[str, _Observable]] = {}
        self._global_values: Dict[str, Any] = {}
        self._globals: Dict[str, _Observable] = {}
        self._groups: Dict[str, dict] = {}
        self._open_groups: List[str] = []
        self._streams: List[HostStream] = []
        self._plans: Dict[str, _Plan] = {}
        self._marked: Dict[str, List[HostStream]] = {}
        self._looking: set = set()
        self._listeners: Dict[str, Callable[[Wanted], None]] = {}
        self._told: Dict[str, Any] = {}
        self._unlearned: Dict[str, tuple] = {}
        self._learned: Dict[str, float] = {}
        self.desk = CommandDesk(self._disturb)
        labels = {str(label): str(value) for label, value in (labels or {}).items()}
        self._server = AgentServer(self, self.name, labels, host, timeout)
        folder = folder or endpoint.default_folder()
        try:
            self.endpoint_file = endpoint.write(folder, self.name, self._server.endpoint, self._server.keys, labels)
        except OSError:
            self._server.close()
            raise
        try:
            endpoint.delete_stale(folder)
        except OSError as fault:
            LOG.debug("Old endpoint files of %s stay: %s", folder, fault)
        self._server.thread.start()
        _agents.add(self)
        self._at_exit = _closer(weakref.ref(self))
        atexit.register(self._at_exit)

    # --- events -----------------------------------------------------------------------------------------------------

    def observe(self, event: str, /, **observables: Any) -> None:
        """Tells that an event has occurred. Observables are values, or functions without arguments that give them; both are
        evaluated and copied before this returns, and only if a client asks."""
        if event in self._quiet:
            return
        self._attend(event, observables)

    def event(self, event: str, /, **observables: Any) -> Callable[[], None]:
        """Declares an event whose observables are always the same functions; to call the result tells that it has occurred, and
        costs the same however many observables there are."""
        with self.lock:
            self._register(event, observables)

        def occur() -> None:
            if event in self._quiet:
                return
            self._attend(event, observables)
        return occur

    def globals(self, **observables: Any) -> None:
        """Adds observables that every event has, unless it has one of that name itself."""
        with self.lock:
            for name, value in observables.items():
                _check("A global", name)
                self._global_values[name] = value
                self._globals.setdefault(name, _Observable())
            self.revision += 1

    def explain(self, event: str, /, **descriptions: str) -> None:
        """Says in words what observables of an event are, for those who read the list of them."""
        with self.lock:
            known = self._events.setdefault(event, {})
            for name, description in descriptions.items():
                known.setdefault(name, _Observable()).description = description
            self.revision += 1

    def on_asked(self, event: str, listener: Callable[[Wanted], None]) -> None:
        """Calls the listener, on the thread of the next such event, whenever clients ask for other parts of it than before."""
        with self.lock:
            self._listeners[event] = listener

    def _attend(self, event: str, observables: Dict[str, Any]) -> None:
        if self._closed:
            return
        if self.desk.attention():
            self.desk.at_boundary()
        with self.lock:
            self._register(event, observables)
            plan = self._plans.get(event)
            looking = event in self._looking
            self._looking.discard(event)
            asked = self._asked(event, plan, looking)
            if plan is None and not looking and not self.desk.attention():
                self._quiet = self._quiet if self._closed else self._quiet | {event}
        if asked is not None:
            self._tell(event, asked)
        if plan is not None or looking:
            self._publish(event, observables, plan, looking)

    def _register(self, event: str, observables: Dict[str, Any]) -> None:
        known = self._events.get(event)
        if known is None or not known and observables:
            _check("An event", event)
            self._events[event] = known = known or {}
            self.revision += 1
        new = [name for name in observables if name not in known]
        if new:
            for name in new:
                known[name] = _Observable()
            self.revision += 1
        if new or event not in self._plans:
            names = {*known, *self._globals}
            for stream in self._streams:
                if stream.query.event == event and not stream.wanted.whole:
                    for name in stream.wanted.fields:
                        if name not in names:
                            stream.fail(no_observable(event, name, [*known, *self._globals]))

    def _asked(self, event: str, plan: Optional[_Plan], looking: bool) -> Optional[Wanted]:
        """What to tell the listener of the event, None if nothing has changed."""
        if event not in self._listeners:
            return None
        key = "looking" if looking else plan
        if self._told.get(event) is key:
            return None
        self._told[event] = key
        return Wanted(True) if looking else plan.wanted if plan else Wanted()

    def _tell(self, event: str, wanted: Wanted) -> None:
        try:
            self._listeners[event](wanted)
        except Exception:
            LOG.warning("Preparing what clients ask of the event %s failed.", event, exc_info=True)

    def _publish(self, event: str, observables: Dict[str, Any], plan: Optional[_Plan], looking: bool) -> None:
        begin = time.perf_counter()
        wanted = Wanted(True) if looking or plan is None else plan.wanted
        given = {**observables, **{n: v for n, v in self._global_values.items() if n not in observables}}
        values: Dict[str, Any] = {}
        for name, value in given.items():
            asked = wanted.field(name)
            values[name] = ABSENT if asked is None else copy_of(value, asked, name)
        if looking:
            self.desk.refresh_settings()
        size = weight(values)
        when = time.time_ns() // 1000
        streams = plan.streams if plan else ()
        cost = (time.perf_counter() - begin) / max(1, len(streams))
        with self.lock:
            if looking or not self._unlearned.get(event, ((), False))[1]:
                self._unlearned[event] = (values, looking)
            for stream in streams:
                stream.offer(when, values, size)
                stream.host_seconds += cost
        self._server.wake()

    # --- groups -----------------------------------------------------------------------------------------------------

    def begin(self, group: str) -> Group:
        """Begins a group of events, inside those that are open; the result ends it when left: ``with agent.begin("epoch")``."""
        if not self._closed:
            with self.lock:
                parent = self._open_groups[-1] if self._open_groups else ""
                self._group(group, parent)["open"] += 1
                self._open_groups.append(group)
            self._boundary()
        return Group(self, group)

    def end(self, group: str) -> None:
        """Ends a group, and those begun in it before; without a begin it only closes the windows of clients."""
        if self._closed:
            return
        self._boundary()
        with self.lock:
            ended = [group]
            if group in self._open_groups:
                at = len(self._open_groups) - 1 - self._open_groups[::-1].index(group)
                ended = self._open_groups[at:][::-1]
                del self._open_groups[at:]
            when = time.time_ns() // 1000
            for name in ended:
                known = self._group(name, "")
                known["ended"] += 1
                known["open"] = max(0, known["open"] - 1)
                for stream in self._marked.get(name, ()):
                    stream.mark(when, name)
        self._server.wake()

    def _group(self, name: str, parent: str) -> dict:
        known = self._groups.get(name)
        if known is None:
            _check("A group", name)
            known = self._groups[name] = {"name": name, "parent": parent, "open": 0, "ended": 0}
            self.revision += 1
        return known

    def _boundary(self) -> None:
        if self.desk.attention():
            self.desk.at_boundary()

    # --- commands ---------------------------------------------------------------------------------------------------

    def command(self, name: str, handler: Callable[..., Any], description: str = "",
                parameters: Sequence[Parameter] = ()) -> None:
        """Declares a command that clients may send. The handler gets the arguments by name, on the thread and at the place of
        the next event; what it returns is the result, what it raises the reason of a refusal."""
        _check("A command", name)
        with self.lock:
            self.desk.declare(name, description, parameters, handler)
            self.revision += 1

    def setting(self, name: str, read: Callable[[], float], write: Callable[[float], Any], low: float, high: float,
                description: str = "") -> None:
        """Declares a number that clients may set, from low to high, and undo."""
        _check("A setting", name)
        with self.lock:
            self.desk.setting(name, description, float(low), float(high), read, write)
            self.revision += 1

    @property
    def stop_requested(self) -> bool:
        """Whether a client has asked the process to end; a training loop should look at it after each batch."""
        return self.desk.stop_requested

    # --- for the agent's own thread -----------------------------------------------------------------------------------

    def _disturb(self) -> None:
        """Lets the host look at its next event."""
        with self.lock:
            if not self._closed:
                self._quiet = frozenset()

    def look(self) -> None:
        """Asks the host to evaluate all observables of every event once."""
        with self.lock:
            self._looking.update(self._events)
        self._disturb()

    def observables(self, event: str) -> Optional[List[str]]:
        """Names that can be observed at an event; None while it has not occurred."""
        with self.lock:
            known = self._events.get(event)
            return None if known is None else [*known, *(name for name in self._globals if name not in known)]

    def open(self, stream: HostStream) -> None:
        with self.lock:
            self._streams.append(stream)
            self._replan()

    def close_stream(self, stream: HostStream) -> None:
        with self.lock:
            if stream in self._streams:
                self._streams.remove(stream)
                self._replan()

    def _replan(self) -> None:
        asking: Dict[str, List[HostStream]] = {}
        self._marked = {}
        for stream in self._streams:
            asking.setdefault(stream.query.event, []).append(stream)
            for group in stream.groups:
                self._marked.setdefault(group, []).append(stream)
        self._plans = {}
        for event, streams in asking.items():
            wanted = Wanted()
            for stream in streams:
                wanted.add_all(stream.wanted)
            self._plans[event] = _Plan(tuple(streams), wanted)
        self._disturb()

    def learn(self) -> None:
        """Notes the types and latest values of what was evaluated, a few times a second."""
        if not self._unlearned:
            return
        now = time.monotonic()
        with self.lock:
            due = {event: seen for event, seen in self._unlearned.items()
                   if seen[1] or now - self._learned.get(event, -1.0) > LEARN_SECONDS}
            for event in due:
                del self._unlearned[event]
                self._learned[event] = now
        for event, (values, looked) in due.items():
            self._learn(event, values, looked)

    def _learn(self, event: str, values: Dict[str, Any], looked: bool) -> None:
        changed = looked
        for name, value in values.items():
            if value is ABSENT:
                continue
            known = self._events.get(event, {}).get(name) or self._globals.get(name)
            if known is None:
                continue
            known.latest = summary(value)
            if not isinstance(value, Fault):
                changed |= known.type != type_of(value)
                known.type = type_of(value)
                known.structure = _merged(known.structure, structure_of(value))
        if changed:
            with self.lock:
                self.revision += 1

    def describe(self) -> dict:
        """Events, globals, groups, commands, settings and the log, as the protocol has them."""
        with self.lock:
            return {"events": [{"name": event, "observables": [o.describe(name) for name, o in list(known.items())]}
                               for event, known in self._events.items()],
                    "globals": [known.describe(name) for name, known in self._globals.items()],
                    "groups": [{**group, "open": int(group["open"] > 0)} for group in self._groups.values()],
                    **self.desk.describe()}

    # --- the end ----------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Ends all streams and deletes the endpoint file; events cost next to nothing from then on."""
        with self.lock:
            if self._closed:
                return
            self._closed = True
            self._quiet = _Everything()
        atexit.unregister(self._at_exit)
        self.desk.close()
        self._server.close()
        try:
            os.unlink(self.endpoint_file)
        except OSError:
            pass  # deleted by someone who tidied up

    def __enter__(self) -> "Agent":
        return self

    def __exit__(self, *fault: Any) -> None:
        self.close()

    def _forked(self) -> None:
        """In the child: nothing of the parent's sockets and threads may be touched."""
        self.lock = threading.RLock()
        self._closed = True
        self._quiet = _Everything()
        self.desk.closed = True
        atexit.unregister(self._at_exit)


def _merged(known: Optional[dict], new: Optional[dict]) -> Optional[dict]:
    """What is known of a structure by now: a part that was not evaluated this time is as it was."""
    if not new or not known or new["type"] != known["type"]:
        return new or known
    if new["type"] == "map":
        before = known["fields"]
        return {**new, "fields": {name: before[name] if part["type"] == "any" and name in before
                                  else _merged(before.get(name), part) for name, part in new["fields"].items()}}
    if new["type"] == "tuple" and "item" in known:
        return {**new, "item": _merged(known["item"], new.get("item"))}
    return new


def _script_name() -> str:
    script = os.path.splitext(os.path.basename(sys.argv[0] if sys.argv else ""))[0]
    return script if script and script not in ("-c", "-m") else "python"


def _check(what: str, name: str) -> None:
    if not NAME.match(name):
        raise ValueError(f"{what} has a name of letters, digits and _ that begins with a letter, not {name!r}.")


def _closer(agent: "weakref.ref[Agent]") -> Callable[[], None]:
    def close() -> None:
        living = agent()
        if living is not None:
            living.close()
    return close


def _after_fork() -> None:
    _kept.extend(_agents)  # or their sockets would be closed when they are collected
    for agent in list(_agents):
        agent._forked()


_kept: List[Agent] = []
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
