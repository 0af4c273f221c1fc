"""Writes the node cases of ONNX's own tests (onnx.backend.test.case.node) that layers can be: what isn't the first input becomes a weight.

Run where onnx and numpy are installed: python3 node_models.py
"""
import importlib
import pkgutil
import warnings

import numpy

for alias, kind in (("float", float), ("int", int), ("bool", bool), ("object", object)):
    if alias not in numpy.__dict__:
        setattr(numpy, alias, kind)  # which old cases call by these names

import onnx
import onnx.backend.test.case.node as node
from onnx import numpy_helper

import samples

OPERATORS = {
    "AveragePool", "BatchNormalization", "Celu", "Clip", "Conv", "ConvTranspose", "Dropout", "Elu", "Erf", "Flatten", "GRU", "Gemm", "GlobalAveragePool", "GlobalMaxPool", "HardSigmoid",
    "HardSwish", "Identity", "LSTM", "LayerNormalization", "LeakyRelu", "LogSoftmax", "MatMul", "MaxPool", "Mish", "PRelu", "RNN", "ReduceMean", "Relu", "Reshape", "Selu", "Sigmoid",
    "Softmax", "Softplus", "Softsign", "Tanh", "Transpose",
}
LARGEST = 600  # elements of inputs and outputs, so that files stay small


def cases():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for module in sorted(module.name for module in pkgutil.iter_modules(node.__path__)):
            importlib.import_module(f"{node.__name__}.{module}")
    return sorted(node._NodeTestCases, key=lambda case: case.name)


def write(case):
    model, (inputs, outputs) = case.model, case.data_sets[0]
    graph = model.graph
    if len(graph.node) != 1 or graph.node[0].op_type not in OPERATORS:
        return False
    arrays = [numpy.asarray(array) for array in [*inputs, *outputs]]
    if any(array.dtype not in (numpy.float32, numpy.int64, numpy.bool_) for array in arrays) or sum(array.size for array in arrays) > LARGEST:
        return False
    if numpy.asarray(inputs[0]).dtype != numpy.float32 or numpy.asarray(outputs[0]).dtype != numpy.float32 or numpy.asarray(inputs[0]).ndim == 0:
        return False
    values = dict(zip((value.name for value in graph.input), inputs))
    first, results = graph.input[0], {value.name: array for value, array in zip(graph.output, outputs)}
    for value in list(graph.input)[1:]:
        graph.initializer.append(numpy_helper.from_array(numpy.asarray(values[value.name]), value.name))
    while len(graph.input) > 1:
        graph.input.pop()
    name = f"Nodes/{case.name.removeprefix('test_')}"
    (samples.FOLDER / "Nodes").mkdir(exist_ok=True)
    onnx.save(model, str(samples.FOLDER / f"{name}.onnx"))
    samples.write_samples(name, {first.name: inputs[0]}, results)
    return True


if __name__ == "__main__":
    print(sum(write(case) for case in cases()), "models")
