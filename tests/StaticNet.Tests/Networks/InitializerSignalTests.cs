using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>What the generator makes of initializers, and what that does to signals in deep networks.</summary>
public sealed class InitializerSignalTests
{
    private const int Samples = 32;
    private const int Width = 64;

    private static readonly Dictionary<string, GeneratedNetwork> Networks = new()
    {
        [nameof(DeepReluAuto)] = GeneratedNetwork.Of<DeepReluAuto>((seed, capacity) => new DeepReluAuto(seed, capacity)),
        [nameof(DeepReluPyTorch)] = GeneratedNetwork.Of<DeepReluPyTorch>((seed, capacity) => new DeepReluPyTorch(seed, capacity)),
        [nameof(DeepTanhAuto)] = GeneratedNetwork.Of<DeepTanhAuto>((seed, capacity) => new DeepTanhAuto(seed, capacity)),
        [nameof(DeepTanhPyTorch)] = GeneratedNetwork.Of<DeepTanhPyTorch>((seed, capacity) => new DeepTanhPyTorch(seed, capacity)),
        [nameof(DeepLeakyHe)] = GeneratedNetwork.Of<DeepLeakyHe>((seed, capacity) => new DeepLeakyHe(seed, capacity)),
        [nameof(DeepOrthogonal)] = GeneratedNetwork.Of<DeepOrthogonal>((seed, capacity) => new DeepOrthogonal(seed, capacity)),
    };

    // The mean square of rectified values stays; tanh shrinks it in any case, about as 1/depth.
    [Theory]
    [InlineData(nameof(DeepReluAuto), 0.3, 3)]
    [InlineData(nameof(DeepLeakyHe), 0.3, 3)]
    [InlineData(nameof(DeepOrthogonal), 0.999, 1.001)]
    [InlineData(nameof(DeepTanhAuto), 0.01, 1)]
    public void Signals_ThroughTwentySuitedLayers_KeepTheirSize(string name, double least, double most) =>
        Assert.InRange(Typical(name, outputs => outputs.Average(value => (double)value * value)), least, most);

    // Weights of variance 1/(3·fanIn) divide a variance by 3, and a rectifier behind them by 2 more. What biases put in is the same for all samples.
    [Theory]
    [InlineData(nameof(DeepReluPyTorch))]
    [InlineData(nameof(DeepTanhPyTorch))]
    public void Differences_ThroughTwentyUnsuitedLayers_Vanish(string name) => Assert.InRange(Typical(name, VarianceOverSamples), 0, 1e-7);

    [Fact]
    public void ResolvedInitializers_ByWhatFollows_AreThoseDocumented()
    {
        var weights = ResolvedInitializers.Architecture.Parameters.Where(parameter => parameter.Name == "Weights").ToArray();
        (Initializer, float)[] expected =
        [
            (Initializer.HeNormal, 1f),
            (Initializer.HeNormal, (float)(Math.Sqrt(2 / 1.25) / Math.Sqrt(2))),
            (Initializer.XavierUniform, 2f),
            (Initializer.XavierUniform, 1f),
            (Initializer.HeUniform, (float)(5.0 / 3 / Math.Sqrt(2))),
            (Initializer.HeNormal, 6f),
            (Initializer.HeNormal, 1f),
            (Initializer.LeCunNormal, 2f),
            (Initializer.Constant, -0.5f),
            (Initializer.Orthogonal, 1.5f),
            (Initializer.PyTorch, 1f),
            (Initializer.XavierUniform, 1f),
        ];
        Assert.Equal(expected, weights.Select(parameter => (parameter.Initializer, parameter.Gain)));
        Assert.All(new ResolvedInitializers().Dense9.Weights.ToArray(), value => Assert.Equal(-0.5f, value));
    }

    /// <summary>The geometric mean over seeds of a measure of the outputs, in parts of that of the standard normal inputs.</summary>
    private static double Typical(string name, Func<float[], double> measure)
    {
        const int Seeds = 20;
        var random = new RandomStream(1, 11);
        float[] inputs = new float[Samples * Width], outputs = new float[Samples * Width];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();

        using var network = Networks[name].Create(0, Samples);
        double sum = 0;
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            network.Initialize(seed);
            network.Predict(inputs, outputs);
            sum += Math.Log(measure(outputs) / measure(inputs));
        }

        return Math.Exp(sum / Seeds);
    }

    private static double VarianceOverSamples(float[] outputs) => Enumerable.Range(0, Width).Average(column =>
    {
        double[] values = [.. outputs.Chunk(Width).Select(row => (double)row[column])];
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    });
}
