using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace StaticNet;

/// <summary>The health of a network's layers as instruments. Bad numbers go to their counter alone: they would spoil a histogram.</summary>
/// <param name="network">The name of the network's class.</param>
/// <param name="layers">The layers.</param>
internal sealed class HealthMetrics(string network, ImmutableArray<LayerHealth> layers)
{
    private static readonly Meter Meter = new(GradientHealth.MeterName);

    private static readonly Histogram<double> GradientNorm = Meter.CreateHistogram<double>(
        "staticnet.gradient.norm", description: "The L2 norm of a layer's gradients before clipping by norm.");

    private static readonly Histogram<double> UpdateRatio = Meter.CreateHistogram<double>(
        "staticnet.update.ratio", description: "The norm of a step's changes over that of the weights.");

    private static readonly Gauge<double> WeightNorm = Meter.CreateGauge<double>(
        "staticnet.weight.norm", description: "The L2 norm of a layer's parameters.");

    private static readonly Gauge<double> TimeRatio = Meter.CreateGauge<double>(
        "staticnet.gradient.time.ratio", description: "The size of a recurrence's gradient at its first step over that at its last.");

    private static readonly Gauge<double> DeadUnits = Meter.CreateGauge<double>(
        "staticnet.units.dead", description: "The part of a rectifier's units that are 0 over the whole batch.");

    private static readonly Gauge<double> SaturatedUnits = Meter.CreateGauge<double>(
        "staticnet.units.saturated", description: "The part of an activation's units that are saturated over the whole batch.");

    private static readonly Counter<long> NonFinite = Meter.CreateCounter<long>(
        "staticnet.nonfinite", description: "The gradients, parameters and outputs that were NaN or infinite.");

    private readonly KeyValuePair<string, object?> _network = new("network", network);

    /// <summary>Records what a training pass has found.</summary>
    public void RecordPass()
    {
        if (!GradientNorm.Enabled && !TimeRatio.Enabled && !DeadUnits.Enabled && !SaturatedUnits.Enabled && !NonFinite.Enabled)
            return;
        foreach (var layer in layers)
        {
            var tag = new KeyValuePair<string, object?>("layer", layer.Name);
            if (layer.ParameterCount > 0 && double.IsFinite(layer.GradientNorm))
                GradientNorm.Record(layer.GradientNorm, _network, tag);
            foreach (var recurrence in layer.Recurrences)
                if (recurrence.GradientRatio is var ratio && double.IsFinite(ratio))
                    TimeRatio.Record(ratio, _network, tag, new KeyValuePair<string, object?>("recurrence", recurrence.Name));
            if (layer.Units > 0)
            {
                DeadUnits.Record(layer.DeadShare, _network, tag);
                SaturatedUnits.Record((double)layer.SaturatedUnits / layer.Units, _network, tag);
            }

            if (layer.NonFiniteCount is > 0 and var bad)
                NonFinite.Add(bad, _network, tag);
        }
    }

    /// <summary>Records what an optimizer's step has done.</summary>
    public void RecordStep()
    {
        if (!UpdateRatio.Enabled && !WeightNorm.Enabled)
            return;
        foreach (var layer in layers)
        {
            if (layer.ParameterCount == 0 || !double.IsFinite(layer.UpdateRatio))
                continue;
            var tag = new KeyValuePair<string, object?>("layer", layer.Name);
            UpdateRatio.Record(layer.UpdateRatio, _network, tag);
            WeightNorm.Record(layer.WeightNorm, _network, tag);
        }
    }
}
