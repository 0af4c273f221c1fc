using System.Text.Json;
using StaticNet.Samples;
using StaticNet.Samples.CartPole;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>The pole on the cart: its physics, the loss of the agent, and that it learns.</summary>
public sealed class CartPoleTests
{
    /// <summary>The state after a step from a state, computed from the paper's formulas with twelve digits.</summary>
    [Theory]
    [InlineData(0.0, 0.0, 0.0, 0.0, 1, 0.0, 0.195121951220, 0.0, -0.292682926829)]
    [InlineData(0.1, -0.2, 0.05, 0.3, 0, 0.096, -0.395797654644, 0.056, 0.608023313606)]
    public void Step_KnownState_IsThePapers(
        double place, double velocity, double angle, double angularVelocity, int action, double place1, double velocity1, double angle1, double angularVelocity1)
    {
        var world = new CartPoleWorld();
        float[] observation = new float[CartPoleWorld.ObservationLength];
        world.Reset(place, velocity, angle, angularVelocity);

        world.Step(action);

        world.Observe(observation);
        Assert.Equal(place1, observation[0], 1e-6);
        Assert.Equal(velocity1, observation[1], 1e-6);
        Assert.Equal(angle1, observation[2], 1e-6);
        Assert.Equal(angularVelocity1, observation[3], 1e-6);
    }

    [Fact]
    public void HasFallen_BeyondTheLimits_IsTrue()
    {
        var world = new CartPoleWorld();

        Assert.False(At(2.39, 0.2));
        Assert.True(At(-2.41, 0));
        Assert.True(At(0, 0.21));

        bool At(double place, double angle)
        {
            world.Reset(place, 0, angle, 0);
            return world.HasFallen;
        }
    }

    [Fact]
    public void Loss_ItsGradients_AreThoseOfDifferences()
    {
        const float Step = 1e-3f;
        var rollout = new CartPoleRollout(worlds: 2, horizon: 2);
        (int Action, double Probability, double Advantage, double Return)[] samples = [(0, 0.5, 1, 0.3), (1, 0.4, -2, 0.1), (1, 0.9, 0.5, 0.7), (0, 0.2, 1.5, 0.2)];
        for (int i = 0; i < samples.Length; i++)
            (rollout.Actions[i], rollout.LogProbabilities[i], rollout.Advantages[i], rollout.Returns[i]) =
                (samples[i].Action, Math.Log(samples[i].Probability), samples[i].Advantage, samples[i].Return);
        var loss = new CartPoleLoss(new CartPoleSettings());
        int[] batch = [0, 1, 2, 3];
        float[] logits = [0.3f, -0.2f, 0.1f, 0.4f, -0.5f, 0.2f, 0.05f, 0f], worths = [0.2f, 0.3f, 0.4f, 0.5f];
        float[] logitGradients = new float[8], worthGradients = new float[4];
        loss.Compute(rollout, batch, logits, worths, logitGradients, worthGradients);

        for (int i = 0; i < logits.Length; i++)
            Assert.Equal(Difference(logits, i), logitGradients[i], 2e-3f);
        for (int i = 0; i < worths.Length; i++)
            Assert.Equal(Difference(worths, i), worthGradients[i], 2e-3f);

        float Difference(float[] values, int index)
        {
            float before = values[index];
            values[index] = before + Step;
            float above = loss.Compute(rollout, batch, logits, worths, new float[8], new float[4]);
            values[index] = before - Step;
            float below = loss.Compute(rollout, batch, logits, worths, new float[8], new float[4]);
            values[index] = before;
            return (above - below) / (2 * Step);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_AnySeed_SolvesIt(int seed)
    {
        var run = SampleRun.Of("cartpole", "--seed", $"{seed}", "--json");

        using var result = JsonDocument.Parse(run.Output);
        Assert.InRange(result.RootElement.GetProperty("meanReturn").GetDouble(), 475, 500);
        Assert.True(result.RootElement.GetProperty("solved").GetBoolean());
    }

    [Fact]
    public void Run_CancelledBeforeItsFirstUpdate_WritesWhatThereIs()
    {
        using var output = new StringWriter();

        var exitCode = SampleProgram.Create(Terminal.Plain(output, TextWriter.Null), new CancellationToken(canceled: true)).Run(["cartpole", "--json"]);

        Assert.Equal(ExitCode.Cancelled, exitCode);
        using var result = JsonDocument.Parse(output.ToString());
        Assert.True(result.RootElement.GetProperty("isCancelled").GetBoolean());
        Assert.Equal(0, result.RootElement.GetProperty("steps").GetInt32());
        Assert.False(result.RootElement.GetProperty("solved").GetBoolean());
    }
}
