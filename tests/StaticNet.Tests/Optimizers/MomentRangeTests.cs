using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>The largest gradients leave every moment finite, at every lane of vectors and without them.</summary>
public sealed class MomentRangeTests
{
    // Vectors of every width, and a rest of single elements.
    private const int Length = 67;

    private static readonly double[] Betas = [0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.9999999];

    public static TheoryData<string> Kinds => [.. OptimizerKinds.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_LargestGradients_KeepStatesFinite(string kind)
    {
        foreach (float size in (float[])[float.MaxValue, 1e38f, 1e30f, 2e19f])
        {
            var optimizer = OptimizerKinds.All[kind]();
            optimizer.WeightDecay = 0;
            float[] parameters = new float[Length];
            for (int step = 0; step < 50; step++)
            {
                // Alternating signs take means off what their squares don't.
                optimizer.Step(parameters, Gradients(i => step < 40 || i % 2 == 0 ? size : -size));
                foreach (var state in optimizer.States)
                    foreach (float value in state.Values)
                        Assert.True(float.IsFinite(value), $"{kind}, {state.Name} after step {step} of {size}: {value}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_LargestGradients_GiveEveryElementTheSame(string kind)
    {
        var optimizer = OptimizerKinds.All[kind]();
        float[] parameters = new float[Length];
        for (int step = 0; step < 3; step++)
            optimizer.Step(parameters, Gradients(_ => 1e30f));

        Assert.All(parameters, value => Assert.Equal(parameters[0], value));
        Assert.All(optimizer.States, state => Assert.All(state.Values.ToArray(), value => Assert.Equal(state.Values[0], value)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_NaN_StaysNaN(string kind)
    {
        var optimizer = OptimizerKinds.All[kind]();
        float[] parameters = new float[Length];

        optimizer.Step(parameters, Gradients(i => i % 3 == 0 ? float.NaN : 1));

        for (int i = 0; i < Length; i++)
            Assert.Equal(i % 3 == 0, float.IsNaN(parameters[i]));
    }

    [Fact]
    public void Step_SquaresBeyondTheRange_AreHeldAtTheLargestFloat()
    {
        var adam = new Adam();
        float[] parameters = [0];
        adam.Step(parameters, [1e30f]);

        Assert.Equal(float.MaxValue, adam.States[1].Values[0]);
        Assert.Equal(1e29f, adam.States[0].Values[0], 1e24f);

        // m̂ = 1e30, v̂ = v / (1 − β₂).
        Assert.Equal(-1e-3 * 1e30 / Math.Sqrt(float.MaxValue / (1 - 0.999)), parameters[0], 1e3);

        var nesterov = new Sgd(1e-3f, 0.9f, nesterov: true);
        for (int step = 0; step < 30; step++)
            nesterov.Step(parameters, [-1e38f]);
        Assert.Equal(-float.MaxValue, nesterov.States[0].Values[0]);
    }

    [Fact]
    public void Step_CenteredWithVarianceBeyondTheRange_IsNoStepOfGradientOverEpsilon()
    {
        var optimizer = new RmsProp(1f, centered: true);
        float[] parameters = [0];

        optimizer.Step(parameters, [1e30f]);

        Assert.Equal(-1e30 / Math.Sqrt(float.MaxValue), parameters[0], 1e5);
    }

    // The average of the largest float with itself, for factors of every rounding.
    [Fact]
    public void Step_AverageOfLargestFloats_IsFiniteForAnyBeta()
    {
        var random = new RandomStream(1, 0);
        float[] gradients = Gradients(i => i % 2 == 0 ? float.MaxValue : -float.MaxValue);
        for (int i = 0; i < 5000; i++)
        {
            double beta = i < Betas.Length ? Betas[i] : random.NextSingle() + (random.NextSingle() * 1e-7);
            var optimizer = new Lion(0f, beta2: Math.Min(beta, 0.99999999));
            optimizer.Attach(Length);
            gradients.CopyTo(optimizer.States[0].Values);

            optimizer.Step(new float[Length], gradients);

            Assert.All(optimizer.States[0].Values.ToArray(), value => Assert.True(float.IsFinite(value), $"{value} for {beta:R}"));
        }
    }

    private static float[] Gradients(Func<int, float> value) => [.. Enumerable.Range(0, Length).Select(value)];
}
