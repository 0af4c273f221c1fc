using StaticNet.Tests.Numerics;
using StaticNet.Tests.Reference;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Normalization;

/// <summary>
/// Layer normalization against libtorch's case <c>layernorm-mlp</c> (dense 12 24; layernorm 24; gelu; dense 24 4;
/// cross-entropy). The layers behind the normalization are computed here in double: forward to compare outputs, and back
/// to the gradient that the normalization gets, which targets of a squared error stand for.
/// </summary>
public sealed class LibtorchLayerNormTests
{
    private const int Features = 24;
    private const int Classes = 4;

    private readonly Dictionary<string, float[]> _tensors = SafetensorsReader
        .Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Normalization", "Cases", "layernorm-mlp.safetensors")))
        .Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values);

    private int Samples => _tensors["target"].Length;

    [Fact]
    public void Predict_ReferenceParameters_LeadsToLibtorchsOutputs()
    {
        double[] logits = [.. Normalized(CreateNetwork()).SelectMany(Logits)];

        AssertClose("output_eval", Array.ConvertAll(logits, value => (float)value));
    }

    [Fact]
    public void ComputeGradients_ReferenceGradientOfTheOutputs_GivesLibtorchsGradients()
    {
        var network = CreateNetwork();
        float[] targets = [.. Normalized(network).SelectMany((row, sample) =>
            row.Zip(GradientOf(row, (int)_tensors["target"][sample]), (y, gradient) => (float)(y - (gradient * Samples * Features / 2))))];

        network.ComputeGradients(_tensors["input"], targets);

        AssertClose("grad/0.weight", network.Dense1.WeightsGradient.ToArray());
        AssertClose("grad/0.bias", network.Dense1.BiasGradient.ToArray());
        AssertClose("grad/1.weight", network.LayerNorm1.ScaleGradient.ToArray());
        AssertClose("grad/1.bias", network.LayerNorm1.ShiftGradient.ToArray());
    }

    private LibtorchLayerNorm CreateNetwork()
    {
        var network = new LibtorchLayerNorm(1, Samples);
        network.Dense1.Weights.CopyFrom(_tensors["param/0.weight"]);
        network.Dense1.Bias.CopyFrom(_tensors["param/0.bias"]);
        network.LayerNorm1.Scale.CopyFrom(_tensors["param/1.weight"]);
        network.LayerNorm1.Shift.CopyFrom(_tensors["param/1.bias"]);
        return network;
    }

    private double[][] Normalized(LibtorchLayerNorm network)
    {
        float[] outputs = new float[Samples * Features];
        network.Predict(_tensors["input"], outputs);
        return ScalarBatch.Rows(outputs, Features);
    }

    private double[] Logits(double[] row) => [.. Enumerable.Range(0, Classes).Select(c =>
        _tensors["param/3.bias"][c] + row.Select((x, i) => Weight(c, i) * x * Cumulative(x)).Sum())];

    // Softmax minus the label, back through the last layer and through x·Φ(x), whose derivative is Φ(x) + x·φ(x).
    private double[] GradientOf(double[] row, int label)
    {
        double[] exponentials = Array.ConvertAll(Logits(row), Math.Exp);
        double[] gradients = [.. exponentials.Select((value, c) => ((value / exponentials.Sum()) - (c == label ? 1 : 0)) / Samples)];
        return [.. row.Select((x, i) => gradients.Select((gradient, c) => gradient * Weight(c, i)).Sum()
            * (Cumulative(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI))))];
    }

    private double Weight(int c, int i) => _tensors["param/3.weight"][(c * Features) + i];

    private static double Cumulative(double x) => (1 + ErfReference.Erf(x / Math.Sqrt(2))) / 2;

    private void AssertClose(string name, float[] actual) =>
        TensorComparison.AssertWithinPartOfLargest(name, actual, _tensors[name], ScalarTolerance.PartOfLargest);
}
