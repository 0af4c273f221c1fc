"""Networks as people write them with PyTorch."""
import math

import torch
from torch import nn
from torch.nn import functional


class Lenet(nn.Module):
    """Convolutions, and a view by the batch that there is."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 3, 5, padding=2)
        self.conv2 = nn.Conv2d(3, 4, 5)
        self.fc1 = nn.Linear(4 * 2 * 2, 10)
        self.fc2 = nn.Linear(10, 5)

    def forward(self, x):
        x = functional.max_pool2d(functional.relu(self.conv1(x)), 2)
        x = functional.max_pool2d(functional.relu(self.conv2(x)), 2)
        x = x.view(x.size(0), -1)
        return self.fc2(functional.relu(self.fc1(x)))


class Residual(nn.Module):
    """ResNet's basic block."""

    def __init__(self, channels, features, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, features, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(features)
        self.conv2 = nn.Conv2d(features, features, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(features)
        self.downsample = None
        if stride != 1:
            self.downsample = nn.Sequential(nn.Conv2d(channels, features, 1, stride, bias=False), nn.BatchNorm2d(features))

    def forward(self, x):
        identity = x if self.downsample is None else self.downsample(x)
        return functional.relu(self.bn2(self.conv2(functional.relu(self.bn1(self.conv1(x))))) + identity)


class Resnet(nn.Module):
    """A small ResNet."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(4)
        self.layer1 = Residual(4, 4, 1)
        self.layer2 = Residual(4, 6, 2)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(6, 3)

    def forward(self, x):
        x = functional.relu(self.bn1(self.conv1(x)))
        return self.fc(torch.flatten(self.avgpool(self.layer2(self.layer1(x))), 1))


class Recurrent(nn.Module):
    """A recurrence of any kind, and what is made of its steps."""

    def __init__(self, recurrence, last, features):
        super().__init__()
        self.recurrence = recurrence
        self.last = last
        self.head = nn.Linear(features, 2)

    def forward(self, x):
        steps, _ = self.recurrence(x)
        return self.head(steps[:, -1] if self.last else steps)


class LastState(nn.Module):
    """The last state that a recurrence returns, instead of its last step."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 4, batch_first=True)
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        _, (state, _) = self.lstm(x)
        return self.head(state[-1])


class ZeroStates(nn.Module):
    """States of zeros that are made by the batch."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 4, num_layers=2, batch_first=True)
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        zeros = torch.zeros(2, x.size(0), 4)
        steps, _ = self.lstm(x, (zeros, zeros))
        return self.head(steps[:, -1, :])


class CausalAttention(nn.Module):
    """Attention in the manner of minGPT: one projection for all three, a mask as a buffer."""

    def __init__(self, features, heads, steps):
        super().__init__()
        self.c_attn = nn.Linear(features, 3 * features)
        self.c_proj = nn.Linear(features, features)
        self.heads = heads
        self.register_buffer("mask", torch.tril(torch.ones(steps, steps)).view(1, 1, steps, steps))

    def forward(self, x):
        batch, steps, features = x.size()
        q, k, v = self.c_attn(x).split(features, dim=2)
        q, k, v = (t.view(batch, steps, self.heads, features // self.heads).transpose(1, 2) for t in (q, k, v))
        scores = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
        scores = scores.masked_fill(self.mask[:, :, :steps, :steps] == 0, float("-inf"))
        y = functional.softmax(scores, dim=-1) @ v
        return self.c_proj(y.transpose(1, 2).contiguous().view(batch, steps, features))


class SeparateAttention(nn.Module):
    """Attention with a projection for each and no mask."""

    def __init__(self, features, heads):
        super().__init__()
        self.query = nn.Linear(features, features)
        self.key = nn.Linear(features, features)
        self.value = nn.Linear(features, features)
        self.out = nn.Linear(features, features)
        self.heads = heads

    def forward(self, x):
        batch, steps, features = x.shape
        q, k, v = (
            layer(x).reshape(batch, steps, self.heads, features // self.heads).permute(0, 2, 1, 3)
            for layer in (self.query, self.key, self.value)
        )
        attention = torch.softmax(torch.matmul(q, k.permute(0, 1, 3, 2)) / math.sqrt(features // self.heads), dim=-1)
        return self.out(torch.matmul(attention, v).permute(0, 2, 1, 3).reshape(batch, steps, features))


class TransformerBlock(nn.Module):
    """Normalization first, as GPT-2 has it."""

    def __init__(self, features, attention, approximate="none"):
        super().__init__()
        self.ln_1 = nn.LayerNorm(features)
        self.attn = attention
        self.ln_2 = nn.LayerNorm(features)
        self.mlp = nn.Sequential(nn.Linear(features, 2 * features), nn.GELU(approximate=approximate), nn.Linear(2 * features, features))

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class Gpt(nn.Module):
    """Tokens in, logits of the next at each step."""

    def __init__(self, approximate="none"):
        super().__init__()
        self.wte = nn.Embedding(7, 6)
        self.wpe = nn.Embedding(4, 6)
        self.block = TransformerBlock(6, CausalAttention(6, 2, 4), approximate)
        self.ln_f = nn.LayerNorm(6)
        self.head = nn.Linear(6, 7, bias=False)

    def forward(self, tokens):
        places = torch.arange(0, tokens.size(1), dtype=torch.long)
        return self.head(self.ln_f(self.block(self.wte(tokens) + self.wpe(places))))


class SelfAttended(nn.Module):
    """PyTorch's own attention."""

    def __init__(self):
        super().__init__()
        self.attn = nn.MultiheadAttention(6, 2, batch_first=True)
        self.head = nn.Linear(6, 2)

    def forward(self, x):
        y, _ = self.attn(x, x, x, need_weights=False)
        return self.head(x + y)


class RmsNorm(nn.Module):
    """Llama's."""

    def __init__(self, features, eps=1e-6):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.eps = eps

    def forward(self, x):
        return self.weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps))


class TwoHeads(nn.Module):
    """Two inputs, a trunk, two outputs."""

    def __init__(self):
        super().__init__()
        self.left = nn.Linear(3, 4)
        self.right = nn.Linear(2, 4)
        self.trunk = nn.Linear(8, 6)
        self.policy = nn.Linear(6, 3)
        self.value = nn.Linear(6, 1)

    def forward(self, left, right):
        x = torch.tanh(self.trunk(torch.cat([functional.relu(self.left(left)), functional.relu(self.right(right))], dim=1)))
        return self.policy(x), torch.tanh(self.value(x))


class Resized(nn.Module):
    """Made larger by interpolation, which can't be expressed."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 3, padding=1)

    def forward(self, x):
        return functional.interpolate(self.conv(x), scale_factor=2, mode="nearest")
