"""Asks PyTorch: a state dict that it makes, with inputs and its outputs, or its outputs by a state dict that it is given.

make NETWORK STATE INPUTS: writes a random state dict, and inputs with their outputs.
run NETWORK STATE INPUTS: reads a state dict into the module, strictly, and prints how far its outputs are from those that the inputs come with.
"""

import json
import struct
import sys

import numpy
import torch
from torch import nn

TYPES = {"F32": numpy.float32, "I64": numpy.int64}


def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    return {
        name: torch.from_numpy(numpy.frombuffer(data[slice(*tensor["data_offsets"])], TYPES[tensor["dtype"]]).reshape(tensor["shape"]).copy())
        for name, tensor in header.items()
        if name != "__metadata__"
    }


def write(path, tensors):
    header, data = {}, b""
    for name, tensor in sorted(tensors.items(), key=lambda item: item[1].dtype != torch.int64):
        array = tensor.detach().numpy()
        header[name] = {"dtype": "I64" if array.dtype == numpy.int64 else "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        if stride > 1:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride=stride, bias=False), nn.BatchNorm2d(outputs))
        else:
            self.shortcut = nn.Identity()

    def forward(self, x):
        y = self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x)))))
        return torch.relu(y + self.shortcut(x))


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 4, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(4)
        self.block1 = Block(4, 4, 1)
        self.block2 = Block(4, 6, 2)
        self.fc = nn.Linear(6, 5)

    def forward(self, x):
        x = self.block2(self.block1(torch.relu(self.bn(self.conv(x)))))
        return self.fc(x.mean(dim=(2, 3)))


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


NETWORKS = {"lenet": (lenet, (8, 1, 28, 28)), "residual": (Residual, (8, 2, 8, 8))}


def main(action, network, state_path, inputs_path):
    torch.manual_seed(1)
    create, shape = NETWORKS[network]
    module = create()
    if action == "make":
        module.train()
        with torch.no_grad():
            for _ in range(3):
                module(torch.randn(shape) * 2 + 1)
        inputs = torch.randn(shape)
        module.eval()
        write(state_path, module.state_dict())
        write(inputs_path, {"inputs": inputs, "outputs": module(inputs)})
    else:
        module.load_state_dict(read(state_path), strict=True)
        module.eval()
        given = read(inputs_path)
        outputs = module(given["inputs"])
        print(float((outputs - given["outputs"]).abs().max() / given["outputs"].abs().max()))


main(*sys.argv[1:])
