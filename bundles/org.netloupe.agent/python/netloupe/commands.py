"""Commands of clients: checked at once, run on the host's threads at event boundaries, one at a time."""
from __future__ import annotations

import contextlib
import math
import threading
import time
from collections import deque
from typing import Any, Callable, Deque, Dict, List, NamedTuple, Optional, Sequence, Tuple

from . import wire
from .values import LONG_MAX, LONG_MIN, Fault, copy_of
from .query.reading import Wanted

Answer = Callable[[dict], None]
LOG_LENGTH = 100


class Parameter(NamedTuple):
    """A parameter of a command: a number from ``low`` to ``high``, perhaps whole, or a text, perhaps one of ``choices``."""
    name: str
    type: str = "number"
    low: float = -math.inf
    high: float = math.inf
    choices: Tuple[str, ...] = ()
    optional: bool = False
    whole: bool = False

    def fault(self, value: Any) -> str:
        """What is wrong with that argument; an empty text if nothing."""
        number = isinstance(value, (int, float))
        if number != (self.type == "number") or not number and not isinstance(value, str):
            return f"The parameter '{self.name}' is a {self.type}, not {value!r}."
        if number and not self.low <= value <= self.high:
            return f"The parameter '{self.name}' is a number from {self.low:g} to {self.high:g}, not {value:g}."
        if number and self.whole and value != math.floor(value):
            return f"The parameter '{self.name}' is a whole number, not {value:g}."
        if self.choices and value not in self.choices:
            return f"The parameter '{self.name}' is one of {', '.join(self.choices)}, not {value}."
        return ""

    def describe(self) -> dict:
        return {"name": self.name, "type": self.type, "min": float(self.low), "max": float(self.high),
                "choices": list(self.choices), "optional": int(self.optional), "whole": int(self.whole)}


def number(name: str, low: float = -math.inf, high: float = math.inf, optional: bool = False,
           whole: bool = False) -> Parameter:
    """A number from low to high, both included."""
    return Parameter(name, "number", low, high, (), optional, whole)


def text(name: str, *choices: str, optional: bool = False) -> Parameter:
    """A text, one of the choices if there are any."""
    return Parameter(name, "text", choices=choices, optional=optional)


class _Command(NamedTuple):
    name: str
    description: str
    parameters: Tuple[Parameter, ...]
    handler: Callable[..., Any]

    def describe(self) -> dict:
        return {"name": self.name, "description": self.description,
                "parameters": [parameter.describe() for parameter in self.parameters]}


class _Setting:
    def __init__(self, name: str, description: str, low: float, high: float, read: Callable[[], float],
                 write: Callable[[float], Any]):
        self.range = Parameter(name, "number", low, high)
        self.description, self.read, self.write = description, read, write
        self.before: List[float] = []
        self.value = math.nan

    def current(self) -> float:
        self.value = float(self.read())
        return self.value

    def change(self, value: float) -> dict:
        before = self.current()
        self.write(value)
        return {"name": self.range.name, "before": before, "after": self.current()}


class _Pending(NamedTuple):
    request: int
    command: _Command
    arguments: dict
    answer: Answer
    entry: dict


def _logged(arguments: dict) -> dict:
    """Arguments as the log keeps them, whatever a client has sent."""
    def cut(value: Any) -> Any:
        if isinstance(value, int):
            return value if LONG_MIN <= value <= LONG_MAX else float(value)
        return value if isinstance(value, float) else value[:200] if isinstance(value, str) else type(value).__name__
    return {str(name)[:80]: cut(value) for name, value in list(arguments.items())[:20]}


class CommandDesk:
    """Holds what the host has declared and what waits to be run."""

    def __init__(self, changed: Callable[[], None]):
        """``changed`` is called whenever the host has to look here at its next event."""
        self.changed = changed
        self.paused = self.stop_requested = self.closed = False
        self.log: Deque[dict] = deque(maxlen=LOG_LENGTH)
        self._commands: Dict[str, _Command] = {}
        self._settings: Dict[str, _Setting] = {}
        self._pending: Deque[_Pending] = deque()
        self._undoable: List[_Setting] = []
        self._signal = threading.Condition()
        self._running = threading.RLock()
        self._inside = False
        self.declare("pause", "Holds the process at its next event.", (), lambda: self._hold(True))
        self.declare("resume", "Lets a paused process go on.", (), lambda: self._hold(False))
        self.declare("stop", "Asks the process to end at its next event.", (), self._stop)

    def _hold(self, held: bool) -> None:
        self.paused = held

    def _stop(self) -> None:
        self.stop_requested = True
        self.paused = False

    def declare(self, name: str, description: str, parameters: Sequence[Parameter], handler: Callable[..., Any]) -> None:
        self._commands[name] = _Command(name, description, tuple(parameters), handler)

    def setting(self, name: str, description: str, low: float, high: float, read: Callable[[], float],
                write: Callable[[float], Any]) -> None:
        setting = _Setting(name, description, low, high, read, write)
        with contextlib.suppress(Exception):  # what it reads may not be there yet
            setting.current()
        self._settings = {**self._settings, name: setting}
        names = tuple(self._settings)
        self.declare("set", "Changes a setting; answers with its value before and after.",
                     (text("name", *names), number("value")), self._set)
        self.declare("undo", "Puts a setting back to what it was before it was last set.",
                     (text("name", *names, optional=True),), self._undo)

    def _set(self, name: str, value: float) -> dict:
        setting = self._settings[name]
        result = setting.change(value)
        setting.before.append(result["before"])
        self._undoable.append(setting)
        return result

    def _undo(self, name: str = "") -> dict:
        found = [setting for setting in self._undoable if not name or setting.range.name == name]
        if not found:
            raise ValueError(f"There is nothing to undo{' of ' + name if name else ''}.")
        setting = found[-1]
        result = setting.change(setting.before[-1])
        setting.before.pop()
        del self._undoable[len(self._undoable) - 1 - self._undoable[::-1].index(setting)]
        return result

    def describe(self) -> dict:
        """The lists of commands, settings and the log."""
        return {"commands": [command.describe() for command in list(self._commands.values())],
                "settings": [{"name": s.range.name, "description": s.description, "min": float(s.range.low),
                              "max": float(s.range.high), "value": s.value} for s in self._settings.values()],
                "log": list(self.log)}

    def refresh_settings(self) -> None:
        """Reads the settings' values. On a thread of the host."""
        for setting in self._settings.values():
            with contextlib.suppress(Exception):  # of the host's own getter; the value stays as last known
                setting.current()

    def attention(self) -> bool:
        """Whether the host has to look here."""
        return self.paused or bool(self._pending)

    def submit(self, client: str, message: dict, answer: Answer) -> None:
        """Checks a command and queues it; the answer is accepted or refused at once, done or refused after it has run."""
        request, name = wire.whole(message, "request"), wire.text(message, "name")
        arguments = wire.mapping(message, "arguments")
        entry = {"time": int(time.time() * 1e6), "client": client, "name": name[:80],
                 "arguments": _logged(arguments), "state": "accepted", "message": ""}
        self.log.append(entry)
        fault = "The process has closed its agent." if self.closed else self._fault(name, arguments)
        if fault:
            self._acknowledge(_Pending(request, self._commands["stop"], arguments, answer, entry), "refused", fault)
            return
        pending = _Pending(request, self._commands[name], arguments, answer, entry)
        self._acknowledge(pending, "accepted", "Runs at the next event of the process.")
        with self._signal:
            self._pending.append(pending)
            self._signal.notify_all()
        self.changed()

    @staticmethod
    def _acknowledge(pending: _Pending, state: str, message: str, result: Optional[dict] = None) -> None:
        pending.entry.update(state=state, message=message, **(result or {}))
        pending.answer({"kind": "acknowledged", "request": pending.request, "state": state, "message": message,
                        **(result or {})})

    def _fault(self, name: str, arguments: dict) -> str:
        command = self._commands.get(name)
        if command is None:
            return f"There is no command '{name}'; there are {', '.join(self._commands)}."
        names = [parameter.name for parameter in command.parameters]
        for parameter in command.parameters:
            if parameter.name in arguments:
                fault = parameter.fault(arguments[parameter.name])
                if fault:
                    return fault
            elif not parameter.optional:
                return f"The parameter '{parameter.name}' is missing."
        for given in arguments:
            if given not in names:
                return f"There is no parameter '{given}' of {name}."
        return self._settings[arguments["name"]].range.fault(arguments["value"]) if name == "set" else ""

    def at_boundary(self) -> None:
        """Runs what is pending and waits while paused. On a thread of the host."""
        with self._running:
            if self._inside:
                return  # a command that itself tells of events
            self._inside = True
            try:
                while self.attention() and not self.closed:
                    self._run_pending()
                    with self._signal:
                        if self.paused and not self._pending and not self.closed:
                            self._signal.wait(1.0)  # looks up now and then, so that Ctrl-C gets through
            finally:
                self._inside = False
                self.changed()

    def _run_pending(self) -> None:
        while self._pending:
            pending = self._pending.popleft()
            try:
                result = pending.command.handler(**pending.arguments)
            except Exception as fault:  # whatever a command does, the host goes on
                self._acknowledge(pending, "refused", str(fault) or type(fault).__name__)
                continue
            self._acknowledge(pending, "done", "", self._result(result))

    @staticmethod
    def _result(result: Any) -> dict:
        if result is None:
            return {}
        value = copy_of(result, Wanted(True))
        try:
            wire.encode({"result": value})
        except TypeError:
            value = Fault("")
        return {"result": str(result) if isinstance(value, Fault) else value}

    def close(self) -> None:
        """Releases the host and refuses what has not run."""
        self.closed = True
        self.paused = False
        while self._pending:
            self._acknowledge(self._pending.popleft(), "refused", "The process has closed its agent.")
        with self._signal:
            self._signal.notify_all()
