"""Writes the cases beside it with PyTorch (1.13 was used): values are quarters in order, so that a reader knows them."""

from collections import OrderedDict

import torch
from torch import nn


def quarters(*shape, start=0):
    return torch.arange(start, start + torch.Size(shape).numel(), dtype=torch.float32).reshape(shape) / 4


model = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
with torch.no_grad():
    for number, tensor in enumerate(model.state_dict().values()):
        if tensor.dtype == torch.float32:
            tensor.copy_(quarters(*tensor.shape, start=10 * number))
torch.save(model.state_dict(), "state-dict.pt")
torch.save(model.state_dict(), "protocol4.pt", pickle_protocol=4)
torch.save(model.state_dict(), "legacy.pt", _use_new_zipfile_serialization=False)

optimizer = torch.optim.Adam(model.parameters())
model(quarters(4, 3)).sum().backward()
torch.save({"epoch": 3, "model_state_dict": model.state_dict(), "optimizer_state_dict": optimizer.state_dict(), "loss": 0.5}, "checkpoint.pt")
torch.save({"generator": model.state_dict(), "critic": model.state_dict()}, "two.pt")

whole = quarters(4, 6)
torch.save(
    OrderedDict(
        view=whole[1:3, 2:5],
        turned=whole.t(),
        scalar=whole[3, 5],
        empty=whole[:0],
        parameter=nn.Parameter(quarters(2)),
        half=quarters(3).half(),
        bfloat16=quarters(3).bfloat16(),
        double=quarters(3).double() + 1e-12,
        long=torch.tensor([1, -2, 1 << 40]),
        int=torch.tensor([1, -2], dtype=torch.int32),
        bool=torch.tensor([True, False]),
    ),
    "kinds.pt",
)
torch.save(nn.Linear(3, 2), "module.pt")
torch.save([1, 2], "list.pt")
torch.jit.script(nn.Linear(3, 2)).save("script.pt")

# The README's exclusive or, trained.
torch.manual_seed(1)
model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2))
inputs, labels = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), torch.tensor([0, 1, 1, 0])
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for _ in range(200):
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(inputs), labels).backward()
    optimizer.step()
torch.save(model.state_dict(), "xor.pt")
