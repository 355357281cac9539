"""Writes small IDX files as MNIST has them, and lets torchvision read them back if it is there: python3 make_idx.py

7 training images of 5x4 pixels and 3 test images; pixel = (index * 31 + row * 4 + column) % 256, label = index % 3,
test images count on from 100.
"""
import gzip
import os
import struct

folder = os.path.dirname(os.path.abspath(__file__))


def images(first, count):
    pixels = bytes((i * 31 + p) % 256 for i in range(first, first + count) for p in range(20))
    return struct.pack(">IIII", 0x803, count, 5, 4) + pixels


def labels(first, count):
    return struct.pack(">II", 0x801, count) + bytes(i % 3 for i in range(first, first + count))


def save(name, data, packed):
    path = os.path.join(folder, name)
    if packed:
        with open(path + ".gz", "wb") as out, gzip.GzipFile("", "wb", fileobj=out, mtime=0) as packer:
            packer.write(data)
    else:
        with open(path, "wb") as out:
            out.write(data)


for sub, packed in [("plain", False), ("packed", True)]:
    os.makedirs(os.path.join(folder, sub), exist_ok=True)
    for part, first, count in [("train", 0, 7), ("t10k", 100, 3)]:
        save("%s/%s-images-idx3-ubyte" % (sub, part), images(first, count), packed)
        save("%s/%s-labels-idx1-ubyte" % (sub, part), labels(first, count), packed)

try:
    from torchvision.datasets.mnist import read_image_file, read_label_file
except ImportError:
    print("torchvision is not installed: not read back")
else:
    read = read_image_file(os.path.join(folder, "plain/train-images-idx3-ubyte"))
    assert tuple(read.shape) == (7, 5, 4) and read[2, 1, 3] == 2 * 31 + 7
    assert read_label_file(os.path.join(folder, "plain/t10k-labels-idx1-ubyte")).tolist() == [1, 2, 0]
