using Xunit;

namespace StaticNet.Tests.Optimizers;

public sealed class RmsPropTests
{
    [Fact]
    public void Step_CenteredGradientsThatHardlyChange_StaysFinite()
    {
        // v and ḡ² agree to the last bits, so the variance rounds to less than 0 now and then.
        var optimizer = new RmsProp(1e-12f, alpha: 0.5, centered: true);
        float[] parameters = new float[64];
        float[] gradients = [.. Enumerable.Range(0, 64).Select(i => 1 + (i / 7f))];
        bool wasNegative = false;
        for (int step = 0; step < 200; step++)
        {
            optimizer.Step(parameters, gradients);
            for (int i = 0; i < 64; i++)
                wasNegative |= optimizer.States[0].Values[i] - ((double)optimizer.States[1].Values[i] * optimizer.States[1].Values[i]) < 0;
        }

        Assert.True(wasNegative);
        Assert.All(parameters, value => Assert.True(float.IsFinite(value)));
    }
}
