using System.Diagnostics.Metrics;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Diagnostics;

public sealed class HealthMetricsTests
{
    [Fact]
    public void Step_Listened_RecordsTheNumbersOfEachLayer()
    {
        var network = new TrackedMetered(seed: 1);
        var records = new Dictionary<(string Instrument, string Layer), double>();
        using var listener = Listen((instrument, value, layer) => records[(instrument, layer)] = value);

        GradientHealthTests.Step(network, new Adam(), 1);

        foreach (var layer in network.GradientHealth.Layers.Where(layer => layer.ParameterCount > 0))
        {
            Assert.Equal(layer.GradientNorm, records[("staticnet.gradient.norm", layer.Name)]);
            Assert.Equal(layer.WeightNorm, records[("staticnet.weight.norm", layer.Name)]);
            Assert.Equal(layer.UpdateRatio, records[("staticnet.update.ratio", layer.Name)]);
        }

        Assert.Equal(network.GradientHealth["Relu1"].DeadShare, records[("staticnet.units.dead", "Relu1")]);
        Assert.Equal(0, records[("staticnet.units.saturated", "Relu1")]);
        Assert.Equal(8, records.Count);

        records.Clear();
        network.Dense2.Bias[0] = float.NaN;
        network.ComputeGradients(new float[4], new float[2]);
        Assert.Equal(network.GradientHealth["Dense2"].NonFiniteCount, records[("staticnet.nonfinite", "Dense2")]);
        Assert.DoesNotContain(("staticnet.gradient.norm", "Dense2"), records.Keys);
    }

    [Fact]
    public void Step_Listened_AllocatesNothing()
    {
        var network = new TrackedMetered(seed: 1);
        var optimizer = new Adam();
        float[] inputs = GradientHealthTests.Draw(4, 1), targets = new float[2];
        int count = 0;
        using var listener = Listen((_, _, _) => count++);
        Run();

        Allocations.AssertNone(Run);
        Assert.True(count > 0);

        void Run()
        {
            for (int step = 0; step < 20; step++)
                optimizer.Step(network, network.ComputeGradients(inputs, targets));
        }
    }

    // Other tests' networks report to the same meter, from other threads.
    private static MeterListener Listen(Action<string, double, string> record)
    {
        int thread = Environment.CurrentManagedThreadId;
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GradientHealth.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Pass(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Pass(instrument, value, tags));
        listener.Start();
        return listener;

        void Pass(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (Environment.CurrentManagedThreadId == thread && (string?)tags[0].Value == nameof(TrackedMetered) && tags[1].Value is string layer)
                record(instrument.Name, value, layer);
        }
    }
}
