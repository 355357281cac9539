"""Trains the two-convolution network with PyTorch for some updates and prints instances per second, and per second of
processor time, which other programs on the machine disturb less.

    /usr/bin/python3 train_convolutions.py [--threads 2] [--warmup 20] [--updates 40]

conv 32 3x3, ReLU, max pool 2, conv 64 3x3, ReLU, max pool 2, dense 64, ReLU, dense 10; 28x28x1, batch 128, Adam 0.001.
"""
import argparse
import time

import torch
from torch import nn

BATCH = 128

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--warmup", type=int, default=20)
parser.add_argument("--updates", type=int, default=40)
options = parser.parse_args()

torch.set_num_threads(options.threads)
torch.manual_seed(1)
model = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(),
                      nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1600, 64), nn.ReLU(), nn.Linear(64, 10))
optimizer = torch.optim.Adam(model.parameters(), 1e-3)
loss = nn.CrossEntropyLoss()
images = torch.rand(BATCH, 1, 28, 28)
labels = torch.arange(BATCH) % 10


def update():
    optimizer.zero_grad()
    loss(model(images), labels).backward()
    optimizer.step()


for _ in range(options.warmup):
    update()
start, cpu = time.perf_counter(), time.process_time()
for _ in range(options.updates):
    update()
instances = BATCH * options.updates
print(round(instances / (time.perf_counter() - start)), round(instances / (time.process_time() - cpu)))
