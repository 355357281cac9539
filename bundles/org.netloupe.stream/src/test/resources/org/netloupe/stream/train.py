"""A training as anyone writes it, and the three lines that let it be watched."""
import torch
import netloupe  # the first line

torch.manual_seed(3)
torch.set_num_threads(1)
images = torch.rand(320, 1, 8, 8)
labels = (images[:, 0, :4].mean((1, 2)) > images[:, 0, 4:].mean((1, 2))).long()
data = torch.utils.data.TensorDataset(images, labels)
loader = torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)
model = torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(144, 128),
                            torch.nn.ReLU(), torch.nn.Linear(128, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
criterion = torch.nn.CrossEntropyLoss()
loader = netloupe.watch(model, optimizer, loader)  # the second line

epoch = 0
for epoch in range(1_000_000):
    passed = 0
    for inputs, targets in loader:
        optimizer.zero_grad()
        output = model(inputs)
        loss = criterion(output, targets)
        loss.backward()
        optimizer.step()
        loader.observe(loss=loss, output=output)  # the third line
        passed += 1
    if not passed:
        break
print("trained", epoch, "epochs", "at", optimizer.param_groups[0]["lr"], flush=True)
