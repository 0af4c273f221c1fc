using System.Numerics;
using System.Runtime.InteropServices;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>Counts zero, saturated and bad outputs of an activation over a batch.</summary>
/// <param name="place">Where the outputs lie.</param>
/// <param name="units">The outputs of a row.</param>
internal sealed class ActivationCounts(TrackedActivation place, int units)
{
    // |tanh x| above it is where the derivative is below 6 % of its largest; see LayerHealth.SaturatedUnits.
    private const float Saturation = 0.97f;

    private readonly float _center = place.Range == ActivationRange.Unit ? 0.5f : 0;
    private readonly float _limit = place.Range switch
    {
        ActivationRange.Rectifying => float.PositiveInfinity,
        ActivationRange.Unit => Saturation / 2,
        _ => Saturation,
    };

    /// <summary>The outputs of a row.</summary>
    public int Units => units;

    /// <summary>The rows of the last batch; where samples have lengths, those that they have.</summary>
    public int Rows { get; private set; }

    /// <summary>The outputs that are 0, if the activation rectifies.</summary>
    public long Zeros { get; private set; }

    /// <summary>The units that are 0 for every sample, if the activation rectifies.</summary>
    public int DeadUnits { get; private set; }

    /// <summary>The outputs near an end of the activation's range.</summary>
    public long Saturated { get; private set; }

    /// <summary>The units that are so for every sample.</summary>
    public int SaturatedUnits { get; private set; }

    /// <summary>The outputs that are NaN or infinite.</summary>
    public long NonFinite { get; private set; }

    /// <summary>Counts the outputs of a batch.</summary>
    /// <param name="memory">The network's, after a training pass.</param>
    /// <param name="samples">The samples of the batch.</param>
    public void Count(NetworkMemory memory, int samples)
    {
        var lengths = place.HasLengths ? memory.Lengths.Span[..samples] : default;
        Rows = samples * place.Rows;
        if (place.HasLengths)
        {
            Rows = 0;
            foreach (int length in lengths)
                Rows += length;
        }

        Zeros = Saturated = NonFinite = DeadUnits = SaturatedUnits = 0;
        var outputs = memory.Workspace.Span.Slice(place.Offset * memory.BatchCapacity, samples * place.Rows * place.Stride);
        int unit = 0;
        for (; unit + Vector<float>.Count <= units; unit += Vector<float>.Count)
            CountVector(outputs, lengths, unit);
        for (; unit < units; unit++)
            CountUnit(outputs, lengths, unit);
    }

    // The outputs of all samples, or of one the rows that it has.
    private ReadOnlySpan<float> Part(ReadOnlySpan<float> outputs, ReadOnlySpan<int> lengths, int part) =>
        lengths.IsEmpty ? outputs : outputs.Slice(part * place.Rows * place.Stride, lengths[part] * place.Stride);

    private void CountVector(ReadOnlySpan<float> outputs, ReadOnlySpan<int> lengths, int unit)
    {
        // Comparisons give −1 where they hold.
        Vector<int> zeros = default, saturated = default, bad = default;
        for (int part = 0; part < Math.Max(lengths.Length, 1); part++)
        {
            var rows = Part(outputs, lengths, part);
            for (int at = unit; at < rows.Length; at += place.Stride)
            {
                var value = Vector.LoadUnsafe(ref MemoryMarshal.GetReference(rows), (nuint)at);
                var magnitude = Vector.Abs(value - Vector.Create(_center));
                zeros -= Vector.Equals(value, Vector<float>.Zero);
                saturated -= Vector.GreaterThan(magnitude, Vector.Create(_limit));
                bad -= Vector.OnesComplement(Vector.LessThanOrEqual(magnitude, Vector.Create(float.MaxValue)));
            }
        }

        for (int lane = 0; lane < Vector<float>.Count; lane++)
            Add(zeros[lane], saturated[lane], bad[lane]);
    }

    private void CountUnit(ReadOnlySpan<float> outputs, ReadOnlySpan<int> lengths, int unit)
    {
        int zeros = 0, saturated = 0, bad = 0;
        for (int part = 0; part < Math.Max(lengths.Length, 1); part++)
        {
            var rows = Part(outputs, lengths, part);
            for (int at = unit; at < rows.Length; at += place.Stride)
            {
                float magnitude = MathF.Abs(rows[at] - _center);
                zeros += rows[at] == 0 ? 1 : 0;
                saturated += magnitude > _limit ? 1 : 0;
                bad += magnitude <= float.MaxValue ? 0 : 1;
            }
        }

        Add(zeros, saturated, bad);
    }

    private void Add(int zeros, int saturated, int bad)
    {
        if (place.Range == ActivationRange.Rectifying)
        {
            Zeros += zeros;
            DeadUnits += zeros == Rows ? 1 : 0;
        }

        Saturated += saturated;
        SaturatedUnits += saturated == Rows ? 1 : 0;
        NonFinite += bad;
    }
}
