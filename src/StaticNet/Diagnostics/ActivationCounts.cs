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

    /// <summary>The rows of the last batch.</summary>
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
        int rows = samples * place.Rows;
        Rows = rows;
        Zeros = Saturated = NonFinite = DeadUnits = SaturatedUnits = 0;
        var outputs = memory.Workspace.Span.Slice(place.Offset * memory.BatchCapacity, rows * place.Stride);
        int unit = 0;
        for (; unit + Vector<float>.Count <= units; unit += Vector<float>.Count)
            CountVector(outputs, unit);
        for (; unit < units; unit++)
            CountUnit(outputs, unit);
    }

    private void CountVector(ReadOnlySpan<float> outputs, int unit)
    {
        // Comparisons give −1 where they hold.
        Vector<int> zeros = default, saturated = default, bad = default;
        for (int at = unit; at < outputs.Length; at += place.Stride)
        {
            var value = Vector.LoadUnsafe(ref MemoryMarshal.GetReference(outputs), (nuint)at);
            var magnitude = Vector.Abs(value - Vector.Create(_center));
            zeros -= Vector.Equals(value, Vector<float>.Zero);
            saturated -= Vector.GreaterThan(magnitude, Vector.Create(_limit));
            bad -= Vector.OnesComplement(Vector.LessThanOrEqual(magnitude, Vector.Create(float.MaxValue)));
        }

        for (int lane = 0; lane < Vector<float>.Count; lane++)
            Add(zeros[lane], saturated[lane], bad[lane]);
    }

    private void CountUnit(ReadOnlySpan<float> outputs, int unit)
    {
        int zeros = 0, saturated = 0, bad = 0;
        for (int at = unit; at < outputs.Length; at += place.Stride)
        {
            float magnitude = MathF.Abs(outputs[at] - _center);
            zeros += outputs[at] == 0 ? 1 : 0;
            saturated += magnitude > _limit ? 1 : 0;
            bad += magnitude <= float.MaxValue ? 0 : 1;
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
