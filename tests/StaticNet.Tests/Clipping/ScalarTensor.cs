namespace StaticNet.Tests.Clipping;

/// <summary>A parameter without padding, in double, with the gradient that clipping gets.</summary>
/// <param name="Info">The parameter.</param>
/// <param name="Weights">Row-major in its shape.</param>
/// <param name="Gradient">Likewise.</param>
internal sealed record ScalarTensor(ParameterInfo Info, double[] Weights, double[] Gradient)
{
    /// <summary>The parameters of a network after a backward pass.</summary>
    public static ScalarTensor[] Of<TNetwork>(TNetwork network)
        where TNetwork : INetwork =>
        [.. TNetwork.Architecture.Parameters.Select(info => new ScalarTensor(info, Widen(info, network.Parameters), Widen(info, network.Gradients)))];

    private static double[] Widen(ParameterInfo info, Span<float> flat) => Array.ConvertAll(info.In(flat).ToArray(), value => (double)value);
}
