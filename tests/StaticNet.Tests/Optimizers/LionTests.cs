using Xunit;

namespace StaticNet.Tests.Optimizers;

public sealed class LionTests
{
    [Fact]
    public void Step_AnyGradient_MovesByTheLearningRateOrNotAtAll()
    {
        float[] parameters = [1f, 1f, 1f, 1f, 1f];

        new Lion(0.25f).Step(parameters, [1e-20f, -1e-20f, 1e20f, 0f, -0f]);

        Assert.Equal([0.75f, 1.25f, 0.75f, 1f, 1f], parameters);
    }

    [Fact]
    public void Step_Decay_ShrinksBeforeTheStep()
    {
        float[] parameters = [2f];

        new Lion(0.5f, weightDecay: 0.5f).Step(parameters, [1f]);

        // 2 · (1 − 0.5·0.5) − 0.5
        Assert.Equal(1f, parameters[0]);
    }
}
