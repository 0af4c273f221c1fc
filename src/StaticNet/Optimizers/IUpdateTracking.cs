using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>Whether what a step does to parameters is summed; a type of its own for each answer keeps the question out of the loop.</summary>
internal interface IUpdateTracking
{
    /// <summary>Adds an element's update to the sums.</summary>
    /// <param name="before">The parameter before the step.</param>
    /// <param name="after">The parameter after the step.</param>
    /// <param name="sums">The first of <c>[2, 16]</c> sums.</param>
    /// <param name="lane">The lane of the first element.</param>
    static abstract void Add<T>(T before, T after, ref double sums, int lane)
        where T : struct, ILanes<T>;
}
