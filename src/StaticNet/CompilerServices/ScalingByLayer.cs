using System.ComponentModel;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>A factor for each layer, by the norm of its gradients (<see cref="ClipLayerGradientNormAttribute"/>). It is public for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScalingByLayer : GradientScaling
{
    // The first lane sum of each layer with parameters, and the end of the last.
    private readonly int[] _starts;

    /// <summary>Finds the layers.</summary>
    /// <param name="architecture">The network's type.</param>
    public ScalingByLayer(NetworkArchitecture architecture)
        : base(ScaleGranularity.Layer)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var starts = new List<int>();
        string? layer = null;
        int start = 0;
        foreach (var parameter in architecture.Parameters)
        {
            if (parameter.Layer != layer)
                starts.Add(start);
            layer = parameter.Layer;
            start += parameter.Layout.Panels * FixedOrder.LaneCount;
        }

        _starts = [.. starts, start];
    }

    internal override float Scale(NetworkMemory memory, double norm)
    {
        float smallest = 1;
        for (int layer = 0; layer + 1 < _starts.Length; layer++)
        {
            float factor = FactorOf(NormOf(memory.LiveSquares(_starts[layer], _starts[layer + 1])));
            memory.GradientScales.Span.Slice(layer * FixedOrder.LaneCount, FixedOrder.LaneCount).Fill(factor);
            smallest = Math.Min(smallest, factor);
        }

        return smallest;
    }
}
