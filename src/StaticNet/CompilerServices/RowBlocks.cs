using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.CompilerServices;

/// <summary>Copies parts of samples between padded buffers of different shapes, for generated code that has checked lengths.</summary>
public static class RowBlocks
{
    /// <summary>Copies some rows of each sample, or a part of each row, to a place in another buffer.</summary>
    /// <param name="from">The first element of the first sample's rows.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="rows">The rows of a sample.</param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="cleared">The elements behind each copied row that become 0: padding.</param>
    /// <param name="fromStride">From one row to the next.</param>
    /// <param name="toStride">From one row to the next where they go.</param>
    /// <param name="fromSample">From one sample to the next.</param>
    /// <param name="toSample">From one sample to the next where they go.</param>
    /// <param name="samples">The number of samples.</param>
    public static void Copy(
        ref float from, ref float to, int rows, int length, int cleared, int fromStride, int toStride, int fromSample, int toSample, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ref float source = ref Unsafe.Add(ref from, sample * fromSample), target = ref Unsafe.Add(ref to, sample * toSample);
            for (int row = 0; row < rows; row++)
            {
                MemoryMarshal.CreateReadOnlySpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref target, length));
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, length), cleared).Clear();
                source = ref Unsafe.Add(ref source, fromStride);
                target = ref Unsafe.Add(ref target, toStride);
            }
        }
    }

    /// <summary>Copies the elements of each sample, in row-major order, to rows of another length; padding there becomes 0.</summary>
    /// <param name="from">The first element.</param>
    /// <param name="fromLength">The elements of a row.</param>
    /// <param name="fromStride">From one row to the next.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="toRows">The rows of a sample where they go.</param>
    /// <param name="toLength">The elements of a row there.</param>
    /// <param name="toStride">From one row to the next there.</param>
    /// <param name="samples">The number of samples, of <c>toRows · toLength</c> elements each.</param>
    public static void Reshape(ref float from, int fromLength, int fromStride, ref float to, int toRows, int toLength, int toStride, int samples)
    {
        int column = 0; // in the row that is read
        for (int row = 0; row < samples * toRows; row++)
        {
            int padded = (toLength + 15) / 16 * 16;
            for (int done = 0; done < toLength;)
            {
                int run = Math.Min(toLength - done, fromLength - column);
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, column), run).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, done), run));
                done += run;
                column += run;
                if (column == fromLength)
                {
                    column = 0;
                    from = ref Unsafe.Add(ref from, fromStride);
                }
            }

            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, toLength), padded - toLength).Clear();
            to = ref Unsafe.Add(ref to, toStride);
        }
    }
}
