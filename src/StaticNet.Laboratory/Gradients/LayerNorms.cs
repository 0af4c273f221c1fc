using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients;

/// <summary>
/// The L2 norms of the gradients of a network's dense layers, weights and bias together, summed in double: what clipping by value has
/// left, and clipping by norm not yet scaled.
/// </summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class LayerNorms<TNetwork>
    where TNetwork : INetwork
{
    private readonly ImmutableArray<ImmutableArray<ParameterInfo>> _layers =
    [
        .. TNetwork.Architecture.Parameters
            .Where(parameter => parameter.Kind is ParameterKind.Weights or ParameterKind.Bias)
            .GroupBy(parameter => parameter.Layer)
            .Select(layer => layer.ToImmutableArray()),
    ];

    /// <summary>The norms of the layers from the first to the last.</summary>
    /// <param name="network">The network after its backward pass.</param>
    public double[] Measure(TNetwork network)
    {
        double[] norms = new double[_layers.Length];
        for (int layer = 0; layer < norms.Length; layer++)
        {
            double squares = 0;
            foreach (var parameter in _layers[layer])
                squares += Squares(network.Gradients.Slice(parameter.Layout.Offset, parameter.Layout.Length));
            norms[layer] = Math.Sqrt(squares);
        }

        return norms;
    }

    // Padding is 0 and adds nothing.
    private static double Squares(ReadOnlySpan<float> gradients)
    {
        double sum = 0;
        foreach (float gradient in gradients)
            sum += (double)gradient * gradient;
        return sum;
    }
}
