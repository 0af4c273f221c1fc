using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.CompilerServices;

/// <summary>
/// Copies images and signals between channels first, as callers have them, and a row of channels for each position, for generated
/// code that has checked lengths.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelBlocks
{
    /// <summary>Positions that are copied of every channel before the next ones are: what they are written to stays in the cache.</summary>
    private const int Block = 64;

    /// <summary>Copies samples to a row of channels for each position; padding up to the next multiple of 16 becomes 0 where a row has it.</summary>
    /// <param name="from">The first element.</param>
    /// <param name="rows">The rows of a sample.</param>
    /// <param name="length">The elements of a row; <c>rows · length</c> are whole channels, one after the other.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positionStride">From one position to the next where they go.</param>
    /// <param name="samples">The number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ToLast(ref float from, int rows, int length, int stride, ref float to, int channels, int positionStride, int samples)
    {
        int positions = rows * length / channels;
        int padding = Math.Min((channels + 15) / 16 * 16, positionStride) - channels;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int first = 0; first < positions; first += Block)
            {
                int last = Math.Min(positions, first + Block);
                for (int channel = 0; channel < channels; channel++)
                {
                    var source = new Walk(channel * positions + first, length, stride);
                    ref float target = ref Unsafe.Add(ref to, (first * positionStride) + channel);
                    for (int position = first; position < last; position++)
                    {
                        target = Unsafe.Add(ref from, source.Next());
                        target = ref Unsafe.Add(ref target, positionStride);
                    }
                }
            }

            for (int position = 0; position < positions; position++)
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, (position * positionStride) + channels), padding).Clear();
            from = ref Unsafe.Add(ref from, rows * stride);
            to = ref Unsafe.Add(ref to, positions * positionStride);
        }
    }

    /// <summary>Copies samples from a row of channels for each position to channels first; padding of rows becomes 0.</summary>
    /// <param name="from">The first element.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positionStride">From one position to the next.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="rows">The rows of a sample where they go.</param>
    /// <param name="length">The elements of a row there; <c>rows · length</c> are whole channels, one after the other.</param>
    /// <param name="stride">From one row to the next there.</param>
    /// <param name="samples">The number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ToFirst(ref float from, int channels, int positionStride, ref float to, int rows, int length, int stride, int samples)
    {
        int positions = rows * length / channels;
        int padding = Math.Min((length + 15) / 16 * 16, stride) - length;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int first = 0; first < positions; first += Block)
            {
                int last = Math.Min(positions, first + Block);
                for (int channel = 0; channel < channels; channel++)
                {
                    var target = new Walk(channel * positions + first, length, stride);
                    ref float source = ref Unsafe.Add(ref from, (first * positionStride) + channel);
                    for (int position = first; position < last; position++)
                    {
                        Unsafe.Add(ref to, target.Next()) = source;
                        source = ref Unsafe.Add(ref source, positionStride);
                    }
                }
            }

            for (int row = 0; row < rows; row++)
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, (row * stride) + length), padding).Clear();
            from = ref Unsafe.Add(ref from, positions * positionStride);
            to = ref Unsafe.Add(ref to, rows * stride);
        }
    }

    /// <summary>The places of elements one after the other in rows of a length.</summary>
    private struct Walk(int element, int length, int stride)
    {
        private readonly int _jump = stride - length;
        private int _place = (element / length * stride) + (element % length);
        private int _left = length - (element % length);

        /// <summary>The place of the next element.</summary>
        public int Next()
        {
            int place = _place++;
            if (--_left == 0)
            {
                _left = length;
                _place += _jump;
            }

            return place;
        }
    }
}
