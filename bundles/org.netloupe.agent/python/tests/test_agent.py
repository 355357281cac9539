"""An agent in this or another process, and a client that knows the protocol only."""
import json
import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import msgpack
import numpy as np
import zmq

import netloupe
from client import Client

HERE = os.path.dirname(os.path.abspath(__file__))


class Host:
    """Tells of events on a thread of its own until it is closed: 10 batches in an epoch."""

    def __init__(self, agent, pause=0.001, **observables):
        self.agent, self.pause, self.observables = agent, pause, observables
        self.count = 0
        self.running = True
        self.fault = None
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        try:
            while self.running and not self.agent.stop_requested:
                with self.agent.begin("epoch"):
                    for _ in range(10):
                        self.agent.observe("batch", i=self.count, loss=lambda: self.count % 10 / 2, **self.observables)
                        self.count += 1
                        time.sleep(self.pause)
        except BaseException as fault:
            self.fault = fault

    def close(self):
        self.running = False
        self.thread.join(10)


class AgentCase(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.agent = netloupe.agent("test", folder=os.path.join(self.folder.name, "agents"), labels={"run": "7"})
        self.addCleanup(self.agent.close)

    def host(self, **more):
        host = Host(self.agent, **more)
        self.addCleanup(host.close)
        self.until(lambda: host.count > 10)
        return host

    def client(self, **more):
        client = Client(self.agent.endpoint_file, **more)
        self.addCleanup(client.close)
        client.hello()
        return client

    def until(self, condition, seconds=20):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, "not in time")
            time.sleep(0.005)


class EndpointTest(AgentCase):
    def test_only_the_owner_can_read_the_file(self):
        path = self.agent.endpoint_file
        self.assertEqual(0o600, stat.S_IMODE(os.stat(path).st_mode))
        self.assertEqual(0o700, stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode))
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        self.assertEqual(("test", os.getpid(), {"run": "7"}), (content["name"], content["pid"], content["labels"]))
        self.assertTrue(content["endpoint"].startswith("tcp://127.0.0.1:"))
        self.assertEqual(f"{os.getpid()}-{content['endpoint'].rpartition(':')[2]}.endpoint.json", os.path.basename(path))

    def test_the_file_goes_when_the_agent_closes(self):
        self.agent.close()
        self.assertEqual([], os.listdir(os.path.dirname(self.agent.endpoint_file)))

    def test_files_of_ended_processes_are_deleted(self):
        ended = subprocess.Popen([sys.executable, "-c", "pass"])
        ended.wait()
        with open(self.agent.endpoint_file, encoding="utf-8") as file:
            content = json.load(file)
        stale = os.path.join(os.path.dirname(self.agent.endpoint_file), f"{ended.pid}-1.endpoint.json")
        elsewhere = stale.replace("-1.", "-2.")
        for path, machine in ((stale, content["machine"]), (elsewhere, "another")):
            with open(path, "w", encoding="utf-8") as file:
                json.dump({**content, "pid": ended.pid, "machine": machine}, file)
        with netloupe.Agent("second", folder=os.path.dirname(stale)):
            self.assertFalse(os.path.exists(stale))
            self.assertTrue(os.path.exists(elsewhere))

    def test_listening_beyond_loopback_is_warned_of(self):
        with self.assertLogs("netloupe", "WARNING") as log, \
                netloupe.Agent("open", folder=self.folder.name, host="0.0.0.0"):
            self.assertIn("loopback", log.output[0])

    def test_a_wrong_key_gets_no_answer_at_all(self):
        public, secret = (key.decode() for key in zmq.curve_keypair())
        stranger = Client(self.agent.endpoint_file, patience=1.5, clientKey=public, clientSecret=secret)
        self.addCleanup(stranger.close)
        with self.assertRaises((TimeoutError, zmq.Again)):
            stranger.hello()
        plain = zmq.Context()
        self.addCleanup(plain.destroy, 0)
        socket = plain.socket(zmq.DEALER)
        self.addCleanup(socket.close, 0)
        socket.connect(self.agent._server.endpoint)
        socket.send(msgpack.packb({"kind": "hello", "version": 1, "client": "x"}))
        self.assertEqual(0, socket.poll(1000))
        self.assertEqual("test", self.client().endpoint["name"])


class StreamTest(AgentCase):
    def test_describes_what_can_be_asked(self):
        self.agent.globals(epochNumber=lambda: 3)
        self.agent.explain("batch", loss="mean of the batch")
        self.host(weights=lambda: np.zeros((2, 3), "f2"), picture=lambda: netloupe.Image(np.zeros((4, 5))))
        client = self.client()
        before = client.describe(look=1)
        self.assertEqual({"any"}, {o["type"] for o in before["events"][0]["observables"]})
        self.until(lambda: all("latest" in o for o in client.describe()["events"][0]["observables"]))
        described = client.describe()
        batch = {o["name"]: o for o in described["events"][0]["observables"]}
        self.assertEqual("mean of the batch", batch["loss"]["description"])
        self.assertEqual({"type": "tensor", "element": "float32", "shape": [2, 3]}, batch["weights"]["structure"])
        self.assertEqual({"type": "image", "width": 5, "height": 4, "channels": 1}, batch["picture"]["structure"])
        self.assertEqual("3", described["globals"][0]["latest"])
        self.assertEqual("epoch", described["groups"][0]["name"])
        self.assertEqual({"pause", "resume", "stop"}, {c["name"] for c in described["commands"]})

    def test_reduces_by_group_while_it_runs(self):
        self.host()
        client = self.client()
        opened = client.open("batch|map(b->b.loss)|mean by epoch")
        self.assertEqual("batch | map(b -> b.loss) | mean by epoch", opened["query"])
        values = [value for _, value in client.values(4)]
        self.assertEqual(len(values) - 1, sum(abs(value - 2.25) < 1e-9 for value in values[1:]))
        described = client.describe()["streams"][0]
        self.assertGreater(described["hostMicros"], 0)
        self.assertGreater(described["agentMicros"], 0)

    def test_observables_are_not_evaluated_unless_asked(self):
        called = []
        self.host(dear=lambda: called.append(1) or 1)
        self.assertEqual([], called)
        client = self.client()
        client.open("batch | map(b -> b.loss)")
        client.values(5)
        self.assertEqual([], called)
        client.open("batch | map(b -> b.dear) | take(2)")
        self.until(lambda: called)

    def test_refuses_unknown_names_with_their_place(self):
        self.host()
        refused = self.client().open("batch | map(b -> b.los)")
        self.assertEqual(("refused", 19, 22), (refused["kind"], refused["position"], refused["end"]))
        self.assertIn("loss", refused["reason"])

    def test_a_declared_event_is_known_before_it_occurs(self):
        occurred = self.agent.event("step", a=lambda: 1, b=lambda: 2)
        client = self.client()
        self.assertEqual(["a", "b"], [o["name"] for o in client.describe()["events"][0]["observables"]])
        self.assertEqual(0, client.open("step | map(s -> s.a + s.b)")["waiting"])
        occurred()
        self.assertEqual(3, client.values(1)[0][1])

    def test_a_stream_may_wait_for_its_event(self):
        client = self.client()
        opened = client.open("later | map(x -> x.a)")
        self.assertEqual(1, opened["waiting"])
        self.agent.observe("later", a=lambda: 5)
        self.assertEqual(5, client.values(1)[0][1])

    def test_faults_end_the_stream_and_nothing_else(self):
        def broken():
            raise KeyError("no such layer")
        host = self.host(broken=broken, strange=lambda: object())
        client = self.client()
        client.open("batch | map(b -> b.loss)")
        for body, told in (("b.broken", "no such layer"), ("b.strange", "object"), ("b.loss.foo()", "foo")):
            stream = client.open(f"batch | map(b -> {body})")["stream"]
            ended = client.wait("ended")
            self.assertEqual((stream, 1), (ended["stream"], ended["failed"]))
            self.assertIn(told, ended["reason"])
        client.values(3)
        self.assertIsNone(host.fault)

    def test_values_of_all_kinds_arrive_as_they_were(self):
        array = np.arange(24, dtype="f4").reshape(2, 3, 4)
        kinds = {"a": lambda: array, "b": lambda: [1, 2.5, "t", {"k": [True]}], "c": lambda: np.float32(2),
                 "d": lambda: netloupe.Points([[1, 2], [3, 4]], [0, -1]), "e": lambda: netloupe.Image(np.eye(3)),
                 "f": lambda: np.array([[True, False]]), "g": lambda: 1 << 80, "h": lambda: np.arange(3, dtype="i8")[::-1],
                 "k": lambda: "\ud800x"}
        self.host(**kinds)
        client = self.client()
        client.open("batch | map(b -> [b.a, b.b, b.c, b.d, b.e, b.f, b.g, b.h, b.k]) | take(1)")
        a, b, c, d, e, f, g, h, k = client.values(1)[0][1]
        np.testing.assert_array_equal(array, a)
        self.assertEqual(([1, 2.5, "t", {"k": [1]}], 2.0, float(1 << 80), "?x"), (b, c, g, k))
        np.testing.assert_array_equal([[1, 2], [3, 4]], d[1])
        np.testing.assert_array_equal([0, -1], d[2])
        np.testing.assert_array_equal(np.eye(3)[:, :, None] * 255, e[1])
        np.testing.assert_array_equal([[1, 0]], f)
        np.testing.assert_array_equal([2, 1, 0], h)

    def test_copies_are_taken_when_the_event_occurs(self):
        array = np.zeros(1000)
        client = self.client()
        client.open("batch | map(b -> b.a)")
        for value in range(100):
            array[:] = value
            self.agent.observe("batch", a=array)
        for place, (_, value) in enumerate(client.values(100)):
            self.assertTrue((value == place).all(), place)

    def test_large_values_pass_through_a_file(self):
        array = np.arange(400_000, dtype="f4")
        self.host(big=lambda: array)
        client = self.client()
        opened = client.open("batch | map(b -> [b.i, b.big])", window=3 << 20, shared=1)
        self.assertEqual(0o600, opened["mode"])
        values = client.values(40)
        for _, (_, value) in values:
            np.testing.assert_array_equal(array, value)
        self.assertGreater(client.around, 40 * array.nbytes * 0.9)
        self.assertFalse(os.path.exists(opened["file"]))

    def test_without_room_the_oldest_values_are_dropped_and_counted(self):
        host = self.host(pause=0.0)
        client = self.client()
        client.open("batch | map(b -> b.i)", capacity=10, window=100)
        first = client.values(1, consume=False)
        self.until(lambda: client.describe()["streams"][0]["droppedValues"] > 1000)
        host.close()
        # the gap in the numbers of the values is what was dropped
        client.send(kind="consumed", stream=1, bytes=client.bytes[1])
        before, numbered = first[-1][1], client.last["first"] + len(client.last["values"]) // 2
        value = client.values(1)[0][1]
        self.assertEqual(client.last["first"] - numbered + client.last["droppedEvents"], value - before - 1)

    def test_a_lossless_stream_keeps_all_in_a_file(self):
        client = self.client()
        client.open("batch | map(b -> b.i)", capacity=10, window=200, lossless=1)
        for i in range(20_000):
            self.agent.observe("batch", i=i)
        self.until(lambda: client.describe()["streams"][0]["values"] == 20_000)
        self.assertGreater(client.describe()["streams"][0]["spilledBytes"], 0)
        self.assertEqual(list(range(20_000)), [value for _, value in client.values(20_000)])

    def test_a_silent_client_is_forgotten(self):
        self.agent._server.timeout = 0.3
        self.host()
        client = self.client()
        client.open("batch | map(b -> b.i)")
        self.until(lambda: not self.agent._server.clients)
        self.until(lambda: self.agent._quiet == {"batch"})

    def test_streams_end_when_the_process_closes_its_agent(self):
        self.host()
        client = self.client()
        client.open("batch | count until end")
        self.until(lambda: client.describe()["streams"][0]["events"] > 3)
        self.agent.close()
        self.assertEqual(1, len(client.values(1)))
        self.assertEqual(0, client.wait("ended")["failed"])

    def test_many_threads_lose_nothing(self):
        client = self.client()
        client.open("batch | map(b -> b.i)", capacity=100_000)

        def work(start):
            for i in range(start, start + 2000):
                self.agent.observe("batch", i=i)
        threads = [threading.Thread(target=work, args=(2000 * t,)) for t in range(4)]
        for thread in threads:
            thread.start()
        self.assertEqual(set(range(8000)), {value for _, value in client.values(8000)})
        for thread in threads:
            thread.join()

    def test_several_agents_in_one_process(self):
        with netloupe.Agent("other", folder=self.folder.name) as other:
            client, second = self.client(), Client(other.endpoint_file)
            self.addCleanup(second.close)
            self.assertEqual("other", second.hello()["name"])
            second.open("batch | map(b -> b.a)")
            other.observe("batch", a=2)
            self.agent.observe("batch", a=1)
            self.assertEqual(2, second.values(1)[0][1])
            self.assertEqual([], client.describe()["streams"])

    def test_ends_of_groups_close_inner_groups_first(self):
        client = self.client()
        client.open("x | map(e -> e.a) | sum by inner | count by outer")
        self.agent.begin("outer")
        self.agent.begin("inner")
        self.agent.observe("x", a=1)
        self.agent.end("outer")
        self.assertEqual(1, client.values(1)[0][1])
        groups = {group["name"]: group for group in client.describe()["groups"]}
        self.assertEqual(("outer", 0, 1), tuple(groups["inner"][key] for key in ("parent", "open", "ended")))


class CommandTest(AgentCase):
    def setUp(self):
        super().setUp()
        self.rate = 0.1
        self.agent.setting("learningRate", lambda: self.rate, self.set_rate, 0, 1, "step size")
        self.agent.command("save", lambda name, copies=1: f"{name} x {copies:g}", "Saves.",
                           [netloupe.text("name", "a", "b"), netloupe.number("copies", 1, 3, optional=True, whole=True)])

    def set_rate(self, value):
        if value == 0.666:
            raise ValueError("not that one")
        self.rate = value

    def test_sets_and_undoes(self):
        self.host()
        client = self.client()
        done = client.command("set", name="learningRate", value=0.5)
        self.assertEqual({"name": "learningRate", "before": 0.1, "after": 0.5}, done["result"])
        client.command("set", name="learningRate", value=0.7)
        self.assertEqual(0.5, client.command("undo")["result"]["after"])
        self.assertEqual(0.1, client.command("undo", name="learningRate")["result"]["after"])
        self.assertEqual("refused", client.command("undo")["state"])
        self.assertEqual(0.1, self.rate)
        log = client.describe()["log"]
        self.assertEqual(["set", "set", "undo", "undo", "undo"], [entry["name"] for entry in log])
        self.assertEqual("refused", log[-1]["state"])

    def test_refuses_what_is_out_of_range(self):
        self.host()
        client = self.client()
        for name, arguments, told in (("set", {"name": "learningRate", "value": 2}, "from 0 to 1"),
                                      ("set", {"name": "x", "value": 1}, "learningRate"),
                                      ("set", {"name": "learningRate"}, "missing"),
                                      ("set", {"name": "learningRate", "value": "big"}, "number"),
                                      ("set", {"name": "learningRate", "value": 0.666}, "not that one"),
                                      ("save", {"name": "c"}, "one of a, b"), ("save", {"name": "a", "copies": 1.5}, "whole"),
                                      ("save", {"name": "a", "other": 1}, "other"), ("nope", {}, "no command")):
            refused = client.command(name, **arguments)
            self.assertEqual("refused", refused["state"], name)
            self.assertIn(told, refused["message"])
        self.assertEqual("a x 2", client.command("save", name="a", copies=2)["result"])
        self.assertEqual(0.1, self.rate)

    def test_pauses_resumes_and_stops_at_events(self):
        host = self.host()
        client = self.client()
        self.assertEqual("done", client.command("pause")["state"])
        count = host.count
        self.assertEqual("done", client.command("set", name="learningRate", value=0.2)["state"])
        self.assertEqual(1, client.ask(("described",), kind="describe")["description"]["settings"][0]["value"] == 0.2)
        self.assertEqual(count, host.count)
        client.command("resume")
        self.until(lambda: host.count > count + 20)
        client.command("pause")
        client.command("stop")
        self.until(lambda: not host.thread.is_alive())

    def test_a_closed_agent_releases_a_paused_host(self):
        host = self.host()
        self.client().command("pause")
        self.agent.close()
        count = host.count
        self.until(lambda: host.count > count + 5)


class FaultTest(AgentCase):
    def test_mutated_messages_never_stop_the_agent(self):
        self.host()
        draw = random.Random(11)
        messages = [{"kind": "hello", "version": 1, "client": "x"}, {"kind": "ping"}, {"kind": "describe", "request": 1},
                    {"kind": "open", "request": 2, "query": "batch | map(b -> b.loss) | mean by epoch", "capacity": 10,
                     "window": 1000, "shared": 1}, {"kind": "consumed", "stream": 1, "bytes": 100},
                    {"kind": "close", "stream": 1}, {"kind": "command", "request": 3, "name": "set",
                                                     "arguments": {"name": "x", "value": 1}}]
        client = self.client()
        for _ in range(3000):
            frame = bytearray(msgpack.packb(draw.choice(messages)))
            for _ in range(draw.randrange(1, 5)):
                place = draw.randrange(len(frame) + 1)
                change = draw.randrange(3)
                if change == 0 and place < len(frame):
                    frame[place] = draw.randrange(256)
                elif change == 1:
                    frame[place:place] = bytes(draw.randrange(256) for _ in range(draw.randrange(1, 9)))
                else:
                    del frame[place:place + draw.randrange(1, 9)]
            frames = [bytes(frame)] * (2 if draw.random() < 0.05 else 1)
            client.socket.send_multipart(frames)
        client.socket.send(b"\x81" * 5000)
        client.socket.send(b"\xdd\xff\xff\xff\xff")
        other = self.client()
        other.open("batch | map(b -> b.i)")
        other.values(3)
        self.assertTrue(self.agent._server.thread.is_alive())
        self.assertEqual("batch", other.describe()["events"][0]["name"])

    def test_another_version_is_told_so(self):
        client = Client(self.agent.endpoint_file)
        self.addCleanup(client.close)
        self.assertIn("version", client.hello(version=9)["reason"])

    def test_a_killed_client_costs_the_host_nothing(self):
        host = self.host()
        code = ("import sys, client; c = client.Client(sys.argv[1]); c.hello(); c.open('batch | map(b -> b.i)');"
                "c.values(3); print('ready', flush=True); c.values(10 ** 9, consume=False)")
        process = subprocess.Popen([sys.executable, "-c", code, self.agent.endpoint_file], cwd=HERE, stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.until(lambda: not self.agent._server.streams)
        count = host.count
        self.until(lambda: host.count > count + 20)
        self.assertIsNone(host.fault)

    def test_forked_workers_do_nothing(self):
        self.host()
        client = self.client()
        client.open("batch | map(b -> b.i)")
        client.values(1)
        child = os.fork()
        if not child:
            self.agent.observe("batch", i=-1)
            with self.agent.begin("epoch"):
                self.agent.observe("batch", i=-1)
            self.agent.close()
            os._exit(0 if os.path.exists(self.agent.endpoint_file) else 1)
        self.assertEqual(0, os.waitpid(child, 0)[1])
        self.assertNotIn(-1, [value for _, value in client.values(20)])

    def test_a_forked_process_starts_no_agent_and_ends_as_it_would(self):
        code = ("import netloupe, os, sys; a = netloupe.agent(folder=sys.argv[1]); child = os.fork()\n"
                "netloupe.observe('e', a=1)\nwith netloupe.begin('g'): netloupe.setting('s', float, float, 0, 1)\n"
                "if child: print(os.waitpid(child, 0)[1], a.name, len(os.listdir(sys.argv[1])))")
        folder = os.path.join(self.folder.name, "forked")
        out = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, timeout=30, check=True,
                             env={**os.environ, "PYTHONPATH": os.path.dirname(HERE)})
        self.assertEqual(("0 python 1\n", ""), (out.stdout, out.stderr))
        self.assertEqual([], os.listdir(folder))

    def test_the_agent_goes_with_its_process(self):
        code = ("import netloupe, sys; a = netloupe.agent('x', folder=sys.argv[1]); netloupe.observe('e', a=1);"
                "print(a.endpoint_file)")
        out = subprocess.run([sys.executable, "-c", code, self.folder.name], capture_output=True, text=True, timeout=30,
                             check=True, env={**os.environ, "PYTHONPATH": os.path.dirname(HERE)})
        self.assertEqual("", out.stderr)
        self.assertFalse(os.path.exists(out.stdout.strip()))


class SpeedTest(AgentCase):
    def test_without_streams_an_event_costs_next_to_nothing(self):
        # the figures are in docs/performance.md; here only that no work is done that grows with the observables' values
        self.agent.observe("batch", loss=lambda: 1 / 0)
        begin = time.thread_time()
        for _ in range(100_000):
            self.agent.observe("batch", loss=None)
        self.assertLess((time.thread_time() - begin) / 100_000, 5e-6)


if __name__ == "__main__":
    unittest.main()
