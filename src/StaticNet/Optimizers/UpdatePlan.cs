using System.Runtime.InteropServices;
using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>
/// The ranges of an optimizer's step: neighbours with the same properties are one, so that ordinarily one covers the whole
/// array.
/// </summary>
internal sealed class UpdatePlan
{
    /// <summary>The sums of a range or parameter, <c>[2, 16]</c>.</summary>
    public const int SumsLength = 2 * FixedOrder.LaneCount;

    // Sums are of pieces of this length, by position alone: workers share whole pieces, so their number doesn't show.
    private const int TrackedLength = 4096;

    private readonly NetworkArchitecture? _architecture;
    private readonly ParameterKinds _decayedKinds;
    private readonly ScaleGranularity _granularity;
    private readonly bool _skipsRows;
    private readonly List<UpdateRange> _ranges = [];
    private readonly AlignedBuffer<double>? _sums;

    /// <summary>The ranges for an array of parameters.</summary>
    /// <param name="architecture">The network's type; null for one range that decays.</param>
    /// <param name="length">The length of the array.</param>
    /// <param name="decayedKinds">The parameters that decay.</param>
    /// <param name="granularity">Which gradients share a factor.</param>
    /// <param name="tracks">Whether to sum what a step does.</param>
    /// <param name="skipsRows">Whether unused rows of tables are left out.</param>
    public UpdatePlan(
        NetworkArchitecture? architecture, int length, ParameterKinds decayedKinds, ScaleGranularity granularity, bool tracks, bool skipsRows)
    {
        _architecture = architecture;
        _decayedKinds = decayedKinds;
        _granularity = granularity;
        _skipsRows = skipsRows;
        if (architecture is null)
            _ranges.Add(new UpdateRange(0, length, true, 0, -1));
        else
            AddParameters(architecture, tracks);
        if (tracks)
            _sums = new(_ranges.Count * SumsLength);
    }

    /// <summary>The ranges, ascending.</summary>
    public ReadOnlySpan<UpdateRange> Ranges => CollectionsMarshal.AsSpan(_ranges);

    /// <summary>Whether it is what these would give.</summary>
    public bool IsFor(NetworkArchitecture? architecture, ParameterKinds decayedKinds, ScaleGranularity granularity, bool tracks, bool skipsRows) =>
        architecture == _architecture && decayedKinds == _decayedKinds && granularity == _granularity && tracks == Tracks && skipsRows == _skipsRows;

    /// <summary>What a worker updates of a range: the part within its share or, to sum it, all of a range that starts there.</summary>
    /// <param name="range">The index of the range.</param>
    /// <param name="start">The share's first element.</param>
    /// <param name="end">The element behind its last.</param>
    public (int Start, int Length) ShareOf(int range, int start, int end)
    {
        var whole = _ranges[range];
        if (Tracks)
            return whole.Start >= start && whole.Start < end ? (whole.Start, whole.Length) : default;
        start = Math.Max(start, whole.Start);
        return (start, Math.Max(0, Math.Min(end, whole.End) - start));
    }

    /// <summary>The sums of a range, zeroed; empty if nothing is summed.</summary>
    /// <param name="range">The index of the range.</param>
    public Span<double> BeginSums(int range)
    {
        if (_sums is null)
            return default;
        var sums = _sums.Span.Slice(range * SumsLength, SumsLength);
        sums.Clear();
        return sums;
    }

    /// <summary>Adds the sums of ranges up for each parameter, in ascending order.</summary>
    /// <param name="sums">Receives <c>[parameters, 2, 16]</c> sums.</param>
    public void CollectSums(Span<double> sums)
    {
        sums.Clear();
        for (int range = 0; range < _ranges.Count; range++)
        {
            var total = sums.Slice(_ranges[range].Parameter * SumsLength, SumsLength);
            var part = _sums!.Span.Slice(range * SumsLength, SumsLength);
            for (int lane = 0; lane < SumsLength; lane++)
                total[lane] += part[lane];
        }
    }

    private bool Tracks => _sums is not null;

    private void AddParameters(NetworkArchitecture architecture, bool tracks)
    {
        var blocks = new ScaleBlocks(architecture, _granularity);
        for (int p = 0; p < architecture.Parameters.Length; p++)
        {
            var parameter = architecture.Parameters[p];
            var layout = parameter.Layout;
            bool decays = _decayedKinds.HasFlag((ParameterKinds)(1 << (int)parameter.Kind));
            int count = blocks.CountOf(parameter);
            for (int block = 0; block < count; block++)
            {
                int offset = block * layout.PanelStride;
                int length = block < count - 1 ? layout.PanelStride : layout.Length - offset;
                var range = new UpdateRange(layout.Offset + offset, length, decays, blocks.FirstOf(p) + block, tracks ? p : -1);

                // A table by rows; one in panels is the weights of a layer, which needs them all.
                if (_skipsRows && parameter.Kind == ParameterKind.Embedding && layout.PanelWidth == 1)
                    range = range with { Table = layout.Offset, RowLength = layout.PanelStride };
                if (tracks)
                    AddPieces(range);
                else
                    Add(range);
            }
        }
    }

    private void Add(UpdateRange range)
    {
        if (_ranges.Count > 0 && _ranges[^1].IsContinuedBy(range))
            _ranges[^1] = _ranges[^1] with { Length = range.End - _ranges[^1].Start };
        else
            _ranges.Add(range);
    }

    private void AddPieces(UpdateRange range)
    {
        for (int start = range.Start; start < range.End; start += TrackedLength)
            _ranges.Add(range with { Start = start, Length = Math.Min(TrackedLength, range.End - start) });
    }
}
