"""Writes a model's samples: what goes in and what must come out, beside it as JSON."""
import json
import pathlib

import numpy

FOLDER = pathlib.Path(__file__).resolve().parent


def write_samples(name, inputs, outputs):
    """Writes NAME.json from arrays by the names that the model gives them."""
    (FOLDER / f"{name}.json").write_text(
        "{\n"
        + f'  "inputs": [{", ".join(_tensor(*tensor) for tensor in inputs.items())}],\n'
        + f'  "outputs": [{", ".join(_tensor(*tensor) for tensor in outputs.items())}]\n'
        + "}\n"
    )


def _tensor(name, array):
    array = numpy.asarray(array)
    values = array.astype(numpy.float64).ravel().tolist()
    if numpy.issubdtype(array.dtype, numpy.integer):
        text = ", ".join(str(int(value)) for value in values)
    else:
        text = ", ".join(f"{value:.9g}" for value in values)
    return f'{{ "name": {json.dumps(name)}, "shape": {json.dumps(list(array.shape))}, "values": [{text}] }}'
