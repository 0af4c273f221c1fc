using System.Globalization;
using Xunit;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Compares what an imported network makes of a model's samples with what must come out.</summary>
internal static class ModelComparison
{
    private const string Axes = "its axes ";

    /// <summary>Demands it within a part of the largest output.</summary>
    /// <param name="import">What the model became.</param>
    /// <param name="network">A network of it, with its weights.</param>
    /// <param name="samples">The model's samples.</param>
    /// <param name="tolerance">The part.</param>
    public static void Check(ImportedNetwork import, INetwork network, ModelSamples samples, float tolerance)
    {
        var architecture = network.GetType().GetProperty(nameof(INetwork.Architecture))!.GetValue(null) as NetworkArchitecture ?? throw new InvalidOperationException();
        double[][] inputs = [.. samples.Inputs.Select(input => InOrder(import, "input", input))];
        int count = inputs[0].Length / architecture.Inputs[0].Length;
        float[] outputs = new float[count * architecture.OutputLength];
        var values = architecture.Inputs.Select((input, index) => (input.Kind, inputs[index])).ToArray();
        network.Predict(
            new Batch(
                architecture.SampleShape, count,
                [.. values.Where(input => input.Kind == ElementKind.Values).SelectMany(input => input.Item2).Select(value => (float)value)],
                [.. values.Where(input => input.Kind == ElementKind.Integers).SelectMany(input => input.Item2).Select(value => (int)value)]), outputs);
        double[] expected = [.. samples.Outputs.SelectMany(output => InOrder(import, "output", output))];
        Assert.Equal(expected.Length, outputs.Length);
        double scale = expected.Max(Math.Abs);
        Assert.All(expected.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, tolerance * scale));
    }

    // Elements in the order that the class has them, as a remark says.
    private static double[] InOrder(ImportedNetwork import, string kind, SampleTensor tensor)
    {
        string? remark = import.Remarks.FirstOrDefault(remark => remark.StartsWith($"The {kind} '{tensor.Name}' is [", StringComparison.Ordinal) && remark.Contains(Axes, StringComparison.Ordinal));
        if (remark is null)
            return tensor.Values;
        string order = remark[(remark.IndexOf(Axes, StringComparison.Ordinal) + Axes.Length)..remark.IndexOf(" in the file", StringComparison.Ordinal)];
        var turned = Onnx.Import.Graph.Tensor.Of(Array.ConvertAll(tensor.Values, value => (float)value), Array.ConvertAll(tensor.Shape, size => (long)size))
            .Transpose([.. order.Split(", ").Select(axis => int.Parse(axis, CultureInfo.InvariantCulture))]);
        return Array.ConvertAll(turned.Floats, value => (double)value);
    }
}
