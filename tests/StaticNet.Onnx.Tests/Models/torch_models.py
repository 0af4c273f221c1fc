#!/usr/bin/env python3
"""Writes models by PyTorch's exporter, with samples computed by PyTorch.

Usage: torch_models.py, with PyTorch 1.13 (Debian: python3-torch and python3-onnx)
"""
import copy
import warnings

import onnx
import torch
from torch import nn

from samples import FOLDER, write_samples
from torch_networks import *

warnings.filterwarnings("ignore")


def save(name, network, *inputs, opset, names=None, outputs=("output",), batch=True, training=False, fold=True, refused=False):
    """Exports a network in its inference form, and what it makes of some samples."""
    torch.manual_seed(1)
    for tensor in network.state_dict().values():  # biases and statistics that show
        if tensor.is_floating_point() and tensor.dim() == 1:
            tensor.uniform_(0.2, 1.2)
    for parameter in network.parameters():
        if parameter.dim() == 1 and not isinstance(network, RmsNorm):
            parameter.data.uniform_(-0.5, 0.8)
    network.eval()
    names = names or ["input"]
    with torch.no_grad():
        results = network(*inputs)
    results = results if isinstance(results, tuple) else (results,)
    torch.onnx.export(
        copy.deepcopy(network), inputs, str(FOLDER / f"{name}.onnx"), opset_version=opset, input_names=names, output_names=list(outputs),
        dynamic_axes={each: {0: "batch"} for each in [*names, *outputs]} if batch else None,
        training=torch.onnx.TrainingMode.TRAINING if training else torch.onnx.TrainingMode.EVAL, do_constant_folding=fold,
    )
    if not refused:
        write_samples(name, dict(zip(names, inputs)), dict(zip(outputs, results)))


def mlp(activation=nn.ReLU):
    return nn.Sequential(nn.Linear(5, 7), activation(), nn.Linear(7, 4), nn.Tanh(), nn.Linear(4, 3))


torch.manual_seed(7)
VECTORS = torch.randn(3, 5)
IMAGES = torch.randn(2, 1, 16, 16)
COLOURS = torch.randn(2, 3, 8, 8)
STEPS = torch.randn(2, 5, 3)
TOKENS = torch.tensor([[1, 0, 6, 3], [2, 2, 5, 4]])

# Chains.
for opset in (9, 11, 13, 17):
    save(f"torch_mlp_{opset}", mlp(), VECTORS, opset=opset)
save("torch_mlp_fixed_batch_13", mlp(), VECTORS[:1], opset=13, batch=False)
save("torch_mlp_unfolded_11", nn.Sequential(nn.Linear(5, 7, bias=False), nn.Sigmoid(), nn.Linear(7, 3, bias=False), nn.Softmax(dim=1)), VECTORS, opset=11, fold=False)
save("torch_mlp_double_13", mlp().double(), VECTORS.double(), opset=13)
save("torch_dense_steps_13", nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2)), STEPS, opset=13)

# Images.
for opset in (9, 13, 16):
    save(f"torch_lenet_{opset}", Lenet(), IMAGES, opset=opset)
for opset in (9, 13, 17):
    save(f"torch_resnet_{opset}", Resnet(), COLOURS, opset=opset)
save("torch_training_resnet_13", Resnet(), COLOURS, opset=13, training=True, fold=False)
for opset in (9, 13, 15):
    save(f"torch_training_{opset}", nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4, eps=1e-3), nn.ReLU(), nn.Dropout(0.25), nn.Flatten(), nn.Linear(144, 2)), COLOURS, opset=opset, training=True, fold=False)
save("torch_pools_11", nn.Sequential(nn.Conv2d(3, 4, 3, stride=2, padding=1, dilation=1, groups=1), nn.LeakyReLU(0.2), nn.AvgPool2d(2), nn.MaxPool2d(3, 2, 1), nn.Flatten(), nn.Linear(4, 2)), COLOURS, opset=11)
save("torch_depthwise_13", nn.Sequential(nn.Conv2d(3, 6, 3, padding=2, dilation=2, groups=3), nn.BatchNorm2d(6), nn.ReLU6(), nn.Conv2d(6, 2, 1), nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten()), COLOURS, opset=13)
save("torch_transposed_13", nn.Sequential(nn.Conv2d(3, 4, 3, stride=2, padding=1), nn.ReLU(), nn.ConvTranspose2d(4, 2, 3, stride=2, padding=1, output_padding=1)), COLOURS, opset=13)
save("torch_conv1d_13", nn.Sequential(nn.Conv1d(2, 4, 3, padding=2, dilation=2), nn.BatchNorm1d(4), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(4, 3, 3), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(3, 2)), torch.randn(2, 2, 12), opset=13)
save("torch_conv1d_9", nn.Sequential(nn.Conv1d(2, 4, 3, stride=2, padding=1), nn.ELU(), nn.AvgPool1d(2), nn.Flatten(), nn.Linear(12, 2)), torch.randn(2, 2, 12), opset=9)
save("torch_batchnorm_vectors_13", nn.Sequential(nn.BatchNorm1d(5), nn.Linear(5, 4), nn.BatchNorm1d(4, affine=False), nn.ReLU(), nn.Linear(4, 2)), VECTORS, opset=13)

# Activations, whole or in the parts that an opset has for them.
for name, activation in (("gelu", nn.GELU), ("silu", nn.SiLU), ("mish", nn.Mish), ("hardswish", nn.Hardswish), ("hardsigmoid", nn.Hardsigmoid), ("softplus", nn.Softplus),
                         ("softsign", nn.Softsign), ("elu", lambda: nn.ELU(0.7)), ("selu", nn.SELU), ("prelu", lambda: nn.PReLU()), ("relu6", nn.ReLU6), ("leaky", nn.LeakyReLU)):
    for opset in (9, 15):
        save(f"torch_{name}_{opset}", mlp(activation), VECTORS, opset=opset)
save("torch_gelu_tanh_13", mlp(lambda: nn.GELU(approximate="tanh")), VECTORS, opset=13)
save("torch_prelu_channels_13", nn.Sequential(nn.Conv2d(3, 4, 3), nn.PReLU(4), nn.Flatten(), nn.Linear(144, 2)), COLOURS, opset=13)

# Sequences.
save("torch_lstm_11", Recurrent(nn.LSTM(3, 4, batch_first=True), True, 4), STEPS, opset=11)
save("torch_lstm_17", Recurrent(nn.LSTM(3, 4, batch_first=True), False, 4), STEPS, opset=17)
save("torch_lstm_9", Recurrent(nn.LSTM(3, 4, batch_first=True), False, 4), STEPS, opset=9)
save("torch_lstm_layers_14", Recurrent(nn.LSTM(3, 4, num_layers=2, bidirectional=True, batch_first=True), False, 8), STEPS, opset=14)
save("torch_lstm_state_13", LastState(), STEPS, opset=13)
save("torch_lstm_zeros_13", ZeroStates(), STEPS, opset=13)
save("torch_lstm_no_bias_13", Recurrent(nn.LSTM(3, 4, bias=False, batch_first=True), True, 4), STEPS, opset=13)
save("torch_gru_13", Recurrent(nn.GRU(3, 4, batch_first=True), True, 4), STEPS, opset=13)
save("torch_gru_both_17", Recurrent(nn.GRU(3, 4, bidirectional=True, batch_first=True), False, 8), STEPS, opset=17)
save("torch_rnn_13", Recurrent(nn.RNN(3, 4, nonlinearity="relu", batch_first=True), True, 4), STEPS, opset=13)
save("torch_rnn_tanh_9", Recurrent(nn.RNN(3, 4, batch_first=True), False, 4), STEPS, opset=9)
save("torch_embedding_13", nn.Sequential(nn.Embedding(7, 3, padding_idx=0), nn.Flatten(), nn.Linear(12, 4)), TOKENS, opset=13, names=["tokens"])
for opset in (9, 13, 17):
    save(f"torch_layernorm_{opset}", nn.Sequential(nn.Linear(5, 6), nn.LayerNorm(6), nn.ReLU(), nn.Linear(6, 2)), VECTORS, opset=opset)
save("torch_rmsnorm_13", nn.Sequential(nn.Linear(5, 6), RmsNorm(6), nn.Linear(6, 2)), VECTORS, opset=13)
for opset in (11, 14, 17):
    save(f"torch_gpt_{opset}", Gpt("tanh" if opset == 14 else "none"), TOKENS, opset=opset, names=["tokens"])
save("torch_transformer_13", nn.Sequential(TransformerBlock(6, SeparateAttention(6, 2)), nn.Linear(6, 2)), torch.randn(2, 5, 6), opset=13)
save("torch_multihead_14", SelfAttended(), torch.randn(2, 5, 6), opset=14)

# Graphs.
save("torch_heads_13", TwoHeads(), torch.randn(3, 3), torch.randn(3, 2), opset=13, names=["left", "right"], outputs=("policy", "value"))
save("refused_resize_13", Resized(), IMAGES, opset=13, refused=True)

for path in sorted(FOLDER.glob("*_*.onnx")):
    onnx.checker.check_model(onnx.load(path))
