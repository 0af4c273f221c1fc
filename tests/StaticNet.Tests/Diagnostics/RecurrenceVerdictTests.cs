using Xunit;

namespace StaticNet.Tests.Diagnostics;

/// <summary>Verdicts on gradients through time, of a unit whose gradient changes by a weight at each step.</summary>
public sealed class RecurrenceVerdictTests : IDisposable
{
    private const int Steps = 20;

    private readonly TrackedUnit _network = new(seed: 1, batchCapacity: 4);

    public void Dispose() => _network.Dispose();

    [Theory]
    [InlineData(1f, GradientVerdict.Healthy)]
    [InlineData(0.5f, GradientVerdict.Healthy)] // 2e-6 over 19 steps
    [InlineData(0.48f, GradientVerdict.Vanishing)] // 9e-7
    [InlineData(0f, GradientVerdict.Vanishing)]
    [InlineData(1.43f, GradientVerdict.Healthy)] // 895
    [InlineData(1.45f, GradientVerdict.Exploding)] // 1,164
    public void Verdict_Weight_IsByTheRatioOfTheFirstStepToTheLast(float weight, GradientVerdict expected)
    {
        Set(weight);

        _network.ComputeGradients([.. Enumerable.Repeat(1f, 2 * Steps)], [1f, 2f]);

        var recurrence = _network.GradientHealth["Rnn1"].Recurrences[0];
        double ratio = Math.Pow(weight, Steps - 1);
        Assert.Equal(ratio, recurrence.GradientRatio, 1e-5 * ratio);
        Assert.Equal(expected, recurrence.Verdict);
    }

    [Fact]
    public void LayerVerdict_OfARecurrence_IsNoBetterThanThatOfItsGradientThroughTime()
    {
        Set(0.1f);

        _network.ComputeGradients([.. Enumerable.Repeat(1f, Steps)], [1f]);

        Assert.Equal(GradientVerdict.Vanishing, _network.GradientHealth["Rnn1"].Verdict);
        Assert.Equal(GradientVerdict.Vanishing, _network.GradientHealth.Verdict);
        Assert.Equal(GradientVerdict.Healthy, _network.GradientHealth["Dense1"].Verdict);
    }

    [Fact]
    public void Verdict_NaN_IsNonFinite()
    {
        Set(1f);
        _network.Dense1.Weights[0] = float.NaN;

        _network.ComputeGradients([.. Enumerable.Repeat(1f, Steps)], [1f]);

        Assert.Equal(GradientVerdict.NonFinite, _network.GradientHealth["Rnn1"].Recurrences[0].Verdict);
    }

    [Fact]
    public void Verdict_BeforeAnyPass_IsHealthy()
    {
        var recurrence = _network.GradientHealth["Rnn1"].Recurrences[0];

        Assert.Equal((1.0, GradientVerdict.Healthy), (recurrence.GradientRatio, recurrence.Verdict));
    }

    // The last steps have no gradient, as where their labels are ignored: what counts is the last that has one, in each direction's order.
    [Fact]
    public void GradientRatio_StepsWithoutALoss_IsOfThoseThatHaveAGradient()
    {
        using var network = new TrackedLossless(seed: 1, batchCapacity: 1);
        network.Rnn1.WeightHhL0.CopyFrom([2f]);
        network.Rnn1.WeightHhL0Reverse.CopyFrom([0.5f]);
        network.Rnn1.WeightIhL0.CopyFrom([1f]);
        network.Rnn1.WeightIhL0Reverse.CopyFrom([1f]);
        float[] gradients = new float[2 * Steps];
        gradients[2 * 11] = 1; // Forward, step 11.
        gradients[(2 * 8) + 1] = 1; // Backward, step 8.

        network.Forward([.. Enumerable.Repeat(1f, Steps)], new float[2 * Steps]);
        network.Backward(gradients);

        var recurrences = network.GradientHealth["Rnn1"].Recurrences;
        Assert.Equal(Math.Pow(2, 11), recurrences[0].GradientRatio);
        Assert.Equal(Math.Pow(0.5, Steps - 1 - 8), recurrences[1].GradientRatio);
        Assert.Equal([1.0, 0.0], [recurrences[0].StateGradientNorms[11], recurrences[0].StateGradientNorms[12]]);
        Assert.Equal([0.0, 1.0], [recurrences[1].StateGradientNorms[7], recurrences[1].StateGradientNorms[8]]);
    }

    private void Set(float weight)
    {
        _network.Rnn1.WeightIhL0.CopyFrom([1f]);
        _network.Rnn1.WeightHhL0.CopyFrom([weight]);
        _network.Dense1.Weights.CopyFrom([1f]);
    }
}
