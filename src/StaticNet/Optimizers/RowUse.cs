using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Optimizers;

/// <summary>Whether a batch used a row of a table.</summary>
internal static class RowUse
{
    /// <summary>Whether any element of a row's gradient isn't 0.</summary>
    /// <param name="gradient">The gradient, a multiple of 16 elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool IsUsed(ReadOnlySpan<float> gradient)
    {
        foreach (var part in MemoryMarshal.Cast<float, Vector<float>>(gradient))
            if (part != Vector<float>.Zero)
                return true;
        return false;
    }
}
