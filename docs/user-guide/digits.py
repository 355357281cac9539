"""A training to be watched: handwritten digits (8 x 8, from scikit-learn) and a network too deep for its sigmoids."""
import netloupe
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
digits = load_digits()
images = torch.tensor(digits.images, dtype=torch.float32).unsqueeze(1) / 16
batches = DataLoader(TensorDataset(images, torch.tensor(digits.target)), batch_size=32, shuffle=True)
layers = [nn.Flatten(), nn.Linear(64, 32)]
for _ in range(4):
    layers += [nn.Sigmoid(), nn.Linear(32, 32)]
model = nn.Sequential(*layers, nn.Sigmoid(), nn.Linear(32, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
criterion = nn.CrossEntropyLoss()

loader = netloupe.watch(model, optimizer, batches)
for epoch in loader.epochs(300):
    for inputs, labels in loader:
        optimizer.zero_grad()
        output = model(inputs)
        loss = criterion(output, labels)
        loss.backward()
        optimizer.step()
        loader.observe(loss=loss, output=output, target=labels)
