using StaticNet.Numerics;

namespace StaticNet;

/// <summary>How the decay of weights enters the gradient; a type of its own for each way keeps the choice out of the loop.</summary>
internal interface IWeightDecay
{
    /// <summary>The gradient with the decay.</summary>
    /// <param name="gradient">The clipped gradient.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="factor">The factor of the decay.</param>
    static abstract T Apply<T>(T gradient, T parameter, T factor)
        where T : struct, ILanes<T>;
}
