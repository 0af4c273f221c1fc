using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>Runs the steps of an optimizer: range by range, shared among a network's workers.</summary>
/// <param name="optimizer">The optimizer.</param>
internal sealed class OptimizerStep(Optimizer optimizer)
{
    // Elements of a worker's share: where the time saved is several times that of starting and ending a job (0.3 µs).
    private const int SmallestShare = 8192;

    private static readonly WorkerJob UpdateShare = static (state, worker, workers) => ((OptimizerStep)state).Update(worker, workers);

    private readonly AlignedBuffer<float> _scales = new(FixedOrder.LaneCount);
    private UpdatePlan? _plan;
    private NetworkMemory? _shared;

    /// <summary>Chooses the ranges of the next step.</summary>
    /// <param name="architecture">The network's type; null for an array without a network.</param>
    /// <param name="granularity">Which gradients share a factor.</param>
    /// <param name="tracks">Whether to sum what the step does.</param>
    public void Plan(NetworkArchitecture? architecture, ScaleGranularity granularity, bool tracks)
    {
        if (_plan is null || !_plan.IsFor(architecture, optimizer.DecayedKinds, granularity, tracks, optimizer.SkipsUnusedRows))
            _plan = new UpdatePlan(architecture, optimizer.ParameterArrayLength!.Value, optimizer.DecayedKinds, granularity, tracks, optimizer.SkipsUnusedRows);
    }

    /// <summary>Forgets the ranges, since the parameters will be others.</summary>
    public void Forget() => _plan = null;

    /// <summary>Updates an array.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="scale">The factor of every gradient.</param>
    public void Run(Span<float> parameters, ReadOnlySpan<float> gradients, float scale)
    {
        _scales.Span.Fill(scale);
        Update(parameters, gradients, _scales.Span, 0, parameters.Length);
    }

    /// <summary>Updates the parameters of a network.</summary>
    /// <param name="memory">The network's arrays.</param>
    public void Run(NetworkMemory memory)
    {
        _shared = memory;
        if (memory.Group is { } group && memory.Parameters.Length >= 2 * SmallestShare)
            group.Run(UpdateShare, this);
        else
            Update(0, 1);
        _shared = null;
        if (memory.UpdateSums is { } sums)
            _plan!.CollectSums(sums.Span);
        memory.GradientHealth?.RecordStep();
    }

    private void Update(int worker, int workers)
    {
        var memory = _shared!;
        int length = memory.Parameters.Length;
        workers = Math.Clamp(length / SmallestShare, 1, workers);
        if (worker >= workers)
            return;

        // In whole cache lines: two workers never write to the same one.
        int start = WorkShare.Start(length, FixedOrder.LaneCount, worker, workers);
        int end = WorkShare.Start(length, FixedOrder.LaneCount, worker + 1, workers);
        Update(memory.Parameters.Span, memory.Gradients.Span, memory.GradientScales.Span, start, end);
    }

    private void Update(Span<float> parameters, ReadOnlySpan<float> gradients, ReadOnlySpan<float> scales, int start, int end)
    {
        for (int r = 0; r < _plan!.Ranges.Length; r++)
        {
            var (first, length) = _plan.ShareOf(r, start, end);
            if (length == 0)
                continue;
            var range = _plan.Ranges[r];
            var share = new ParameterRange(
                first,
                parameters.Slice(first, length),
                gradients.Slice(first, length),
                scales.Slice(range.ScaleBlock * FixedOrder.LaneCount, FixedOrder.LaneCount),
                range.Decays ? optimizer.WeightDecay : 0,
                _plan.BeginSums(r));
            if (range.RowLength == 0)
                optimizer.UpdateRange(share);
            else
                UpdateUsedRows(share, range, gradients);
        }
    }

    // Rows by their whole gradient, wherever a share ends. Neighbours that are used are one range.
    private void UpdateUsedRows(in ParameterRange share, in UpdateRange range, ReadOnlySpan<float> gradients)
    {
        if (_shared?.FindUsedRows(range.Table) is { } rows)
        {
            UpdateListedRows(share, range, gradients, rows);
            return;
        }

        int done = 0;
        bool isUsed = false;
        for (int at = 0; at < share.Length;)
        {
            int row = range.Table + ((share.Start + at - range.Table) / range.RowLength * range.RowLength);
            bool isRowUsed = RowUse.IsUsed(gradients.Slice(row, range.RowLength));
            if (isRowUsed != isUsed)
            {
                UpdateRows(share.Slice(done, at - done), isUsed);
                (done, isUsed) = (at, isRowUsed);
            }

            at = Math.Min(share.Length, row + range.RowLength - share.Start);
        }

        UpdateRows(share.Slice(done, share.Length - done), isUsed);
    }

    // The same where it is known which rows can have a gradient: no other is read.
    private void UpdateListedRows(in ParameterRange share, in UpdateRange range, ReadOnlySpan<float> gradients, UsedRows rows)
    {
        int done = 0, used = 0; // Elements of the share; those from one to the other are used.
        for (int at = rows.IndexOf((share.Start - range.Table) / range.RowLength); at < rows.Count; at++)
        {
            int row = range.Table + (rows[at] * range.RowLength);
            if (row >= share.Start + share.Length)
                break;
            if (!RowUse.IsUsed(gradients.Slice(row, range.RowLength)))
                continue;
            int first = Math.Max(row - share.Start, 0);
            if (first > used)
            {
                UpdateRows(share.Slice(done, used - done), isUsed: true);
                UpdateRows(share.Slice(used, first - used), isUsed: false);
                done = first;
            }

            used = Math.Min(row + range.RowLength - share.Start, share.Length);
        }

        UpdateRows(share.Slice(done, used - done), isUsed: true);
        UpdateRows(share.Slice(used, share.Length - used), isUsed: false);
    }

    private void UpdateRows(in ParameterRange rows, bool isUsed)
    {
        if (rows.Length == 0)
            return;
        if (isUsed)
            optimizer.UpdateRange(rows);
        else if (!rows.Sums.IsEmpty)
            ElementUpdate.Run<KeptUpdate, NoDecay>(default, 0, rows, default, default, default);
    }
}
