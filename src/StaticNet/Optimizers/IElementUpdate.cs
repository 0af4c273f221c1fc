using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>
/// What an optimizer does to one parameter, from its gradient and up to three values of state: the same for every element.
/// Written once; <see cref="ElementUpdate"/> runs it over arrays with the widest lanes of the machine.
/// </summary>
internal interface IElementUpdate
{
    /// <summary>Updates the state of the elements from <paramref name="index"/> on, as many as there are lanes.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="parameter">The parameters.</param>
    /// <param name="gradient">Their gradients, clipped and with the decay.</param>
    /// <param name="s0">The first value of state; state that an optimizer doesn't have is a null reference.</param>
    /// <param name="s1">The first value of a second kind of state.</param>
    /// <param name="s2">The first value of a third kind of state.</param>
    /// <param name="index">The element.</param>
    /// <returns>The new parameters.</returns>
    T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>;
}
