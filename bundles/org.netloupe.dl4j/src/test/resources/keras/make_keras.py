"""Writes small models in Keras's file layouts with their expected outputs, computed here with numpy alone.

    /usr/bin/python3 make_keras.py        (needs numpy and h5py; writes beside this script)

Keras itself is not needed: configurations and weights are laid out as Keras 2.11 (.h5) and Keras 3 (.keras) write them.
"""
import io
import json
import os
import zipfile

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(20240607)


def weights(*shape):
    return rng.normal(0, 0.4, shape).astype(np.float32)


# ---- forward passes, float64, straight from the definitions

def conv2d(x, kernel, bias, stride=1, same=False):
    """x [n, h, w, c], kernel [kh, kw, c, f]."""
    n, h, w, _ = x.shape
    kh, kw, _, f = kernel.shape
    if same:
        oh, ow = -(-h // stride), -(-w // stride)
        ph, pw = max((oh - 1) * stride + kh - h, 0), max((ow - 1) * stride + kw - w, 0)
        x = np.pad(x, ((0, 0), (ph // 2, ph - ph // 2), (pw // 2, pw - pw // 2), (0, 0)))
    else:
        oh, ow = (h - kh) // stride + 1, (w - kw) // stride + 1
    out = np.zeros((n, oh, ow, f))
    for y in range(oh):
        for z in range(ow):
            window = x[:, y * stride:y * stride + kh, z * stride:z * stride + kw, :]
            out[:, y, z, :] = np.tensordot(window, kernel.astype(np.float64), axes=([1, 2, 3], [0, 1, 2])) + bias
    return out


def pool(x, size, how):
    n, h, w, c = x.shape
    oh, ow = h // size, w // size
    return how(x[:, :oh * size, :ow * size].reshape(n, oh, size, ow, size, c), axis=(2, 4))


def relu(x):
    return np.maximum(x, 0)


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def normalise(x, gamma, beta, mean, variance, epsilon):
    return (x - mean) / np.sqrt(variance + epsilon) * gamma + beta


def lstm(x, kernel, recurrent, bias, units):
    """x [n, steps, c]; gates in Keras's order: input, forget, cell, output. Gives all steps."""
    h = np.zeros((x.shape[0], units))
    c = np.zeros_like(h)
    steps = []
    for t in range(x.shape[1]):
        z = x[:, t] @ kernel + h @ recurrent + bias
        i, f, g, o = (z[:, k * units:(k + 1) * units] for k in range(4))
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        steps.append(h)
    return np.stack(steps, 1)


# ---- files

def save_attribute(group, name, values):
    """As Keras does: lists of texts above 64 512 bytes are split into name0, name1, ..."""
    data = [v.encode() for v in values]
    array = np.asarray(data)
    if array.nbytes <= 64512:
        group.attrs[name] = array
        return
    parts = 1
    while any(part.nbytes > 64512 for part in np.array_split(array, parts)):
        parts += 1
    for i, part in enumerate(np.array_split(array, parts)):
        group.attrs["%s%d" % (name, i)] = part


def write_h5(name, config, layers, split=False):
    with h5py.File(os.path.join(HERE, name), "w") as f:
        f.attrs["keras_version"] = "2.11.0"
        f.attrs["backend"] = "tensorflow"
        f.attrs["model_config"] = json.dumps(config)
        g = f.create_group("model_weights")
        g.attrs["keras_version"] = "2.11.0"
        g.attrs["backend"] = "tensorflow"
        save_attribute(g, "layer_names", [layer for layer, _ in layers])
        for layer, arrays in layers:
            sub = g.create_group(layer)
            names = ["%s/%s:0" % (layer, key) for key, _ in arrays]
            if split:
                for i, one in enumerate(names):
                    sub.attrs["weight_names%d" % i] = np.asarray([one.encode()])
            else:
                save_attribute(sub, "weight_names", names)
            for path, (_, array) in zip(names, arrays):
                sub.create_dataset(path, data=array)


def write_keras(name, config, groups):
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as f:
        for path, arrays in groups:
            g = f.create_group("layers/" + path + "/vars")
            for i, array in enumerate(arrays):
                g.create_dataset(str(i), data=array)
    with zipfile.ZipFile(os.path.join(HERE, name), "w") as z:
        z.writestr("metadata.json", json.dumps({"keras_version": "3.3.3", "date_saved": "2024-06-07@12:00:00"}))
        z.writestr("config.json", json.dumps(config))
        z.writestr("model.weights.h5", buffer.getvalue())


def write_expected(name, x, out, **taps):
    """Inputs and images channels first, as the workbench has them."""
    first = lambda a: np.moveaxis(a, -1, 1) if a.ndim == 4 else a
    lines = {"input": first(x), "output": out, **{k: first(v) for k, v in taps.items()}}
    with open(os.path.join(HERE, name), "w") as f:
        json.dump({k: {"shape": list(v.shape), "values": [round(float(e), 7) for e in v.ravel()]}
                   for k, v in lines.items()}, f)
        f.write("\n")


def sequential_images():
    k1, b1 = weights(3, 3, 1, 4), weights(4)
    k2, b2 = weights(2, 2, 4, 3), weights(3)
    gamma, beta, mean = weights(4) + 1, weights(4), weights(4)
    variance = rng.uniform(0.5, 2, 4).astype(np.float32)
    w3, b3 = weights(2 * 3 * 3, 5), weights(5)
    w4, b4 = weights(5, 3), weights(3)

    def layer(kind, name, **config):
        return {"class_name": kind, "config": {"name": name, "trainable": True, "dtype": "float32", **config}}

    config = {"class_name": "Sequential", "config": {"name": "images", "layers": [
        layer("InputLayer", "conv2d_input", batch_input_shape=[None, 7, 9, 1], sparse=False, ragged=False),
        layer("Conv2D", "conv2d", filters=4, kernel_size=[3, 3], strides=[1, 1], padding="same",
              data_format="channels_last", dilation_rate=[1, 1], groups=1, activation="relu", use_bias=True),
        layer("BatchNormalization", "batch_normalization", axis=[3], momentum=0.99, epsilon=0.001, center=True,
              scale=True),
        layer("MaxPooling2D", "max_pooling2d", pool_size=[2, 2], padding="valid", strides=[2, 2],
              data_format="channels_last"),
        layer("Conv2D", "conv2d_1", filters=3, kernel_size=[2, 2], strides=[1, 1], padding="valid",
              data_format="channels_last", dilation_rate=[1, 1], groups=1, activation="linear", use_bias=True),
        layer("Flatten", "flatten", data_format="channels_last"),
        layer("Dropout", "dropout", rate=0.5, noise_shape=None, seed=None),
        layer("Dense", "dense", units=5, activation="tanh", use_bias=True),
        layer("Dense", "dense_1", units=3, activation="softmax", use_bias=True)]}}
    layers = [("conv2d", [("kernel", k1), ("bias", b1)]),
              ("batch_normalization", [("gamma", gamma), ("beta", beta), ("moving_mean", mean),
                                       ("moving_variance", variance)]),
              ("max_pooling2d", []),
              ("conv2d_1", [("kernel", k2), ("bias", b2)]), ("flatten", []), ("dropout", []),
              ("dense", [("kernel", w3), ("bias", b3)]), ("dense_1", [("kernel", w4), ("bias", b4)])]
    x = rng.uniform(0, 1, (3, 7, 9, 1))
    a1 = relu(conv2d(x, k1, b1, same=True))
    a2 = pool(normalise(a1, gamma, beta, mean, variance, 1e-3), 2, np.max)
    a3 = conv2d(a2, k2, b2)
    a4 = np.tanh(a3.reshape(3, -1) @ w3 + b3)
    out = softmax(a4 @ w4 + b4)
    write_h5("images.h5", config, layers)
    write_h5("images-split.h5", config, layers, split=True)
    write_expected("images.json", x, out, conv2d=a1, conv2d_1=a3, dense=a4)
    return config, layers, x, (a1, a3, a4, out)


def functional_images():
    """Keras 3: functional, with a branch that is added again, and global pooling."""
    k1, b1, k2, b2, w, b = weights(3, 3, 2, 3), weights(3), weights(3, 3, 3, 3), weights(3), weights(3, 4), weights(4)

    def tensor(name):
        return {"class_name": "__keras_tensor__",
                "config": {"shape": [None], "dtype": "float32", "keras_history": [name, 0, 0]}}

    def layer(kind, name, inbound, **config):
        args = [[tensor(i) for i in inbound]] if len(inbound) > 1 else [tensor(i) for i in inbound]
        return {"module": "keras.layers", "class_name": kind, "registered_name": None, "name": name,
                "config": {"name": name, "trainable": True, "dtype": {"module": "keras", "class_name": "DTypePolicy",
                           "config": {"name": "float32"}, "registered_name": None}, **config},
                "inbound_nodes": [{"args": args, "kwargs": {}}] if inbound else []}

    conv = dict(filters=3, kernel_size=[3, 3], strides=[1, 1], data_format="channels_last", dilation_rate=[1, 1],
                groups=1, use_bias=True, padding="same")
    config = {"module": "keras", "class_name": "Functional", "config": {
        "name": "branch", "trainable": True, "layers": [
            layer("InputLayer", "image", [], batch_shape=[None, 6, 5, 2]),
            layer("Rescaling", "rescaling", ["image"], scale=0.5, offset=0.0),
            layer("Conv2D", "first", ["rescaling"], activation="relu", **conv),
            layer("Conv2D", "second", ["first"], activation="linear", **conv),
            layer("Add", "add", ["first", "second"]),
            layer("LeakyReLU", "leaky", ["add"], negative_slope=0.2),
            layer("GlobalAveragePooling2D", "mean", ["leaky"], data_format="channels_last", keepdims=False),
            layer("Dense", "scores", ["mean"], units=4, activation="linear", use_bias=True),
            layer("Softmax", "classes", ["scores"], axis=-1)],
        "input_layers": [["image", 0, 0]], "output_layers": [["classes", 0, 0]]}}
    groups = [("input_layer", []), ("rescaling", []), ("conv2d", [k1, b1]), ("conv2d_1", [k2, b2]), ("add", []),
              ("leaky_re_lu", []), ("global_average_pooling2d", []), ("dense", [w, b]), ("softmax", [])]
    x = rng.uniform(0, 1, (2, 6, 5, 2))
    a1 = relu(conv2d(x * 0.5, k1, b1, same=True))
    a2 = a1 + conv2d(a1, k2, b2, same=True)
    a3 = np.where(a2 > 0, a2, 0.2 * a2)
    mean = a3.mean(axis=(1, 2))
    write_keras("branch.keras", config, groups)
    write_expected("branch.json", x, softmax(mean @ w + b), first=a1, leaky=a3, mean=mean)


def sequences():
    """Keras 3 .keras: embedding and two recurrent layers, the last step classified."""
    e = weights(7, 3)
    k1, r1, b1 = weights(3, 16), weights(4, 16), weights(16)
    k2, r2, b2 = weights(4, 8), weights(2, 8), weights(8)
    w, b = weights(2, 3), weights(3)

    def layer(kind, name, **config):
        return {"module": "keras.layers", "class_name": kind, "registered_name": None,
                "config": {"name": name, "trainable": True, "dtype": "float32", **config}}

    recurrent = dict(activation="tanh", recurrent_activation="sigmoid", use_bias=True, go_backwards=False,
                     stateful=False)
    config = {"module": "keras", "class_name": "Sequential", "config": {"name": "words", "layers": [
        layer("InputLayer", "tokens", batch_shape=[None, 5]),
        layer("Embedding", "embedding", input_dim=7, output_dim=3, mask_zero=False),
        layer("LSTM", "lstm", units=4, return_sequences=True, **recurrent),
        layer("LSTM", "lstm_1", units=2, return_sequences=False, **recurrent),
        layer("Dense", "dense", units=3, activation="softmax", use_bias=True)]}}
    groups = [("embedding", [e]), ("lstm/cell", [k1, r1, b1]), ("lstm_1/cell", [k2, r2, b2]), ("dense", [w, b])]
    x = rng.integers(0, 7, (4, 5))
    a1 = e[x].astype(np.float64)
    a2 = lstm(a1, k1, r1, b1, 4)
    a3 = lstm(a2, k2, r2, b2, 2)[:, -1]
    write_keras("words.keras", config, groups)
    write_expected("words.json", x.astype(np.float64), softmax(a3 @ w + b), embedding=a1, lstm=a2, lstm_1=a3)


def refused():
    """A model with a Lambda layer, and one with a layer that nobody knows."""
    for name, kind, extra in [("lambda.h5", "Lambda", {"function": ["4wEAAAA=", None, None]}),
                              ("unknown.h5", "FancyAttention", {"heads": 2})]:
        config = {"class_name": "Sequential", "config": {"name": "refused", "layers": [
            {"class_name": "Dense", "config": {"name": "dense", "batch_input_shape": [None, 4], "units": 2,
                                               "activation": "linear", "use_bias": True}},
            {"class_name": kind, "config": {"name": "special", **extra}}]}}
        write_h5(name, config, [("dense", [("kernel", weights(4, 2)), ("bias", weights(2))]), ("special", [])])


def separated():
    """Convolutions that treat each channel by itself, and ones that mix them afterwards."""
    d1, b1 = weights(3, 3, 2, 2), weights(4)
    d2, p2, b2 = weights(2, 2, 4, 3), weights(1, 1, 12, 3), weights(3)
    w, b = weights(4 * 3 * 3, 3), weights(3)

    def layer(kind, name, **config):
        return {"class_name": kind, "config": {"name": name, "trainable": True, "dtype": "float32", **config}}

    config = {"class_name": "Sequential", "config": {"name": "separated", "layers": [
        layer("InputLayer", "image", batch_input_shape=[None, 5, 4, 2]),
        layer("DepthwiseConv2D", "depthwise", kernel_size=[3, 3], strides=[1, 1], padding="same", depth_multiplier=2,
              data_format="channels_last", dilation_rate=[1, 1], activation="relu", use_bias=True),
        layer("SeparableConv2D", "separable", filters=3, kernel_size=[2, 2], strides=[1, 1], padding="valid",
              depth_multiplier=3, data_format="channels_last", dilation_rate=[1, 1], activation="tanh",
              use_bias=True),
        layer("Flatten", "flatten", data_format="channels_last"),
        layer("Dense", "dense", units=3, activation="softmax", use_bias=True)]}}

    def depthwise(x, kernel, same):
        """Channel c, multiplied by m, becomes channels c * m to c * m + m - 1."""
        parts = [conv2d(x[..., c:c + 1], kernel[:, :, c:c + 1, :], 0, same=same) for c in range(x.shape[-1])]
        return np.concatenate(parts, axis=-1)

    x = rng.uniform(0, 1, (2, 5, 4, 2))
    a1 = relu(depthwise(x, d1, True) + b1)
    a2 = np.tanh(conv2d(depthwise(a1, d2, False), p2, b2))
    write_h5("separated.h5", config, [
        ("depthwise", [("depthwise_kernel", d1), ("bias", b1)]),
        ("separable", [("depthwise_kernel", d2), ("pointwise_kernel", p2), ("bias", b2)]),
        ("flatten", []), ("dense", [("kernel", w), ("bias", b)])])
    write_expected("separated.json", x, softmax(a2.reshape(2, -1) @ w + b), depthwise=a1, separable=a2)


def simple_recurrent():
    """Two simple recurrent layers over vectors, the last step classified."""
    k1, r1, b1 = weights(3, 4), weights(4, 4), weights(4)
    k2, r2 = weights(4, 2), weights(2, 2)
    w, b = weights(2, 3), weights(3)

    def layer(kind, name, **config):
        return {"module": "keras.layers", "class_name": kind, "registered_name": None,
                "config": {"name": name, "trainable": True, "dtype": "float32", **config}}

    config = {"module": "keras", "class_name": "Sequential", "config": {"name": "simple", "layers": [
        layer("InputLayer", "vectors", batch_shape=[None, 6, 3]),
        layer("SimpleRNN", "first", units=4, activation="tanh", use_bias=True, return_sequences=True),
        layer("SimpleRNN", "second", units=2, activation="relu", use_bias=False, return_sequences=False),
        layer("Dense", "dense", units=3, activation="softmax", use_bias=True)]}}

    def run(x, kernel, recurrent, bias, function):
        h = np.zeros((x.shape[0], recurrent.shape[0]))
        steps = []
        for t in range(x.shape[1]):
            h = function(x[:, t] @ kernel + h @ recurrent + bias)
            steps.append(h)
        return np.stack(steps, 1)

    x = rng.uniform(-1, 1, (3, 6, 3))
    a1 = run(x, k1, r1, b1, np.tanh)
    a2 = run(a1, k2, r2, 0, relu)[:, -1]
    write_keras("simple.keras", config, [("simple_rnn/cell", [k1, r1, b1]), ("simple_rnn_1/cell", [k2, r2]),
                                         ("dense", [w, b])])
    write_expected("simple.json", x, softmax(a2 @ w + b), first=a1, second=a2)


def conv1d(x, kernel, bias, stride=1, dilation=1, padding="valid"):
    """x [n, steps, c], kernel [k, c, f]."""
    n, steps, _ = x.shape
    k, _, f = kernel.shape
    reach = (k - 1) * dilation + 1
    if padding == "causal":
        x = np.pad(x, ((0, 0), (reach - 1, 0), (0, 0)))
    if padding == "same":
        places = -(-steps // stride)
        missing = max((places - 1) * stride + reach - steps, 0)
        x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)))
    starts = range(0, x.shape[1] - reach + 1, stride)
    return np.stack([np.tensordot(x[:, t:t + reach:dilation], kernel.astype(np.float64), axes=([1, 2], [0, 1])) + bias
                     for t in starts], 1)


def pool1d(x, size, stride, how):
    return np.stack([how(x[:, t:t + size], axis=1) for t in range(0, x.shape[1] - size + 1, stride)], 1)


def signals():
    """Convolutions and poolings over steps, flattened; Keras 2."""
    k1, b1, k2, b2, k3 = weights(3, 2, 4), weights(4), weights(2, 4, 3), weights(3), weights(4, 3, 5)
    w, b = weights(3 * 5, 3), weights(3)

    def layer(kind, name, **config):
        return {"class_name": kind, "config": {"name": name, "trainable": True, "dtype": "float32", **config}}

    conv = dict(data_format="channels_last", groups=1)
    config = {"class_name": "Sequential", "config": {"name": "signals", "layers": [
        layer("InputLayer", "signal", batch_input_shape=[None, 17, 2]),
        layer("Conv1D", "same", filters=4, kernel_size=[3], strides=[1], padding="same", dilation_rate=[1],
              activation="relu", use_bias=True, **conv),
        layer("MaxPooling1D", "highest", pool_size=[2], strides=[2], padding="valid", data_format="channels_last"),
        layer("Conv1D", "causal", filters=3, kernel_size=[2], strides=[1], padding="causal", dilation_rate=[2],
              activation="tanh", use_bias=True, **conv),
        layer("MaxPooling1D", "overlapping", pool_size=[3], strides=[1], padding="valid", data_format="channels_last"),
        layer("Conv1D", "wide", filters=5, kernel_size=[4], strides=[2], padding="same", dilation_rate=[1],
              activation="linear", use_bias=False, **conv),
        layer("Flatten", "flatten", data_format="channels_last"),
        layer("Dense", "dense", units=3, activation="softmax", use_bias=True)]}}
    x = rng.uniform(-1, 1, (3, 17, 2))
    a1 = relu(conv1d(x, k1, b1, padding="same"))
    a2 = pool1d(a1, 2, 2, np.max)
    a3 = np.tanh(conv1d(a2, k2, b2, dilation=2, padding="causal"))
    a4 = pool1d(a3, 3, 1, np.max)
    a5 = conv1d(a4, k3, 0, stride=2, padding="same")
    write_h5("signals.h5", config, [
        ("same", [("kernel", k1), ("bias", b1)]), ("highest", []), ("causal", [("kernel", k2), ("bias", b2)]),
        ("overlapping", []), ("wide", [("kernel", k3)]), ("flatten", []), ("dense", [("kernel", w), ("bias", b)])])
    write_expected("signals.json", x, softmax(a5.reshape(3, -1) @ w + b), same=a1, highest=a2, causal=a3, overlapping=a4,
                   wide=a5)


def both_directions():
    """Keras 3: LSTMs in both directions, all steps and then the last one of each, and steps pooled."""
    first = [weights(3, 16), weights(4, 16), weights(16), weights(3, 16), weights(4, 16), weights(16)]
    second = [weights(8, 8), weights(2, 8), weights(8), weights(8, 8), weights(2, 8), weights(8)]
    w, b = weights(4, 3), weights(3)

    def layer(kind, name, **config):
        return {"module": "keras.layers", "class_name": kind, "registered_name": None,
                "config": {"name": name, "trainable": True, "dtype": "float32", **config}}

    def both(name, units, steps, mode):
        def one(direction, backwards):
            return layer("LSTM", direction + "_lstm", units=units, return_sequences=steps, activation="tanh",
                         recurrent_activation="sigmoid", use_bias=True, go_backwards=backwards, stateful=False)
        return layer("Bidirectional", name, merge_mode=mode, layer=one("forward", False),
                     backward_layer=one("backward", True))

    def run(x, arrays, units, steps):
        there = lstm(x, *arrays[:3], units)
        back = lstm(x[:, ::-1], *arrays[3:], units)
        return (there, back[:, ::-1]) if steps else (there[:, -1], back[:, -1])

    config = {"module": "keras", "class_name": "Sequential", "config": {"name": "directions", "layers": [
        layer("InputLayer", "vectors", batch_shape=[None, 6, 3]),
        both("steps", 4, True, "concat"), both("ends", 2, False, "concat"),
        layer("Dense", "dense", units=3, activation="softmax", use_bias=True)]}}
    x = rng.uniform(-1, 1, (3, 6, 3))
    a1 = np.concatenate(run(x, first, 4, True), -1)
    a2 = np.concatenate(run(a1, second, 2, False), -1)
    write_keras("directions.keras", config, [
        ("bidirectional/forward_layer/cell", first[:3]), ("bidirectional/backward_layer/cell", first[3:]),
        ("bidirectional_1/forward_layer/cell", second[:3]), ("bidirectional_1/backward_layer/cell", second[3:]),
        ("dense", [w, b])])
    write_expected("directions.json", x, softmax(a2 @ w + b), steps=a1, ends=a2)

    config["config"]["layers"][1:3] = [both("steps", 4, True, "sum"), layer("GlobalMaxPooling1D", "highest",
                                       data_format="channels_last", keepdims=False)]
    a1 = sum(run(x, first, 4, True))
    write_keras("summed.keras", config, [
        ("bidirectional/forward_layer/cell", first[:3]), ("bidirectional/backward_layer/cell", first[3:]),
        ("dense", [w, b])])
    write_expected("summed.json", x, softmax(a1.max(axis=1) @ w + b), steps=a1, highest=a1.max(axis=1))


def learned_slopes():
    """PReLU with a slope for each channel, for each pixel, and for each unit."""
    k, b1 = weights(2, 2, 2, 3), weights(3)
    shared, each, units = weights(1, 1, 3), weights(3, 4, 3), weights(5)
    w, b, w2, b2 = weights(36, 5), weights(5), weights(5, 3), weights(3)

    def layer(kind, name, **config):
        return {"class_name": kind, "config": {"name": name, "trainable": True, "dtype": "float32", **config}}

    config = {"class_name": "Sequential", "config": {"name": "slopes", "layers": [
        layer("InputLayer", "image", batch_input_shape=[None, 4, 5, 2]),
        layer("Conv2D", "conv2d", filters=3, kernel_size=[2, 2], strides=[1, 1], padding="valid",
              data_format="channels_last", dilation_rate=[1, 1], groups=1, activation="linear", use_bias=True),
        layer("PReLU", "channels", shared_axes=[1, 2]), layer("PReLU", "pixels", shared_axes=None),
        layer("Flatten", "flatten", data_format="channels_last"),
        layer("Dense", "dense", units=5, activation="linear", use_bias=True),
        layer("PReLU", "units", shared_axes=None),
        layer("Dense", "scores", units=3, activation="softmax", use_bias=True)]}}

    def prelu(x, slopes):
        return np.where(x > 0, x, slopes * x)

    x = rng.uniform(-1, 1, (3, 4, 5, 2))
    a1 = prelu(conv2d(x, k, b1), shared)
    a2 = prelu(a1, each)
    a3 = prelu(a2.reshape(3, -1) @ w + b, units)
    write_h5("slopes.h5", config, [
        ("conv2d", [("kernel", k), ("bias", b1)]), ("channels", [("alpha", shared)]), ("pixels", [("alpha", each)]),
        ("flatten", []), ("dense", [("kernel", w), ("bias", b)]), ("units", [("alpha", units)]),
        ("scores", [("kernel", w2), ("bias", b2)])])
    write_expected("slopes.json", x, softmax(a3 @ w2 + b2), channels=a1, pixels=a2, units=a3)


sequential_images()
functional_images()
sequences()
refused()
separated()
simple_recurrent()
signals()
both_directions()
learned_slopes()
