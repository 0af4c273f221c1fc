using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

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
        if (_plan is null || !_plan.IsFor(architecture, optimizer.DecayedKinds, granularity, tracks))
            _plan = new UpdatePlan(architecture, optimizer.ParameterArrayLength!.Value, optimizer.DecayedKinds, granularity, tracks);
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
        var ranges = _plan!.Ranges;
        for (int r = 0; r < ranges.Length; r++)
        {
            var (first, length) = _plan.ShareOf(r, start, end);
            if (length == 0)
                continue;
            optimizer.UpdateRange(new ParameterRange(
                first,
                parameters.Slice(first, length),
                gradients.Slice(first, length),
                scales.Slice(ranges[r].ScaleBlock * FixedOrder.LaneCount, FixedOrder.LaneCount),
                ranges[r].Decays ? optimizer.WeightDecay : 0,
                _plan.BeginSums(r)));
        }
    }
}
