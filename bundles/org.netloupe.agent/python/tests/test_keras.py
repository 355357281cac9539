"""The Keras callback against a fake of Keras's callback protocol: Debian has no Keras. The order of the calls is that of
``Model.fit``: set_params, set_model, on_train_begin, then per epoch and batch the begin and end methods."""
import os
import sys
import tempfile
import types
import unittest

import numpy as np

import netloupe
from client import Client


class Callback:
    """What keras.callbacks.Callback is to its subclasses."""

    def __init__(self):
        self.params = self._model = None

    @property
    def model(self):
        return self._model

    def set_params(self, params):
        self.params = params

    def set_model(self, model):
        self._model = model

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)

    def on_train_begin(self, logs=None):
        """Nothing."""

    on_train_end = on_train_batch_begin = on_test_begin = on_train_begin


class Dense:
    def __init__(self, name, inputs, outputs, draw):
        self.name = name
        self.kernel, self.bias = draw.standard_normal((inputs, outputs)), np.zeros(outputs)

    def get_weights(self):
        return [self.kernel.copy(), self.bias.copy()]


class Variable:
    def __init__(self, value):
        self.value = value

    def numpy(self):
        return np.float32(self.value)

    def assign(self, value):
        self.value = value


class Model:
    """Steps of a fixed size, so that updates are known."""

    def __init__(self):
        draw = np.random.default_rng(1)
        self.layers = [Dense("first", 3, 4, draw), Dense("second", 4, 2, draw), types.SimpleNamespace(
            name="flatten", get_weights=lambda: [])]
        self.optimizer = types.SimpleNamespace(learning_rate=Variable(0.1))
        self.stop_training = False
        self.saved = []

    def save_weights(self, path):
        self.saved.append(path)

    def fit(self, epochs, batches, callback):
        callback.set_params({"epochs": epochs, "steps": batches})
        callback.set_model(self)
        callback.on_train_begin()
        epoch = 0
        for epoch in range(epochs):
            callback.on_epoch_begin(epoch)
            for batch in range(batches):
                callback.on_train_batch_begin(batch)
                for layer in self.layers[:2]:
                    layer.kernel -= float(self.optimizer.learning_rate.value)
                callback.on_train_batch_end(batch, {"loss": 1.0 / (batch + 1), "accuracy": 0.5})
                if self.stop_training:
                    break
            callback.on_epoch_end(epoch, {"loss": 0.25, "val_loss": 0.5})
            if self.stop_training:
                break
        callback.on_train_end()
        return epoch


class KerasTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.agent = netloupe.Agent("keras", folder=folder.name)
        self.addCleanup(self.agent.close)
        self.client = Client(self.agent.endpoint_file)
        self.addCleanup(self.client.close)
        self.client.hello()

    def train(self, callback):
        import threading
        model = Model()
        thread = threading.Thread(target=model.fit, args=(10 ** 9, 5, callback), daemon=True)
        thread.start()
        self.addCleanup(thread.join, 10)
        self.addCleanup(setattr, model, "stop_training", True)
        return model, thread

    def watched(self, callback):
        model, thread = self.train(callback)
        self.client.open("epoch | map(e -> [e.loss, e.val_loss])")
        self.assertEqual([0.25, 0.5], self.client.values(1)[0][1])
        self.client.send(kind="close", stream=1)
        self.client.wait("ended")
        self.client.arrived = []
        self.client.open("batch | map(b -> b.layers.map(l -> [l.name, l.update.mean(), l.ratio > 0])) | take(3)")
        last = self.client.values(3)[-1][1]
        self.assertEqual(["first", "second"], [layer[0] for layer in last])
        self.assertAlmostEqual(-0.1, last[0][1], 6)
        self.client.wait("ended")
        self.assertEqual("done", self.client.command("set", name="learningRate", value=0.02)["state"])
        self.assertEqual(0.02, model.optimizer.learning_rate.value)
        self.assertEqual("done", self.client.command("undo")["state"])
        self.assertAlmostEqual(0.1, model.optimizer.learning_rate.value, 6)
        self.client.command("checkpoint", path="w.h5")
        self.assertEqual(["w.h5"], model.saved)
        self.client.command("stop")
        thread.join(10)
        self.assertTrue(model.stop_training and not thread.is_alive())

    def test_watches_a_training_without_keras(self):
        self.watched(netloupe.keras_callback(self.agent))

    def test_is_a_callback_of_the_keras_that_is_there(self):
        module = types.ModuleType("keras.callbacks")
        module.Callback = Callback
        sys.modules["keras.callbacks"] = module
        self.addCleanup(sys.modules.pop, "keras.callbacks")
        callback = netloupe.keras_callback(self.agent)
        self.assertIsInstance(callback, Callback)
        self.watched(callback)


if __name__ == "__main__":
    unittest.main()
