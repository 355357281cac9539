"""Watching and recording a PyTorch model, against what PyTorch itself says."""
import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest

import numpy as np

try:
    import torch
except ImportError:
    torch = None

import netloupe
from client import Client


@unittest.skipIf(torch is None, "python3-torch is not installed")
class WatchTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.agent = netloupe.Agent("torch", folder=os.path.join(self.folder.name, "agents"))
        self.addCleanup(self.agent.close)
        torch.manual_seed(0)
        torch.set_num_threads(1)
        inputs = torch.randn(96, 1, 6, 6)
        labels = (inputs.mean((1, 2, 3)) > 0).long()
        self.data = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(inputs, labels), batch_size=32)
        self.model = torch.nn.Sequential(torch.nn.Conv2d(1, 3, 3), torch.nn.ReLU(), torch.nn.Flatten(),
                                         torch.nn.Linear(48, 2))
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.1)
        self.criterion = torch.nn.CrossEntropyLoss()
        self.facts = []
        self.batches = 0

    def client(self):
        client = Client(self.agent.endpoint_file)
        self.addCleanup(client.close)
        client.hello()
        return client

    def train(self, loader, epochs, told=True):
        for _ in loader.epochs(epochs):
            for inputs, labels in loader:
                self.optimizer.zero_grad()
                output = self.model(inputs)
                loss = self.criterion(output, labels)
                loss.backward()
                before = self.model[3].weight.detach().clone()
                self.optimizer.step()
                singles = torch.nn.functional.cross_entropy(output, labels, reduction="none")
                self.facts.append({"gradient": float(self.model[0].weight.grad.abs().mean()), "loss": float(loss),
                                   "update": float((self.model[3].weight - before).norm()),
                                   "activation": float(output.mean()), "worst": sorted(singles.tolist())[::-1][:5]})
                self.batches += 1
                if told:
                    loader.observe(loss=loss, output=output, target=labels)

    def test_tells_what_pytorch_computes(self):
        loader = netloupe.watch(self.model, self.optimizer, self.data, agent=self.agent)
        self.assertEqual(3, len(loader))
        self.assertEqual(32, loader.batch_size)
        client = self.client()
        client.open("batch | map(b -> [b.loss, b.layers.map(l -> l.gradient.meanAbs())[0], "
                    "b.layers[1].update.norm(), b.layers[1].activation.mean(), b.layers[1].ratio])")
        client.open("batch | map(b -> b.predictions.top(5, p -> p.loss).map(p -> p.loss))")
        client.open("epoch | map(e -> e.loss)")
        self.train(loader, 2)
        by_stream = {1: [], 2: [], 3: []}
        while sum(map(len, by_stream.values())) < 14:
            message = client.wait("values")
            by_stream[message["stream"]].extend(message["values"][1::2])
        for place, (fact, found) in enumerate(zip(self.facts, by_stream[1])):
            self.assertAlmostEqual(fact["loss"], found[0], 6)
            self.assertAlmostEqual(fact["gradient"], found[1], 6)
            if place:  # the first event attaches the hooks
                self.assertAlmostEqual(fact["update"], found[2], 6)
                self.assertAlmostEqual(fact["activation"], found[3], 5)
                self.assertGreater(found[4], 0)
        for fact, found in zip(self.facts, by_stream[2]):
            np.testing.assert_allclose(found, fact["worst"], rtol=1e-5)
        np.testing.assert_allclose(by_stream[3], [np.mean([f["loss"] for f in self.facts[at:at + 3]]) for at in (0, 3)],
                                   rtol=1e-6)

    def test_hooks_stand_only_while_asked(self):
        loader = netloupe.watch(self.model, self.optimizer, self.data, agent=self.agent)
        scheduler = torch.optim.lr_scheduler.StepLR(self.optimizer, 1)
        step = self.optimizer.step
        client = self.client()
        self.assertFalse(self.model[0]._forward_hooks)
        client.open("batch | map(b -> b.layers.map(l -> [l.activation.mean(), l.update.norm()]))")
        self.train(loader, 1)
        self.assertTrue(self.model[0]._forward_hooks)
        torch.optim.lr_scheduler.StepLR(self.optimizer, 1)  # may be made while updates are watched
        client.send(kind="close", stream=1)
        client.wait("ended")
        self.train(loader, 1)
        self.assertFalse(self.model[0]._forward_hooks)
        scheduler.step()
        self.assertTrue(callable(step))

    def test_a_loss_module_does_without_the_third_line(self):
        loader = netloupe.watch(self.model, self.optimizer, self.data, loss=self.criterion, agent=self.agent)
        client = self.client()
        client.open("batch | map(b -> [b.loss, b.predictions.size()])")
        self.train(loader, 1, told=False)
        for fact, (_, found) in zip(self.facts, client.values(3)):
            self.assertAlmostEqual(fact["loss"], found[0], 6)
            self.assertEqual(32, found[1])

    def test_stop_ends_the_passes_and_raises_nothing(self):
        loader = netloupe.watch(self.model, self.optimizer, self.data, agent=self.agent,
                                checkpoints=os.path.join(self.folder.name, "kept"))
        thread = threading.Thread(target=self.train, args=(loader, 10 ** 9), daemon=True)
        thread.start()
        client = self.client()
        path = client.command("checkpoint", name="../../best")["result"]
        self.assertEqual(os.path.join(self.folder.name, "kept", "best.pt"), path)
        self.assertIn("model", torch.load(path))
        self.assertEqual(0.1, client.command("set", name="learningRate", value=0.05)["result"]["before"])
        self.assertEqual(0.05, self.optimizer.param_groups[0]["lr"])
        self.assertEqual(0.1, client.command("undo", name="learningRate")["result"]["after"])
        client.command("stop")
        thread.join(20)
        self.assertFalse(thread.is_alive())
        self.assertEqual([], list(loader))

    def test_finds_the_first_layer_with_a_nan(self):
        loader = netloupe.watch(self.model, self.optimizer, self.data, agent=self.agent)
        client = self.client()
        client.open("batch | map(b -> b.layers.nonFinite()) | filter(t -> t != '') | take(1)")
        with torch.no_grad():
            self.model[3].weight[1, 5] = float("nan")
        self.train(loader, 1)
        self.assertTrue(client.values(1)[0][1].startswith("0."), "its gradient is the first of the model to be NaN")

    def test_workers_of_a_data_loader_are_not_disturbed(self):
        data = torch.utils.data.DataLoader(self.data.dataset, batch_size=32, num_workers=2)
        loader = netloupe.watch(self.model, self.optimizer, data, agent=self.agent)
        client = self.client()
        client.open("batch | map(b -> b.size)")
        self.train(loader, 2)
        self.assertEqual([32] * 6, [value for _, value in client.values(6)])


@unittest.skipIf(torch is None, "python3-torch is not installed")
class RecorderTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        torch.manual_seed(1)

    def load(self, name):
        with open(os.path.join(self.folder, name + ".json"), encoding="utf-8") as file:
            return np.load(os.path.join(self.folder, name + ".npy"), mmap_mode="r"), json.load(file)

    def test_activations_are_those_of_a_forward_pass(self):
        model = torch.nn.Sequential(torch.nn.Conv2d(1, 3, 3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(48, 2))
        inputs = torch.randn(50, 1, 6, 6)
        model.train()
        written = netloupe.record_activations(model, inputs.split(16), ["1", "3"], self.folder)
        self.assertEqual({"1": (50, 3), "3": (50, 2)}, written)
        maps, described = self.load("1")
        with torch.no_grad():
            np.testing.assert_allclose(maps, model[:2](inputs).mean((2, 3)), rtol=1e-4, atol=1e-6)
            np.testing.assert_allclose(self.load("3")[0], model(inputs), rtol=1e-4, atol=1e-6)
        self.assertEqual(["instance", "unit"], [axis["name"] for axis in described["axes"]])
        self.assertTrue(model.training)
        self.assertFalse(model[1]._forward_hooks)

    def test_a_fault_leaves_no_half_of_a_recording(self):
        model = torch.nn.Sequential(torch.nn.Linear(4, 2))
        with self.assertRaises(RuntimeError):
            netloupe.record_activations(model, [torch.zeros(3, 4), torch.zeros(3, 5)], ["0"], self.folder)
        with self.assertRaisesRegex(ValueError, "no node 'nope'"):
            netloupe.record_activations(model, [], ["nope"], self.folder)
        self.assertEqual([], os.listdir(self.folder))

    def test_states_of_every_step_are_those_of_the_network(self):
        for first in (True, False):
            class Language(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.embedding = torch.nn.Embedding(7, 5)
                    self.rnn = torch.nn.LSTM(5, 4, num_layers=2, batch_first=first)

                def forward(self, ids):
                    return self.rnn(self.embedding(ids))[0]
            model = Language()
            ids = torch.randint(0, 7, (3, 6) if first else (6, 3))
            rows = [[f"w{token}" for token in row] for row in (ids if first else ids.T).tolist()]
            result = netloupe.record_states(model, [(ids, rows)], self.folder)
            self.assertEqual((18, 3), (result["steps"], result["sequences"]))
            hidden, described = self.load("rnn.1.hidden")
            with torch.no_grad():
                expected = model(ids) if first else model(ids).transpose(0, 1)
            np.testing.assert_allclose(hidden, expected.reshape(18, 4), rtol=1e-4, atol=1e-6)
            self.assertEqual([0, 6, 12], described["sequences"])
            cells = self.load("rnn.1.cell")[0]
            _, (_, last) = model.rnn(model.embedding(ids))
            np.testing.assert_allclose(cells[[5, 11, 17]], last[1].detach(), rtol=1e-4, atol=1e-6)
            with open(os.path.join(self.folder, "tokens.txt"), encoding="utf-8") as file:
                self.assertEqual([token for row in rows for token in row], file.read().splitlines())

    def test_states_of_a_gru(self):
        model = torch.nn.GRU(3, 4, batch_first=True)
        netloupe.record_states(model, [torch.randn(2, 5, 3)], self.folder)
        self.assertEqual((10, 4), self.load("model.0.hidden")[0].shape)

    def test_states_in_both_directions_are_refused(self):
        with self.assertRaisesRegex(ValueError, "both directions"):
            netloupe.record_states(torch.nn.LSTM(3, 4, bidirectional=True), [], self.folder)


class EpochTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "predictions.npy")

    def test_epochs_are_appended_one_after_the_other(self):
        draw = np.random.default_rng(2)
        epochs = [draw.random((20, 4), dtype="f4") for _ in range(5)]
        for place, values in enumerate(epochs):
            netloupe.record_epoch(self.path, values, classes=list("abcd") if not place else None)
        np.testing.assert_array_equal(np.stack(epochs), np.load(self.path))
        with open(self.path[:-3] + "json", encoding="utf-8") as file:
            described = json.load(file)
        self.assertEqual(([0, 1, 2, 3, 4], list("abcd")), (described["epochs"], described["classes"]))

    def test_another_shape_is_refused_and_changes_nothing(self):
        netloupe.record_epoch(self.path, np.zeros((3, 2)))
        with self.assertRaisesRegex(ValueError, "expected float32"):
            netloupe.record_epoch(self.path, np.zeros((3, 4)))
        self.assertEqual((1, 3, 2), np.load(self.path).shape)

    def test_a_file_that_a_killed_process_left_behind_goes_on(self):
        code = ("import sys, numpy, netloupe\nfor i in range(10 ** 6):\n netloupe.record_epoch(sys.argv[1], "
                "numpy.full((500, 10), i, 'f4'))\n print(i, flush=True)")
        process = subprocess.Popen([sys.executable, "-c", code, self.path], stdout=subprocess.PIPE,
                                   env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
        for _ in range(20):
            process.stdout.readline()
        process.kill()
        process.wait()
        process.stdout.close()
        with open(self.path, "ab") as file:
            file.write(b"half an epoch")
        netloupe.record_epoch(self.path, np.full((500, 10), -1, "f4"))
        found = np.load(self.path)
        self.assertGreater(len(found), 20)
        np.testing.assert_array_equal(found[:-1, 0, 0], np.arange(len(found) - 1))
        self.assertTrue((found[-1] == -1).all())


if __name__ == "__main__":
    unittest.main()
