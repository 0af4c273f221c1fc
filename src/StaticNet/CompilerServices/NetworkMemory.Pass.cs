using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <content>A pass: its share for each worker, the rows that go in and out, and how it ends.</content>
public sealed unsafe partial class NetworkMemory
{
    private static readonly WorkerJob RunShare = static (state, worker, workers) =>
    {
        var memory = (NetworkMemory)state;
        memory._share!(memory, memory._rows, worker, workers);
    };

    private float* _inputs;
    private int* _labels;
    private PassShare? _share;
    private int _rows;
    private int _noLabels;
    private int _trainedRows;

    // Of the forward pass that a backward pass may follow, and the version of the weights that it read.
    private int _forwardRows;
    private long _forwardVersion;

    /// <summary>Within <see cref="Share"/>: the caller's first input.</summary>
    public ref float Inputs => ref Unsafe.AsRef<float>(_inputs);

    /// <summary>Within <see cref="Share"/>: the caller's first label.</summary>
    public ref int Labels => ref Unsafe.AsRef<int>(_labels);

    /// <summary>What stands in for labels where a pass takes none.</summary>
    public ref int NoLabels => ref _noLabels;

    /// <summary>The key of a mask in the current step.</summary>
    /// <param name="mask">The mask's number in the network.</param>
    public MaskKey MaskKeyOf(int mask) => MaskKey.Of(_weights.Position, mask);

    /// <summary>A worker's space that lives for one kernel.</summary>
    /// <param name="worker">The worker.</param>
    public ref float ScratchOf(int worker) => ref Unsafe.Add(ref Scratch.Reference, worker * _scratchStride);

    /// <summary>A worker's sixteen lanes that live for one kernel.</summary>
    /// <param name="worker">The worker.</param>
    public ref double LanesOf(int worker) => ref Unsafe.Add(ref Lanes.Reference, worker * FixedOrder.LaneCount);

    /// <summary>Runs a pass on all workers; returns when each has done its share.</summary>
    /// <param name="share">A worker's share.</param>
    /// <param name="inputs">The caller's inputs, checked.</param>
    /// <param name="labels">The caller's labels, checked, if the pass reads any.</param>
    /// <param name="rows">The samples of the batch.</param>
    public void Share(PassShare share, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows)
    {
        // References can't be kept in fields, so the caller's memory stays where it is while workers read it.
        fixed (float* pinnedInputs = inputs)
        fixed (int* pinnedLabels = labels)
        {
            _inputs = pinnedInputs;
            _labels = pinnedLabels;
            _share = share;
            _rows = rows;
            _trainedRows = 0;
            _forwardRows = 0;
            _group!.Run(RunShare, this);
        }
    }

    /// <summary>Within <see cref="Share"/>: waits until every worker is here.</summary>
    public void Barrier() => _group!.Barrier();

    /// <summary>Copies a caller's rows into a padded buffer of the workspace.</summary>
    /// <param name="rows"><c>[batch, length]</c></param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="offset">The buffer's offset for one sample.</param>
    /// <param name="stride">From one row of the buffer to the next.</param>
    public void LoadRows(ReadOnlySpan<float> rows, int length, int offset, int stride) =>
        PaddedRows.Pad(rows, length, Workspace.Span[(offset * BatchCapacity)..], stride);

    /// <summary>Copies a padded buffer of the workspace to a caller's rows.</summary>
    /// <param name="rows">Receives <c>[batch, length]</c>.</param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="offset">The buffer's offset for one sample.</param>
    /// <param name="stride">From one row of the buffer to the next.</param>
    public void StoreRows(Span<float> rows, int length, int offset, int stride)
    {
        _trainedRows = 0;
        _forwardRows = 0;
        PaddedRows.Unpad(Workspace.Span[(offset * BatchCapacity)..], stride, rows, length);
    }

    /// <summary>Copies the outputs that a training pass has left in the workspace.</summary>
    /// <param name="outputs">Receives <c>[batch, rows of a sample, length]</c>.</param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="offset">The buffer's offset for one sample.</param>
    /// <param name="stride">From one row of the buffer to the next.</param>
    /// <param name="rowsPerSample">The rows of a sample.</param>
    /// <exception cref="ArgumentException">The length isn't that of the batch; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The last pass was not a training pass.</exception>
    public void StoreTrainingOutputs(Span<float> outputs, int length, int offset, int stride, int rowsPerSample = 1)
    {
        if (_trainedRows == 0)
            throw new InvalidOperationException(
                "There are no outputs of a training pass: call ComputeGradients first, and copy them before Predict or Evaluate, which take their place.");
        NetworkGuard.CheckOutputs(outputs, _trainedRows, length * rowsPerSample);
        PaddedRows.Unpad(Workspace.Span[(offset * BatchCapacity)..], stride, outputs, length);
    }

    /// <summary>Ends a forward pass in training mode whose outputs the caller has a loss for.</summary>
    /// <param name="rows">The samples of the batch.</param>
    public void EndForward(int rows)
    {
        _trainedRows = rows;
        _forwardRows = rows;
        _forwardVersion = _weights.Version;
    }

    /// <summary>Begins the backward pass of the last forward pass.</summary>
    /// <returns>The samples of its batch.</returns>
    /// <exception cref="InvalidOperationException">The last pass was another, or the weights have changed since.</exception>
    public int BeginBackward()
    {
        if (_forwardRows == 0)
            throw new InvalidOperationException(
                "There is no forward pass to go back from: call Forward first, and Backward before another pass, once for each.");
        if (_forwardVersion != _weights.Version)
            throw new InvalidOperationException(
                "The weights have changed since the forward pass, whose values are no longer theirs: call Forward again, then Backward, then the optimizer's step.");
        return _forwardRows;
    }

    /// <summary>Ends a step like <see cref="Result(int)"/>, with a loss that the caller has computed.</summary>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="loss">The loss.</param>
    public GradientResult Result(int rows, float loss)
    {
        _forwardRows = 0;
        return End(rows, loss);
    }

    /// <summary>
    /// Ends a step: the loss, norm and clipping factor of the backward pass that has just run. If they are finite the pass is accepted, and
    /// the statistics and the states of places become what it made of them; a pass whose statistics or states aren't finite has a norm of NaN, and one whose batch
    /// weighs nothing leaves statistics, but not states: what it read is behind the next window all the same.
    /// </summary>
    /// <param name="rows">The samples of the batch.</param>
    public GradientResult Result(int rows) => End(rows, MeanLoss(rows));

    private GradientResult End(int rows, float loss)
    {
        _weights.Position = _weights.Position with { Step = _weights.Position.Step + 1 };
        _trainedRows = rows;
        double norm = _scaling.NormOf(LiveSquares(0, Squares.Length));
        bool isEmpty = IsEmptyBatch;
        if (float.IsFinite(loss) && double.IsFinite(norm) && !TryAccept(rows, isEmpty))
            norm = double.NaN;
        return new GradientResult(loss, norm, double.IsFinite(norm) ? _scaling.Scale(this, norm) : float.NaN) { IsEmpty = isEmpty };
    }

    // All or nothing of what the pass has left.
    private bool TryAccept(int rows, bool isEmpty)
    {
        if (!AreStatesFinite(rows) || (!isEmpty && !TryAcceptStatistics()))
            return false;
        AcceptStates(rows);
        return true;
    }

    // Padding stays 0, whatever the pass found there.
    private bool TryAcceptStatistics()
    {
        foreach (var statistic in _architecture.Statistics)
            if (!FiniteCheck.AllFinite(PendingStatistics.Span.Slice(statistic.Layout.Offset, statistic.Count)))
                return false;
        if (_architecture.Statistics.IsEmpty || !_weights.TryBeginChange())
            return true;
        foreach (var statistic in _architecture.Statistics)
            PendingStatistics.Span.Slice(statistic.Layout.Offset, statistic.Count).CopyTo(Statistics.Span[statistic.Layout.Offset..]);
        _weights.EndChange();
        return true;
    }
}
