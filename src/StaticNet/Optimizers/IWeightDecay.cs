using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>How the decay of weights enters a step; a type of its own for each way keeps the choice out of the loop.</summary>
internal interface IWeightDecay
{
    /// <summary>The parameter with the decay.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="factor">The factor of this way.</param>
    static abstract T Shrink<T>(T parameter, T factor)
        where T : struct, ILanes<T>;

    /// <summary>The gradient with the decay.</summary>
    /// <param name="gradient">The clipped gradient.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="factor">The factor of this way.</param>
    static abstract T Penalize<T>(T gradient, T parameter, T factor)
        where T : struct, ILanes<T>;
}
