#!/usr/bin/env python3
"""Writes models as Keras, by tf2onnx, and other exporters write them, and forms that PyTorch's exporter doesn't; samples are computed by PyTorch's functions.

Usage: other_models.py, with onnx 1.12 and PyTorch 1.13 (Debian: python3-torch and python3-onnx)
"""
import math

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch.nn import functional

from samples import FOLDER, write_samples

RANDOM = numpy.random.RandomState(3)


def weights(*shape, scale=1.0):
    return (RANDOM.standard_normal(shape) * scale * 0.5).astype(numpy.float32)


def node(operation, inputs, outputs, name=None, **attributes):
    outputs = [outputs] if isinstance(outputs, str) else outputs
    return helper.make_node(operation, inputs.split(), outputs, name=name or f"{operation}_{outputs[0]}", **attributes)


def model(name, nodes, tensors, inputs, outputs, opset=13, expected=None, kind=TensorProto.FLOAT, as_inputs=False, producer="tf2onnx", external=None, typed=False):
    """Writes a model. Inputs are samples by name, outputs shapes by name, tensors arrays by name; expected are the outputs' values in order."""
    def describe(each, array):
        number = TensorProto.INT64 if array.dtype == numpy.int64 else kind
        return helper.make_tensor_value_info(each, number, ["batch", *array.shape[1:]])

    initializers = []
    for each, array in tensors.items():
        tensor = numpy_helper.from_array(numpy.asarray(array), each)
        if typed and tensor.data_type == TensorProto.FLOAT:  # in fields of their own instead of bytes
            tensor = helper.make_tensor(each, TensorProto.FLOAT, array.shape, array.ravel().tolist())
        initializers.append(tensor)
    if external:
        data = b""
        for tensor in initializers:
            if tensor.data_type == TensorProto.FLOAT:
                onnx.external_data_helper.set_external_data(tensor, external, offset=len(data), length=len(tensor.raw_data))
                data += tensor.raw_data + bytes(-len(tensor.raw_data) % 16)
                tensor.ClearField("raw_data")
        if "/" not in external:
            (FOLDER / external).write_bytes(data)
    values = [describe(each, array) for each, array in inputs.items()]
    if as_inputs:
        values += [helper.make_tensor_value_info(tensor.name, tensor.data_type, tensor.dims) for tensor in initializers]
    results = [helper.make_tensor_value_info(each, kind, ["batch", *shape]) for each, shape in outputs.items()]
    made = helper.make_model(helper.make_graph(nodes, name, values, results, initializers), producer_name=producer, opset_imports=[helper.make_opsetid("", opset)])
    made.ir_version = 3 if as_inputs else 8 if opset < 19 else 10
    if opset <= 17 and not external:
        onnx.checker.check_model(made)
    (FOLDER / f"{name}.onnx").write_bytes(made.SerializeToString())
    if expected is not None:
        expected = expected if isinstance(expected, tuple) else (expected,)
        write_samples(name, inputs, {each: array.detach().numpy() for each, array in zip(outputs, expected)})


def t(array):
    return torch.from_numpy(numpy.asarray(array))


x = weights(3, 5)
w1, b1, w2, b2 = weights(5, 6), weights(6), weights(6, 3), weights(3)
chain = t(x) @ t(w1) + t(b1)
chain_end = functional.relu(chain) @ t(w2) + t(b2)
tensors = {"W1": w1, "B1": b1, "W2": w2, "B2": b2}

# Dense layers as Keras writes them: weights of [inputs, outputs], a bias that is added, softmax at the end.
keras = [
    node("MatMul", "input_1 W1", "sequential/dense/MatMul:0"), node("Add", "sequential/dense/MatMul:0 B1", "sequential/dense/BiasAdd:0"),
    node("Relu", "sequential/dense/BiasAdd:0", "sequential/dense/Relu:0"),
    node("MatMul", "sequential/dense/Relu:0 W2", "sequential/dense_1/MatMul:0"), node("Add", "B2 sequential/dense_1/MatMul:0", "sequential/dense_1/BiasAdd:0"),
    node("Softmax", "sequential/dense_1/BiasAdd:0", "dense_1"),
]
for opset in (7, 12, 13, 21):
    model(f"keras_mlp_{opset}", keras, tensors, {"input_1": x}, {"dense_1": [3]}, opset, functional.softmax(chain_end, 1))
model("inputs_as_weights_8", keras, tensors, {"input_1": x}, {"dense_1": [3]}, 8, functional.softmax(chain_end, 1), as_inputs=True)
model("typed_fields_13", keras, tensors, {"input_1": x}, {"dense_1": [3]}, 13, functional.softmax(chain_end, 1), typed=True)
model("external_13", keras, tensors, {"input_1": x}, {"dense_1": [3]}, 13, functional.softmax(chain_end, 1), external="external_13.data")
model("refused_external_13", keras, tensors, {"input_1": x}, {"dense_1": [3]}, 13, external="../external_13.data")
model("refused_missing_13", keras, {name: tensors[name] for name in ("W1", "B1", "W2", "B2")}, {"input_1": x}, {"dense_1": [3]}, 13, external="missing/missing_13.data")
model("double_13", keras, {name: array.astype(numpy.float64) for name, array in tensors.items()}, {"input_1": x.astype(numpy.float64)}, {"dense_1": [3]}, 13, functional.softmax(chain_end.double(), 1), kind=TensorProto.DOUBLE)

# Half precision: weights alone, made floats by casts, and a whole model.
halves = {name: array.astype(numpy.float16) for name, array in tensors.items()}
rounded = {name: t(array.astype(numpy.float32)) for name, array in halves.items()}
half_end = functional.relu(t(x) @ rounded["W1"] + rounded["B1"]) @ rounded["W2"] + rounded["B2"]
casts = [node("Cast", name, f"{name}_float", to=TensorProto.FLOAT) for name in halves]
model("half_weights_13", [*casts, node("MatMul", "x W1_float", "m1"), node("Add", "m1 B1_float", "a1"), node("Relu", "a1", "r1"), node("MatMul", "r1 W2_float", "m2"), node("Add", "m2 B2_float", "y")],
      halves, {"x": x}, {"y": [3]}, 13, half_end)
xh = x.astype(numpy.float16)
half_end = functional.relu(t(xh).float() @ rounded["W1"] + rounded["B1"]) @ rounded["W2"] + rounded["B2"]
model("half_13", [node("MatMul", "x W1", "m1"), node("Add", "m1 B1", "a1"), node("Relu", "a1", "r1"), node("MatMul", "r1 W2", "m2"), node("Add", "m2 B2", "y")],
      halves, {"x": xh}, {"y": [3]}, 13, half_end, kind=TensorProto.FLOAT16)

# Gemm of all forms: factors, both orders, a bias of a row or of a number.
model("gemm_13", [node("Gemm", "x W1 B1", "g1", alpha=0.5, beta=2.0), node("Relu", "g1", "r1"), node("Gemm", "r1 W2", "g2"), node("Gemm", "g2 W3 B3", "y", transB=1)],
      {"W1": w1, "B1": b1[None, :], "W2": w2, "W3": (w3 := weights(2, 3)), "B3": numpy.float32(0.25)}, {"x": x}, {"y": [2]}, 13,
      (functional.relu(0.5 * (t(x) @ t(w1)) + 2 * t(b1)) @ t(w2)) @ t(w3).T + 0.25, producer="hand")

# Images with channels last, transposed before and after each convolution, padded as TensorFlow does.
image = weights(2, 8, 8, 2)
k1, c1, k2, c2, d, e = weights(4, 2, 3, 3), weights(4), weights(3, 4, 3, 3), weights(3), weights(2 * 2 * 3, 4), weights(4)
first = functional.relu(functional.conv2d(t(image).permute(0, 3, 1, 2), t(k1), t(c1), padding=1))
second = functional.relu(functional.conv2d(functional.pad(functional.max_pool2d(first, 2), (1, 1, 1, 1)), t(k2), t(c2)))
second = functional.max_pool2d(second, 2)
flat = second.permute(0, 2, 3, 1).reshape(2, -1)
layout = [
    node("Transpose", "conv2d_input", "conv2d/transposed", perm=[0, 3, 1, 2]), node("Conv", "conv2d/transposed K1 C1", "conv2d/conv", auto_pad="SAME_UPPER", kernel_shape=[3, 3], strides=[1, 1]),
    node("Relu", "conv2d/conv", "conv2d/relu"), node("Transpose", "conv2d/relu", "conv2d/back", perm=[0, 2, 3, 1]),
    node("Transpose", "conv2d/back", "pool/transposed", perm=[0, 3, 1, 2]), node("MaxPool", "pool/transposed", "pool/pool", kernel_shape=[2, 2], strides=[2, 2], auto_pad="VALID"),
    node("Conv", "pool/pool K2 C2", "conv2d_1/conv", kernel_shape=[3, 3], pads=[1, 1, 1, 1]), node("Relu", "conv2d_1/conv", "conv2d_1/relu"),
    node("MaxPool", "conv2d_1/relu", "pool_1/pool", kernel_shape=[2, 2], strides=[2, 2]), node("Transpose", "pool_1/pool", "pool_1/back", perm=[0, 2, 3, 1]),
    node("Reshape", "pool_1/back shape", "flatten"), node("MatMul", "flatten D", "dense/MatMul"), node("Add", "dense/MatMul E", "dense/Add"), node("Softmax", "dense/Add", "dense", axis=1),
]
for opset in (8, 13):
    model(f"keras_cnn_{opset}", layout, {"K1": k1, "C1": c1, "K2": k2, "C2": c2, "D": d, "E": e, "shape": numpy.array([-1, 12], numpy.int64)}, {"conv2d_input": image}, {"dense": [4]}, opset, functional.softmax(flat @ t(d) + t(e), 1))

# The same with a global average, a batch normalization and ReLU6, as MobileNet has them; the stride's padding is on one side.
scale, shift, mean, variance = weights(4) + 1, weights(4), weights(4), numpy.abs(weights(4)) + 0.5
head, head_bias, depth, depth_bias = weights(4, 3), weights(3), weights(4, 1, 3, 3), weights(4)
padded = functional.pad(t(image).permute(0, 3, 1, 2), (0, 1, 0, 1))
mobile = functional.batch_norm(functional.conv2d(padded, t(k1), stride=2), t(mean), t(variance), t(scale), t(shift), eps=1e-3).clamp(0, 6)
mobile = functional.conv2d(mobile, t(depth), t(depth_bias), padding=1, groups=4).clamp(0, 6).mean((2, 3)) @ t(head) + t(head_bias)
model("keras_mobile_13", [
    node("Transpose", "input_1", "t", perm=[0, 3, 1, 2]), node("Conv", "t K1", "Conv1", auto_pad="SAME_UPPER", kernel_shape=[3, 3], strides=[2, 2]),
    node("BatchNormalization", "Conv1 scale shift mean variance", "bn", epsilon=1e-3), node("Clip", "bn zero six", "relu6"),
    node("Conv", "relu6 depth depth_bias", "depthwise", group=4, pads=[1, 1, 1, 1]), node("Clip", "depthwise zero six", "relu6_1"),
    node("GlobalAveragePool", "relu6_1", "gap"), node("Squeeze", "gap axes", "squeezed"), node("MatMul", "squeezed head", "m"), node("Add", "m head_bias", "predictions"),
], {"K1": k1, "scale": scale, "shift": shift, "mean": mean, "variance": variance, "zero": numpy.float32(0), "six": numpy.float32(6), "depth": depth, "depth_bias": depth_bias, "axes": numpy.array([2, 3], numpy.int64), "head": head, "head_bias": head_bias},
    {"input_1": image}, {"predictions": [3]}, 13, mobile)

# What was called otherwise in opset 7: dropout with its ratio, clip with its limits as attributes.
model("forms_7", [
    node("Conv", "x K1 C1", "c", pads=[0, 0, 0, 0], kernel_shape=[3, 3]), node("BatchNormalization", "c scale shift mean variance", "bn", epsilon=1e-5, momentum=0.9),
    node("Clip", "bn", "clip", min=0.0, max=6.0), node("Dropout", "clip", ["drop", "mask"], ratio=0.4), node("GlobalMaxPool", "drop", "pool"), node("Flatten", "pool", "flat"), node("Gemm", "flat head head_bias", "y"),
], {"K1": k1, "C1": c1, "scale": scale, "shift": shift, "mean": mean, "variance": variance, "head": head, "head_bias": head_bias}, {"x": image.transpose(0, 3, 1, 2).copy()}, {"y": [3]}, 7,
    functional.batch_norm(functional.conv2d(t(image).permute(0, 3, 1, 2), t(k1), t(c1)), t(mean), t(variance), t(scale), t(shift)).clamp(0, 6).amax((2, 3)) @ t(head) + t(head_bias), producer="CNTK")

# Recurrences as Keras writes them: time first, ONNX's own gate order, states left out.
steps = weights(2, 5, 3)
lw, lr, lb, dense, dense_bias = weights(1, 16, 3), weights(1, 16, 4), weights(1, 32), weights(4, 2), weights(2)


def recurrence(kind, gates, order, w, r, b):
    """PyTorch's module with ONNX's weights."""
    module = getattr(torch.nn, kind)(3, 4, batch_first=True)
    pick = lambda array: numpy.concatenate([array[4 * gate : 4 * gate + 4] for gate in order])
    module.weight_ih_l0.data, module.weight_hh_l0.data = t(pick(w[0])), t(pick(r[0]))
    module.bias_ih_l0.data, module.bias_hh_l0.data = t(pick(b[0][: 4 * gates])), t(pick(b[0][4 * gates :]))
    return module


lstm = recurrence("LSTM", 4, [0, 2, 3, 1], lw, lr, lb)
model("keras_lstm_13", [
    node("Transpose", "lstm_input", "time_first", perm=[1, 0, 2]), node("LSTM", "time_first W R B", ["Y", "Y_h"], hidden_size=4, direction="forward"),
    node("Squeeze", "Y_h axes", "last"), node("MatMul", "last D", "m"), node("Add", "m E", "dense"),
], {"W": lw, "R": lr, "B": lb, "axes": numpy.array([0], numpy.int64), "D": dense, "E": dense_bias}, {"lstm_input": steps}, {"dense": [2]}, 13, lstm(t(steps))[0][:, -1] @ t(dense) + t(dense_bias))
gw, gr, gb = weights(1, 12, 3), weights(1, 12, 4), weights(1, 24)
gru = recurrence("GRU", 3, [1, 0, 2], gw, gr, gb)
model("keras_gru_sequences_11", [
    node("Transpose", "gru_input", "time_first", perm=[1, 0, 2]), node("GRU", "time_first W R B", ["Y", ""], hidden_size=4, linear_before_reset=1),
    node("Squeeze", "Y", "steps", axes=[1]), node("Transpose", "steps", "batch_first", perm=[1, 0, 2]), node("MatMul", "batch_first D", "m"), node("Add", "m E", "dense"),
], {"W": gw, "R": gr, "B": gb, "D": dense, "E": dense_bias}, {"gru_input": steps}, {"dense": [5, 2]}, 11, gru(t(steps))[0] @ t(dense) + t(dense_bias))
model("refused_gru_13", [
    node("Transpose", "x", "time_first", perm=[1, 0, 2]), node("GRU", "time_first W R B", ["", "Y_h"], name="gru", hidden_size=4), node("Squeeze", "Y_h axes", "last"), node("MatMul", "last D", "y"),
], {"W": gw, "R": gr, "B": gb, "axes": numpy.array([0], numpy.int64), "D": dense}, {"x": steps}, {"y": [2]}, 13)

# A constant's node, a reshape that copies the batch, a gathered last step, numbers by which all is multiplied.
model("constants_13", [
    helper.make_node("Constant", [], ["W1"], value=numpy_helper.from_array(w1)), helper.make_node("Constant", [], ["B1"], value_floats=b1.tolist()), helper.make_node("Constant", [], ["shape"], value_ints=[0, -1]),
    node("Identity", "x", "same"), node("Reshape", "same shape", "flat"), node("MatMul", "flat W1", "m1"), node("Add", "m1 B1", "a1"), node("Tanh", "a1", "t1"), node("Identity", "W2", "W2same"), node("MatMul", "t1 W2same", "m2"), node("Add", "m2 B2", "y"),
], {"W2": w2, "B2": b2}, {"x": x}, {"y": [3]}, 13, torch.tanh(chain) @ t(w2) + t(b2), producer="hand")

# What only newer opsets have.
gain, offset = weights(6) + 1, weights(6)
normal = functional.layer_norm(chain, [6], t(gain), t(offset))
model("layernorm_gelu_20", [
    node("Gemm", "x W1 B1", "g1"), node("LayerNormalization", "g1 gain offset", ["n", "", ""], axis=-1), node("Gelu", "n", "a"), node("Gemm", "a W2 B2", "y"),
], {**tensors, "gain": gain, "offset": offset}, {"x": x}, {"y": [3]}, 20, functional.gelu(normal) @ t(w2) + t(b2), producer="pytorch")
model("gelu_tanh_mish_22", [
    node("Gemm", "x W1 B1", "g1"), node("Gelu", "g1", "a", approximate="tanh"), node("Gemm", "a W2 B2", "g2"), node("Mish", "g2", "y"),
], tensors, {"x": x}, {"y": [3]}, 22, functional.mish(functional.gelu(chain, approximate="tanh") @ t(w2) + t(b2)), producer="pytorch")
model("reduce_18", [
    node("Conv", "x K1 C1", "c"), node("Relu", "c", "r"), node("ReduceMean", "r axes", "y", keepdims=0),
], {"K1": k1, "C1": c1, "axes": numpy.array([2, 3], numpy.int64)}, {"x": image.transpose(0, 3, 1, 2).copy()}, {"y": [4]}, 18, functional.relu(functional.conv2d(t(image).permute(0, 3, 1, 2), t(k1), t(c1))).mean((2, 3)), producer="pytorch")
root = chain / torch.sqrt((chain * chain).mean(-1, keepdim=True) + 1e-5) * t(gain)
model("rmsnorm_23", [node("Gemm", "x W1 B1", "g1"), node("RMSNormalization", "g1 gain", "n", axis=-1, epsilon=1e-5), node("Gemm", "n W2 B2", "y")], {**tensors, "gain": gain}, {"x": x}, {"y": [3]}, 23, root @ t(w2) + t(b2), producer="pytorch")

# Attention as one node.
rows, q, k, v, o = weights(2, 5, 6), weights(6, 6), weights(6, 6), weights(6, 6), weights(6, 6)
split = lambda matrix: (t(rows) @ t(matrix)).reshape(2, 5, 2, 3).transpose(1, 2)
for causal in (0, 1):
    scores = split(q) @ split(k).transpose(-2, -1) / math.sqrt(3)
    if causal:
        scores = scores.masked_fill(torch.triu(torch.ones(5, 5), 1) == 1, -math.inf)
    attended = (functional.softmax(scores, -1) @ split(v)).transpose(1, 2).reshape(2, 5, 6)
    model(f"attention_{'causal_' if causal else ''}23", [
        node("MatMul", "x Q", "q"), node("MatMul", "x K", "k"), node("MatMul", "x V", "v"), node("Attention", "q k v", "a", q_num_heads=2, kv_num_heads=2, is_causal=causal), node("MatMul", "a O", "y"),
    ], {"Q": q, "K": k, "V": v, "O": o}, {"x": rows}, {"y": [5, 6]}, 23, attended @ t(o), producer="pytorch")

# What can't be expressed.
model("refused_operator_13", [node("MatMul", "x W1", "m"), node("TopK", "m count", ["y", "places"], name="top")], {"W1": w1, "count": numpy.array([3], numpy.int64)}, {"x": x}, {"y": [3]}, 13)
model("refused_domain_13", [node("MatMul", "x W1", "m"), helper.make_node("FusedThing", ["m"], ["y"], name="fused", domain="com.example")], {"W1": w1}, {"x": x}, {"y": [6]}, 25)
