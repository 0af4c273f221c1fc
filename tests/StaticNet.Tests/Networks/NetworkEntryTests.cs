using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>
/// What a generated network refuses at its entrance: kernels compute addresses from lengths and labels without a check of
/// their own, so nothing wrong may pass, and the message names the argument, its index and the limit.
/// </summary>
public sealed class NetworkEntryTests
{
    private const int Capacity = 4;

    [Theory]
    [InlineData(0, "0 values")]
    [InlineData(4, "4 values")]
    [InlineData(11, "11 values")]
    public void AnyPass_InputsOfAWrongLength_IsRefused(int length, string words)
    {
        var network = new EntryLabels(1, Capacity);
        int rows = Math.Max(1, length / 5);

        AssertRefused(network, words, "inputs", () => network.Predict(new float[length], new float[3 * rows]));
        AssertRefused(network, words, "inputs", () => network.Evaluate(new float[length], new int[rows], new float[3 * rows]));
        AssertRefused(network, words, "inputs", () => network.ComputeGradients(new float[length], new int[rows]));
    }

    [Fact]
    public void AnyPass_BatchOfAnotherNetworksSamples_IsRefused()
    {
        var network = new EntryLabels(1, Capacity);
        INetwork any = network;

        // Three and two inputs are as many as its five, and would be taken for them.
        const string Words = "3 inputs and 2 inputs";
        AssertRefused(network, Words, "batch", () => any.Predict(Foreign(), new float[6]));
        AssertRefused(network, Words, "batch", () => any.Evaluate(Foreign(), new float[6]));
        AssertRefused(network, Words, "batch", () => any.ComputeGradients(Foreign()));

        static Batch Foreign() => new(TwoInputs.Architecture.SampleShape, 2, new float[10], [], new Targets(new int[4], new float[2], default));
    }

    [Fact]
    public void PassWithALoss_BatchBeyondTheCapacity_IsRefused()
    {
        var network = new EntryLabels(1, Capacity);

        AssertRefused(network, "5 samples", "inputs", () => network.Evaluate(new float[25], new int[5], new float[15]));
        AssertRefused(network, "5 samples", "inputs", () => network.ComputeGradients(new float[25], new int[5]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void AnyPass_InputThatIsNotFinite_IsNamedWithItsSample(float value)
    {
        var network = new EntryLabels(1, Capacity);
        float[] inputs = new float[15];
        inputs[12] = value;

        AssertRefused(network, "Input 2 of sample 2", "inputs", () => network.Predict(inputs, new float[9]));
        AssertRefused(network, "Input 2 of sample 2", "inputs", () => network.Evaluate(inputs, new int[3], new float[9]));
        AssertRefused(network, "Input 2 of sample 2", "inputs", () => network.ComputeGradients(inputs, new int[3]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void AnyPass_LabelOutOfRange_IsNamedWithItsLimits(int label)
    {
        var network = new EntryLabels(1, Capacity);
        int[] labels = [0, 2, label];

        AssertRefused(network, "Label 2", "labels", () => network.Evaluate(new float[15], labels, new float[9]));
        AssertRefused(network, "[0, 3)", "labels", () => network.ComputeGradients(new float[15], labels));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void AnyPass_LabelsOfAWrongLength_AreRefused(int count)
    {
        var network = new EntryLabels(1, Capacity);

        AssertRefused(network, $"{count} labels for 3 samples", "labels", () => network.Evaluate(new float[15], new int[count], new float[9]));
        AssertRefused(network, $"{count} labels for 3 samples", "labels", () => network.ComputeGradients(new float[15], new int[count]));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    public void AnyPass_OutputsOfAWrongLength_AreRefused(int length)
    {
        var network = new EntryLabels(1, Capacity);

        AssertRefused(network, "need 9", "outputs", () => network.Predict(new float[15], new float[length]));
        AssertRefused(network, "need 9", "outputs", () => network.PredictProbabilities(new float[15], new float[length]));
        AssertRefused(network, "need 9", "outputs", () => network.Evaluate(new float[15], new int[3], new float[length]));
    }

    [Fact]
    public void AnyPass_TargetsOfAWrongLengthOrNotFinite_AreRefused()
    {
        var network = new EntryValues(1, Capacity);
        float[] targets = [0, 0, 0, float.NaN, 0, 0];

        AssertRefused(network, "5 target values", "targets", () => network.ComputeGradients(new float[15], new float[5]));
        AssertRefused(network, "7 target values", "targets", () => network.Evaluate(new float[15], new float[7], new float[6]));
        AssertRefused(network, "Target 1 of sample 1", "targets", () => network.ComputeGradients(new float[15], targets));
        AssertRefused(network, "Target 1 of sample 1", "targets", () => network.Evaluate(new float[15], targets, new float[6]));
    }

    [Fact]
    public void Interface_TargetsOfTheOtherKind_AreRefused()
    {
        Assert.Throws<InvalidOperationException>(() => ComputeGradients(new EntryLabels(), new float[3]));
        Assert.Throws<InvalidOperationException>(() => ComputeGradients(new EntryValues(), new int[1]));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void Limit_NotPositive_IsRefusedAndStays(float limit)
    {
        var norm = new EntryLabels();
        var value = new EntryValues();

        Assert.Throws<ArgumentOutOfRangeException>(() => norm.MaxGradientNorm = limit);
        Assert.Throws<ArgumentOutOfRangeException>(() => value.GradientLimit = limit);
        Assert.Equal(1f, norm.MaxGradientNorm);
        Assert.Equal(0.5f, value.GradientLimit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Constructor_CapacityOutOfRange_IsRefused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>("batchCapacity", () => new EntryLabels(1, capacity));

    [Fact]
    public void ComputeGradients_GradientWhoseSquareOverflows_HasItsExactNormAndFactor()
    {
        var network = new EntryLinear();
        network.Parameters.Clear();

        // y = 0, so the gradient of the weight and of the bias is -2 · target each.
        var result = network.ComputeGradients([1f], [5e29f]);

        Assert.Equal(Math.Sqrt(2) * 1e30, result.Norm, 1e23);
        Assert.Equal(2 / result.Norm, result.Scale, 1e-36);
    }

    [Fact]
    public void Steps_GeneratedNetwork_AllocateNothing()
    {
        var network = new EntryLabels(1, Capacity);
        var optimizer = new Adam();
        float[] inputs = new float[20], outputs = new float[12];
        int[] labels = [0, 1, 2, 0];
        void Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                optimizer.Step(network, network.ComputeGradients(inputs, labels));
                network.Evaluate(inputs, labels, outputs);
                network.Predict(inputs, outputs);
                network.PredictProbabilities(inputs, outputs);
            }
        }

        Run(100);
        Allocations.AssertNone(() => Run(3000));
    }

    private static GradientResult ComputeGradients<TNetwork>(TNetwork network, Targets targets)
        where TNetwork : INetwork => network.ComputeGradients(new float[5], targets);

    private static void AssertRefused(INetwork network, string words, string argument, Action pass)
    {
        float[] parameters = network.Parameters.ToArray(), gradients = network.Gradients.ToArray();

        var exception = Assert.ThrowsAny<ArgumentException>(pass);

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Equal(argument, exception.ParamName);
        Assert.Equal(parameters, network.Parameters.ToArray());
        Assert.Equal(gradients, network.Gradients.ToArray());
    }
}
