"""What the agent for Python costs its host. Run it with Debian's python3 from the root of the sources:

    PYTHONPATH=bundles/org.netloupe.agent/python:bundles/org.netloupe.agent/python/tests \
        python3 tests/org.netloupe.benchmarks/python/agent_cost.py

Each figure is given as the best and the median of several rounds: on a busy machine the best is nearer to what the code costs."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

import netloupe
from client import Client

CALLS = 200_000


def told(what, unit, values, scale=1.0):
    values = [value * scale for value in values]
    print(f"{what:62} best {min(values):10.2f}  median {statistics.median(values):10.2f} {unit}", flush=True)


def imports(rounds=9):
    code = "import time, numpy, zmq; t = time.perf_counter(); import netloupe; print(time.perf_counter() - t)"
    told("import beyond numpy and zmq", "ms", [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(rounds)], 1e3)


def loop(call, count=CALLS):
    begin = time.perf_counter()
    for _ in range(count):
        call()
    return (time.perf_counter() - begin) / count


def empty(count=CALLS):
    begin = time.perf_counter()
    for _ in range(count):
        pass
    return (time.perf_counter() - begin) / count


def quiet(agent, rounds=9):
    f = float
    ten = {f"o{i}": f for i in range(10)}
    agent.observe("batch", loss=f, a=f, b=f)
    declared = agent.event("step", **{f"o{i}": f for i in range(100)})
    declared()
    agent.observe("ten", **ten)
    base = min(empty() for _ in range(rounds))
    for what, call in (("observe() without streams, no observables", lambda: agent.observe("batch")),
                       ("observe() without streams, 3 observables", lambda: agent.observe("batch", loss=f, a=f, b=f)),
                       ("observe() without streams, 10 observables", lambda: agent.observe(
                           "ten", o0=f, o1=f, o2=f, o3=f, o4=f, o5=f, o6=f, o7=f, o8=f, o9=f)),
                       ("a declared event without streams, 100 observables", declared)):
        # the call of the lambda around it counts, too
        told(what, "ns", [loop(call) - base for _ in range(rounds)], 1e9)


def asked(folder, streams):
    agent = netloupe.Agent("bench", folder=folder)
    client = Client(agent.endpoint_file)
    client.hello()
    for place in range(streams):
        client.open(f"batch | map(b -> b.loss * {place + 1})", capacity=1 << 20)
    costs = []
    for i in range(3000):
        begin = time.perf_counter()
        agent.observe("batch", loss=lambda: 0.5, i=i)
        costs.append(time.perf_counter() - begin)
        time.sleep(0.0002)
    told(f"observe() with {streams} map stream{'s' if streams > 1 else ''}, 5000 events/s", "us", costs, 1e6)
    client.close()
    agent.close()


CLIENT = """
import sys, time
from client import Client
client = Client(sys.argv[1])
client.hello()
client.open("batch | map(b -> [b.i, b.loss])", capacity=1 << 20, lossless=1)
print("open", flush=True)
count = int(sys.argv[2])
client.values(1)
begin = time.perf_counter()
client.values(count - 1)
print(count / (time.perf_counter() - begin), flush=True)
"""


def end_to_end(folder, count=100_000):
    with netloupe.Agent("bench", folder=folder) as agent:
        client = subprocess.Popen([sys.executable, "-c", CLIENT, agent.endpoint_file, str(count)], text=True,
                                  stdout=subprocess.PIPE)
        client.stdout.readline()
        for i in range(count + 5000):
            agent.observe("batch", i=i, loss=0.5)
            while not i % 1000 and agent._streams and agent._streams[0].waiting_events > 50_000:
                time.sleep(0.001)
        told("pairs end to end to another process, none lost", "/s", [float(client.stdout.readline())])
        client.wait()


def training(folder, rounds=7):
    try:
        import torch
    except ImportError:
        return
    torch.manual_seed(0)
    torch.set_num_threads(1)
    data = torch.utils.data.TensorDataset(torch.rand(1024, 1, 28, 28), torch.randint(0, 10, (1024,)))
    model = torch.nn.Sequential(torch.nn.Conv2d(1, 16, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
                                torch.nn.Conv2d(16, 32, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2), torch.nn.Flatten(),
                                torch.nn.Linear(512, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters())
    criterion = torch.nn.CrossEntropyLoss()
    plain = torch.utils.data.DataLoader(data, batch_size=32)
    agent = netloupe.Agent("bench", folder=folder)
    watched = netloupe.watch(model, optimizer, plain, agent=agent)
    client = Client(agent.endpoint_file)
    client.hello()

    def epoch(loader):
        begin = time.thread_time()
        for inputs, labels in loader:
            optimizer.zero_grad()
            output = model(inputs)
            loss = criterion(output, labels)
            loss.backward()
            optimizer.step()
            if loader is watched:
                loader.observe(loss=loss, output=output, target=labels)
        return (time.thread_time() - begin) / len(plain)
    epoch(plain)
    costs = {name: [] for name in ("not watched", "watched, nobody asks", "loss and rate", "gradients, weights, updates")}
    for _ in range(rounds):
        costs["not watched"].append(epoch(plain))
        costs["watched, nobody asks"].append(epoch(watched))
        for name, query in (("loss and rate", "batch | map(b -> [b.iteration, b.loss, b.learningRate])"),
                            ("gradients, weights, updates", "batch | map(b -> b.layers.map(l -> [l.gradient.meanAbs(), "
                                                            "l.weight.norm(), l.update.norm()]))")):
            stream = client.open(query)["stream"]
            costs[name].append(epoch(watched))
            client.send(kind="close", stream=stream)
            client.wait("ended")
            client.arrived = []
    for name, values in costs.items():
        told(f"training step of a small CNN, {name} (host's thread)", "ms", values, 1e3)
    client.close()
    agent.close()


def main():
    with tempfile.TemporaryDirectory() as folder:
        print(f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores, Python {sys.version.split()[0]}")
        imports()
        with netloupe.Agent("bench", folder=folder) as agent:
            quiet(agent)
        asked(folder, 1)
        asked(folder, 10)
        end_to_end(folder)
        training(folder)


if __name__ == "__main__":
    main()
