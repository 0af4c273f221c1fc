namespace StaticNet.Onnx.Tests;

/// <summary>Some samples of an input or output.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Shape">Its sizes; the first is the number of samples.</param>
/// <param name="Values">Its elements.</param>
internal sealed record SampleTensor(string Name, int[] Shape, double[] Values);
