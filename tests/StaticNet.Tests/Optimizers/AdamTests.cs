using Xunit;

namespace StaticNet.Tests.Optimizers;

public sealed class AdamTests
{
    [Theory]
    [InlineData(false, 0f)]
    [InlineData(true, 0f)]
    [InlineData(false, 0.1f)]
    [InlineData(true, 0.1f)]
    public void Step_ManySteps_FollowsTheFormulaInDouble(bool amsGrad, float weightDecay)
    {
        const double Rate = 0.01f, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8f;
        var optimizer = new Adam((float)Rate, Beta1, Beta2, (float)Epsilon, weightDecay, amsGrad);
        var random = new RandomStream(1, 0);
        float[] parameters = [0.5f];
        double w = 0.5, m = 0, v = 0, largest = 0;
        for (int step = 1; step <= 500; step++)
        {
            float gradient = random.NextNormal() * (step < 100 ? 1f : 0.1f);
            optimizer.Step(parameters, [gradient]);

            double g = gradient + (weightDecay * w);
            m = (Beta1 * m) + ((1 - Beta1) * g);
            v = (Beta2 * v) + ((1 - Beta2) * g * g);
            largest = Math.Max(largest, v);
            double root = Math.Sqrt(amsGrad ? largest : v) / Math.Sqrt(1 - Math.Pow(Beta2, step));
            w -= Rate * (m / (1 - Math.Pow(Beta1, step))) / (root + Epsilon);
            Assert.Equal(w, parameters[0], 2e-6);
        }
    }

    [Fact]
    public void Step_First_MovesByTheLearningRate()
    {
        // With both corrections, m / √v is the gradient's sign.
        float[] parameters = [0f, 0f];

        new Adam(0.5f).Step(parameters, [3f, -1e-3f]);

        Assert.Equal([-0.5f, 0.5f], parameters.Select(value => MathF.Round(value, 4)));
    }

    [Fact]
    public void Step_AfterAMillionSteps_StillMovesByTheLearningRate()
    {
        var optimizer = new Adam(learningRate: 0);
        float[] parameters = [0f];
        for (int step = 0; step < 1_000_000; step++)
            optimizer.Step(parameters, [1f]);
        optimizer.LearningRate = 0.01f;

        optimizer.Step(parameters, [1f]);

        // v stops short of g² = 1 where (1 − β₂)·(g² − v) rounds away: at 2⁻²⁵ / 0.001 = 3e-5, which is 1.5e-5 of the step.
        Assert.Equal(-0.01f, parameters[0], 1.6e-7f);
    }

    [Theory]
    [InlineData(double.NaN, 0.999, 1e-8f, 0f, "beta1")]
    [InlineData(1.0, 0.999, 1e-8f, 0f, "beta1")]
    [InlineData(-0.1, 0.999, 1e-8f, 0f, "beta1")]
    [InlineData(0.9, double.NaN, 1e-8f, 0f, "beta2")]
    [InlineData(0.9, 1.0, 1e-8f, 0f, "beta2")]
    [InlineData(0.9, 0.999, 0f, 0f, "epsilon")]
    [InlineData(0.9, 0.999, float.NaN, 0f, "epsilon")]
    [InlineData(0.9, 0.999, float.PositiveInfinity, 0f, "epsilon")]
    [InlineData(0.9, 0.999, 1e-8f, float.NaN, "weightDecay")]
    [InlineData(0.9, 0.999, 1e-8f, -1f, "weightDecay")]
    public void Constructor_ArgumentOutsideLimits_Throws(double beta1, double beta2, float epsilon, float weightDecay, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new Adam(1e-3f, beta1, beta2, epsilon, weightDecay));
}
