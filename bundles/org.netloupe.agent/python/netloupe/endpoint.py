"""Endpoint files: where an agent can be reached and the keys that open it, readable by their owner alone."""
from __future__ import annotations

import json
import os
import secrets
import socket
import time
from typing import Dict

SUFFIX = ".endpoint.json"


def default_folder() -> str:
    """Where agents put their files: the environment variable NETLOUPE_AGENTS, or ~/.netloupe/agents."""
    chosen = os.environ.get("NETLOUPE_AGENTS", "")
    return chosen if chosen.strip() else os.path.join(os.path.expanduser("~"), ".netloupe", "agents")


def process_start(pid: int) -> int:
    """When a process began, milliseconds since 1970, as the JVM computes it; 0 if the system does not say."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            # the name of the command may hold spaces and parentheses
            ticks = int(file.read().rpartition(")")[2].split()[19])
        with open("/proc/stat", encoding="utf-8") as file:
            boot = next(int(line.split()[1]) for line in file if line.startswith("btime "))
        return boot * 1000 + ticks * 1000 // os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, StopIteration):
        return 0


def machine() -> str:
    """Names where process ids mean the same."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return f"{file.read().strip()}/{os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return socket.gethostname()


def write(folder: str, name: str, endpoint: str, keys: Dict[str, str], labels: Dict[str, str]) -> str:
    """Writes the file whole or not at all, mode 600, in a folder made with mode 700; gives its path."""
    os.makedirs(os.path.dirname(os.path.abspath(folder)), exist_ok=True)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise NotADirectoryError(f"{folder} should be a folder for endpoint files, but is a file.") from None
    pid = os.getpid()
    content = {"version": 1, "name": name, "pid": pid, "processStart": process_start(pid),
               "started": int(time.time() * 1000), "machine": machine(), "endpoint": endpoint, **keys,
               "labels": {str(label): str(value) for label, value in labels.items()}}
    path = os.path.join(folder, f"{pid}-{endpoint.rpartition(':')[2]}{SUFFIX}")
    temporary = f"{path[:-len(SUFFIX)]}.{secrets.token_hex(4)}.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=2)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return path


def delete_stale(folder: str) -> None:
    """Deletes the files of a folder whose processes have ended, as far as that is known here."""
    here = machine()
    for entry in os.listdir(folder):
        path = os.path.join(folder, entry)
        if entry.endswith(SUFFIX):
            try:
                with open(path, encoding="utf-8") as file:
                    found = json.load(file)
                if found.get("machine") == here and _ended(found):
                    os.unlink(path)
            except (OSError, ValueError, TypeError, AttributeError):
                continue  # someone else's, or just deleted: not ours to judge


def _ended(found: dict) -> bool:
    pid, start = int(found["pid"]), int(found.get("processStart", 0))
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    now = process_start(pid)
    return bool(start and now and start != now)
