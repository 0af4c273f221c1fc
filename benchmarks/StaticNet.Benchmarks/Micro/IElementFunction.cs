using System.Numerics;
using System.Runtime.Intrinsics;

namespace StaticNet.Benchmarks.Micro;

/// <summary>A function of each lane, for loops that are compiled for it.</summary>
internal interface IElementFunction
{
    /// <summary>The function on 512-bit vectors.</summary>
    /// <param name="x">The argument of each lane.</param>
    static abstract Vector512<float> Apply(Vector512<float> x);

    /// <summary>The function on the portable vector.</summary>
    /// <param name="x">The argument of each lane.</param>
    static abstract Vector<float> Apply(Vector<float> x);
}
