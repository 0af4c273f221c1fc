using Xunit;

namespace StaticNet.Tests.Networks;

public class ParameterInitializerTests
{
    private const int Outputs = 200, Inputs = 300;

    [Fact]
    public void PyTorch_WeightsAndBias_UniformWithinOneOverRootFanIn()
    {
        var (weights, bias) = Initial(Initializer.PyTorch);
        CheckUniform(weights, 1 / Math.Sqrt(Inputs));
        Assert.All(bias, value => Assert.InRange(value, -1 / MathF.Sqrt(Inputs), 1 / MathF.Sqrt(Inputs)));
        Assert.InRange(bias.Max() - bias.Min(), 1.8 / Math.Sqrt(Inputs), 2 / Math.Sqrt(Inputs));
    }

    [Fact]
    public void HeUniform_Weights_UniformWithinRootSixOverFanIn() => CheckUniform(Initial(Initializer.HeUniform).Weights, Math.Sqrt(6.0 / Inputs));

    [Fact]
    public void XavierUniform_Weights_UniformWithinRootSixOverFans() =>
        CheckUniform(Initial(Initializer.XavierUniform).Weights, Math.Sqrt(6.0 / (Inputs + Outputs)));

    [Fact]
    public void HeNormal_Weights_NormalWithRootTwoOverFanIn() => CheckNormal(Initial(Initializer.HeNormal).Weights, Math.Sqrt(2.0 / Inputs));

    [Fact]
    public void XavierNormal_Weights_NormalWithRootTwoOverFans() =>
        CheckNormal(Initial(Initializer.XavierNormal).Weights, Math.Sqrt(2.0 / (Inputs + Outputs)));

    [Fact]
    public void LeCunUniform_Weights_UniformWithinRootThreeOverFanIn() => CheckUniform(Initial(Initializer.LeCunUniform).Weights, Math.Sqrt(3.0 / Inputs));

    [Fact]
    public void LeCunNormal_Weights_NormalWithOneOverRootFanIn() => CheckNormal(Initial(Initializer.LeCunNormal).Weights, 1 / Math.Sqrt(Inputs));

    [Theory]
    [InlineData(Initializer.HeUniform)]
    [InlineData(Initializer.HeNormal)]
    [InlineData(Initializer.LeCunUniform)]
    [InlineData(Initializer.LeCunNormal)]
    [InlineData(Initializer.XavierUniform)]
    [InlineData(Initializer.XavierNormal)]
    [InlineData(Initializer.Orthogonal)]
    public void Gain_OfTwo_DoublesTheWeights(Initializer initializer) =>
        Assert.Equal(Array.ConvertAll(Initial(initializer).Weights, value => 2 * value), Initial(initializer, gain: 2f).Weights);

    [Theory]
    [InlineData(Initializer.Ones, 1f)]
    [InlineData(Initializer.Constant, -0.25f)]
    public void FixedValue_Weights_AreAllThat(Initializer initializer, float value) =>
        Assert.All(Initial(initializer, gain: value).Weights, weight => Assert.Equal(value, weight));

    [Theory]
    [InlineData(Initializer.Ones)]
    [InlineData(Initializer.Constant)]
    [InlineData(Initializer.LeCunUniform)]
    [InlineData(Initializer.LeCunNormal)]
    [InlineData(Initializer.HeUniform)]
    [InlineData(Initializer.HeNormal)]
    [InlineData(Initializer.XavierUniform)]
    [InlineData(Initializer.XavierNormal)]
    [InlineData(Initializer.Orthogonal)]
    [InlineData(Initializer.Zeros)]
    public void Bias_AnyButPyTorch_Zero(Initializer initializer) => Assert.Equal(new float[Outputs], Initial(initializer).Bias);

    [Fact]
    public void Zeros_Weights_Zero() => Assert.Equal(new float[Outputs * Inputs], Initial(Initializer.Zeros).Weights);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(64, 64)]
    [InlineData(17, 40)]
    [InlineData(40, 17)]
    [InlineData(1, 9)]
    public void Orthogonal_AnyShape_FewerSideOrthonormal(int outputs, int inputs)
    {
        float[] matrix = Initial(Initializer.Orthogonal, outputs, inputs).Weights;
        bool byRows = outputs <= inputs;
        int count = Math.Min(outputs, inputs), length = Math.Max(outputs, inputs);
        double At(int vector, int element) => byRows ? matrix[(vector * inputs) + element] : matrix[(element * inputs) + vector];
        for (int first = 0; first < count; first++)
            for (int second = 0; second <= first; second++)
                Assert.Equal(first == second ? 1 : 0, Enumerable.Range(0, length).Sum(element => At(first, element) * At(second, element)), 3e-7);
    }

    [Fact]
    public void Orthogonal_ManySeeds_SignsAreFair()
    {
        // Without the sign correction of QR, the diagonal would lean to one sign.
        int positive = Enumerable.Range(0, 400).Count(seed => Initial(Initializer.Orthogonal, 3, 3, (ulong)seed).Weights[4] > 0);
        Assert.InRange(positive, 150, 250);
    }

    [Theory]
    [InlineData(Initializer.PyTorch)]
    [InlineData(Initializer.HeNormal)]
    [InlineData(Initializer.Orthogonal)]
    public void Values_AnotherLayout_SameValuesAndZeroPadding(Initializer initializer)
    {
        var tight = Architecture(initializer, 37, 21, gap: 0, byRows: false);
        var loose = Architecture(initializer, 37, 21, gap: 160, byRows: true);
        float[] first = Enumerable.Repeat(9f, tight.ParameterArrayLength).ToArray();
        float[] second = Enumerable.Repeat(9f, loose.ParameterArrayLength).ToArray();
        ParameterInitializer.Initialize(tight, first, 3);
        ParameterInitializer.Initialize(loose, second, 3);

        for (int index = 0; index < 2; index++)
            Assert.Equal(tight.Parameters[index].In(first).ToArray(), loose.Parameters[index].In(second).ToArray());
        int nonZero = tight.Parameters.Sum(parameter => parameter.In(first).ToArray().Count(value => value != 0));
        Assert.Equal(nonZero, first.Count(value => value != 0));
        Assert.Equal(nonZero, second.Count(value => value != 0));
    }

    [Fact]
    public void Values_SeedsAndParameters_SameSeedSameBitsElseOthers()
    {
        float[] one = Initial(Initializer.HeUniform, 8, 8, seed: 1).Weights;
        Assert.Equal(one, Initial(Initializer.HeUniform, 8, 8, seed: 1).Weights);
        Assert.Empty(one.Intersect(Initial(Initializer.HeUniform, 8, 8, seed: 2).Weights));

        var (weights, bias) = Initial(Initializer.PyTorch, 64, 1);
        Assert.Empty(weights.Intersect(bias));
    }

    [Fact]
    public void Initialize_WrongLength_ThrowsAndWritesNothing()
    {
        var architecture = Architecture(Initializer.PyTorch, 3, 3, 0, false);
        float[] parameters = Enumerable.Repeat(9f, architecture.ParameterArrayLength + 1).ToArray();
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => ParameterInitializer.Initialize(architecture, parameters, 1)).ParamName);
        Assert.All(parameters, value => Assert.Equal(9f, value));
    }

    [Theory]
    [InlineData(Initializer.Auto, 1f, "Dense1.Weights has the initializer Auto")]
    [InlineData(Initializer.HeNormal, float.NaN, "Dense1.Weights has a gain of NaN")]
    [InlineData(Initializer.HeNormal, float.PositiveInfinity, "Dense1.Weights has a gain of")]
    public void Initialize_UnresolvedOrNoGain_ThrowsAndWritesNothing(Initializer initializer, float gain, string message)
    {
        var architecture = Architecture(initializer, 3, 3, 0, false, gain);
        float[] parameters = Enumerable.Repeat(9f, architecture.ParameterArrayLength).ToArray();
        var exception = Assert.Throws<ArgumentException>("architecture", () => ParameterInitializer.Initialize(architecture, parameters, 1));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.All(parameters, value => Assert.Equal(9f, value));
    }

    private static void CheckUniform(float[] values, double bound)
    {
        Assert.All(values, value => Assert.InRange(value, (float)-bound, (float)bound));
        Assert.InRange(values.Max(), 0.999 * bound, bound);
        Assert.InRange(values.Min(), -bound, -0.999 * bound);
        CheckMoments(values, bound / Math.Sqrt(3), squareDeviation: 0.894);
    }

    private static void CheckNormal(float[] values, double deviation)
    {
        CheckMoments(values, deviation, squareDeviation: Math.Sqrt(2));
        Assert.InRange(values.Max(), 3.5 * deviation, 6.4 * deviation);
    }

    /// <summary>Mean and variance within five of their own deviations.</summary>
    private static void CheckMoments(float[] values, double deviation, double squareDeviation)
    {
        double margin = 5 / Math.Sqrt(values.Length);
        Assert.InRange(values.Average() / deviation, -margin, margin);
        Assert.InRange(values.Average(value => (double)value * value) / (deviation * deviation), 1 - (margin * squareDeviation), 1 + (margin * squareDeviation));
    }

    private static (float[] Weights, float[] Bias) Initial(Initializer initializer, int outputs = Outputs, int inputs = Inputs, ulong seed = 7, float gain = 1f)
    {
        var architecture = Architecture(initializer, outputs, inputs, gap: 0, byRows: false, gain);
        float[] parameters = new float[architecture.ParameterArrayLength];
        ParameterInitializer.Initialize(architecture, parameters, seed);
        return (architecture.Parameters[0].In(parameters).ToArray(), architecture.Parameters[1].In(parameters).ToArray());
    }

    /// <summary>A dense layer whose weights lie panel after panel, or row after row of all panels, behind a gap.</summary>
    private static NetworkArchitecture Architecture(Initializer initializer, int outputs, int inputs, int gap, bool byRows, float gain = 1f)
    {
        int padded = (outputs + 15) / 16 * 16;
        var weights = new ParameterLayout(gap, padded * inputs, byRows ? padded : 16, byRows ? 16 : 16 * inputs);
        var bias = new ParameterLayout((2 * gap) + (padded * inputs), padded, 16, 16);
        return new NetworkArchitecture
        {
            Name = "Case",
            InputShape = [inputs],
            Layers = [new LayerSummary("Dense1", $"Dense({outputs})", [outputs], outputs * (inputs + 1), 2L * outputs * inputs)],
            Parameters =
            [
                new ParameterInfo("Dense1", "Weights", ParameterKind.Weights, [outputs, inputs], weights, initializer, inputs, outputs) { Gain = gain },
                new ParameterInfo("Dense1", "Bias", ParameterKind.Bias, [outputs], bias, initializer, inputs, outputs),
            ],
            ParameterArrayLength = bias.Offset + padded + gap,
            Loss = "MeanSquaredError",
            TargetKind = TargetKind.Values,
        };
    }
}
