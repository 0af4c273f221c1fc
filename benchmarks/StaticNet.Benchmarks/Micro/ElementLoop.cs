using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Benchmarks.Micro;

/// <summary>Applies a function to each element, as generated kernels do: on 512-bit vectors where the hardware has them.</summary>
internal static class ElementLoop
{
    /// <summary>Computes <c>outputs = f(inputs)</c>.</summary>
    /// <typeparam name="TFunction">The function.</typeparam>
    /// <param name="inputs">As many elements as a multiple of 16.</param>
    /// <param name="outputs">Receives as many.</param>
    public static void Run<TFunction>(ReadOnlySpan<float> inputs, Span<float> outputs)
        where TFunction : struct, IElementFunction
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputs.Length, inputs.Length);
        ref float input = ref MemoryMarshal.GetReference(inputs), output = ref MemoryMarshal.GetReference(outputs);
        if (Vector512.IsHardwareAccelerated)
            Run512<TFunction>(ref input, ref output, (nuint)outputs.Length);
        else
            RunVector<TFunction>(ref input, ref output, (nuint)outputs.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run512<TFunction>(ref float inputs, ref float outputs, nuint length)
        where TFunction : struct, IElementFunction
    {
        for (nuint i = 0; i < length; i += (nuint)Vector512<float>.Count)
            TFunction.Apply(Vector512.LoadUnsafe(ref inputs, i)).StoreUnsafe(ref outputs, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunVector<TFunction>(ref float inputs, ref float outputs, nuint length)
        where TFunction : struct, IElementFunction
    {
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
            TFunction.Apply(Vector.LoadUnsafe(ref inputs, i)).StoreUnsafe(ref outputs, i);
    }
}
