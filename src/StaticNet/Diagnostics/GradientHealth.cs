using System.Collections.Immutable;
using System.ComponentModel;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>
/// How the training of a network's layers goes: what <see cref="TrackGradientsAttribute"/> keeps, renewed by every training pass
/// and step. The same numbers, for any number of workers. They are also instruments of the meter
/// <see cref="MeterName"/>, with the tags <c>network</c> and <c>layer</c>.
/// </summary>
/// <remarks>
/// Instruments: histograms <c>staticnet.gradient.norm</c> after a training pass and <c>staticnet.update.ratio</c> after an optimizer's
/// step, gauges <c>staticnet.weight.norm</c>, <c>staticnet.gradient.time.ratio</c> (tag <c>recurrence</c>, too), <c>staticnet.units.dead</c> and <c>staticnet.units.saturated</c> (shares of units), and the counter
/// <c>staticnet.nonfinite</c>. Without a listener they cost a comparison each; recording allocates nothing.
/// </remarks>
public sealed class GradientHealth
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "StaticNet";

    private readonly NetworkMemory _memory;
    private readonly HealthMetrics _metrics;

    internal GradientHealth(NetworkMemory memory, NetworkArchitecture architecture, ReadOnlySpan<TrackedActivation> activations, ReadOnlySpan<TrackedRecurrence> recurrences)
    {
        _memory = memory;
        var layers = ImmutableArray.CreateBuilder<LayerHealth>(architecture.Layers.Length);
        for (int index = 0, first = 0; index < architecture.Layers.Length; index++)
        {
            string name = architecture.Layers[index].Name;
            int count = architecture.Parameters.Count(parameter => parameter.Layer == name);
            layers.Add(new LayerHealth(
                name, this, new LayerSums(memory, architecture, first, count), CountsOf(index, architecture.Layers[index], activations),
                RecurrencesOf(index, name, recurrences)));
            first += count;
        }

        Layers = layers.MoveToImmutable();
        _metrics = new HealthMetrics(architecture.Name, Layers);
    }

    /// <summary>The layers, top to bottom.</summary>
    public ImmutableArray<LayerHealth> Layers { get; }

    /// <summary>A layer by its name.</summary>
    /// <param name="layer">The name, <c>Dense1</c>.</param>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public LayerHealth this[string layer]
    {
        get
        {
            foreach (var health in Layers)
                if (health.Name == layer)
                    return health;
            throw new ArgumentException(
                $"There is no layer {layer}; there are {string.Join(", ", Layers.Select(health => health.Name))}.", nameof(layer));
        }
    }

    /// <summary>The worst verdict of the layers.</summary>
    public GradientVerdict Verdict
    {
        get
        {
            var worst = GradientVerdict.Healthy;
            foreach (var layer in Layers)
                worst = layer.Verdict is var verdict && verdict > worst ? verdict : worst;
            return worst;
        }
    }

    /// <summary>The largest root mean square of a layer's gradients.</summary>
    internal double LargestGradientRms
    {
        get
        {
            double largest = 0;
            foreach (var layer in Layers)
                largest = Math.Max(largest, layer.GradientRms);
            return largest;
        }
    }

    /// <summary>Counts what a training pass has left, before another pass writes over it. It is public for generated code.</summary>
    /// <param name="rows">The samples of the batch.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Observe(int rows)
    {
        foreach (var layer in Layers)
            layer.Observe(_memory, rows);
        _metrics.RecordPass();
    }

    /// <summary>Tells the meter of an optimizer's step.</summary>
    internal void RecordStep() => _metrics.RecordStep();

    private static ImmutableArray<RecurrenceHealth> RecurrencesOf(int index, string layer, ReadOnlySpan<TrackedRecurrence> recurrences)
    {
        var found = ImmutableArray.CreateBuilder<RecurrenceHealth>();
        foreach (var recurrence in recurrences)
            if (recurrence.Layer == index)
                found.Add(new RecurrenceHealth(layer, recurrence));
        return found.ToImmutable();
    }

    private static ActivationCounts? CountsOf(int index, LayerSummary layer, ReadOnlySpan<TrackedActivation> activations)
    {
        foreach (var activation in activations)
            if (activation.Layer == index)
                return new ActivationCounts(activation, layer.OutputShape.Aggregate(1, (product, size) => product * size) / activation.Rows);
        return null;
    }
}
