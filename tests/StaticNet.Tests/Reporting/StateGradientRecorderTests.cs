using StaticNet.Reporting;
using StaticNet.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Tests.Reporting;

/// <summary>What a report has of gradients through time.</summary>
public sealed class StateGradientRecorderTests
{
    [Fact]
    public void Complete_Recurrence_HasMeanAndExtremesOfTheRunAndTheLastStep()
    {
        using var network = new TrackedUnit(seed: 1, batchCapacity: 1);
        var recorder = new ReportRecorder(health: network.GradientHealth);
        network.Rnn1.WeightIhL0.CopyFrom([1f]);
        network.Dense1.Weights.CopyFrom([1f]);
        double[][] norms = [Pass(0.5f), Pass(0.25f)];

        var states = Assert.Single(recorder.Complete(new TrainingReport("Run")).StateGradientNorms);

        Assert.Equal(("Rnn1", GradientVerdict.Vanishing), (states.Name, states.Verdict));
        Assert.Equal(Enumerable.Range(1, 20).Select(step => (double)step), states.Run.Points.Select(point => point.Step));
        Assert.Equal(norms[1], states.Last.Points.Select(point => point.Mean));
        for (int step = 0; step < 20; step++)
        {
            var point = states.Run.Points[step];
            double[] two = [norms[0][step], norms[1][step]];
            Assert.Equal((two.Min(), two.Max(), 2), (point.Minimum, point.Maximum, point.Count));
            Assert.Equal(two.Average(), point.Mean, 1e-12 * two.Max());
        }

        double[] Pass(float weight)
        {
            network.Rnn1.WeightHhL0.CopyFrom([weight]);
            var result = network.ComputeGradients([.. Enumerable.Repeat(1f, 20)], [5f]);
            recorder.Add(new TrainingProgress(1, 1, 1, 1, result.Loss, result.Norm, TimeSpan.Zero));
            return network.GradientHealth["Rnn1"].Recurrences[0].StateGradientNorms.ToArray();
        }
    }

    [Fact]
    public void Complete_ShorterSamplesAlone_HasTheStepsThatTheyHave()
    {
        using var network = new TrackedShorterRecurrence(seed: 1, batchCapacity: 2);
        var recorder = new ReportRecorder(health: network.GradientHealth);

        var result = network.ComputeGradients(new float[48], [2, 4], [.. Enumerable.Repeat(1f, 36)]);
        recorder.Add(new TrainingProgress(1, 1, 1, 1, result.Loss, result.Norm, TimeSpan.Zero));

        var states = Assert.Single(recorder.Complete(new TrainingReport("Run")).StateGradientNorms);
        Assert.Equal((4, 4), (states.Run.Points.Length, states.Last.Points.Length));
    }

    [Fact]
    public void Complete_NothingAdded_HasNone()
    {
        using var network = new TrackedUnit(seed: 1, batchCapacity: 1);

        Assert.Empty(new ReportRecorder(health: network.GradientHealth).Complete(new TrainingReport("Run")).StateGradientNorms);
    }
}
