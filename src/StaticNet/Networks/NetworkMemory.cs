using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// The arrays of one network: what generated code computes in. It is public for generated code; use the network's own
/// members.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class NetworkMemory : IDisposable
{
    private static readonly WorkerJob RunShare = static (state, worker, workers) =>
    {
        var memory = (NetworkMemory)state;
        memory._share!(memory, memory._rows, worker, workers);
    };

    private readonly NetworkArchitecture _architecture;
    private readonly WorkerGroup? _group;
    private readonly int _scratchStride;
    private float* _inputs;
    private int* _labels;
    private PassShare? _share;
    private int _rows;
    private GradientScaling _scaling = new ScalingByNorm(GradientNorm.L2);
    private float _gradientLimit = float.PositiveInfinity;
    private int _noLabels;
    private float[] _options = [];
    private int _trainedRows;
    private ScaleGranularity _scaleGranularity;

    /// <summary>Allocates the arrays of a network.</summary>
    /// <param name="architecture">The network's type.</param>
    /// <param name="batchCapacity">The largest batch.</param>
    /// <param name="workspacePerSample">Elements of workspace for one sample.</param>
    /// <param name="scratchLength">Elements of scratch space.</param>
    /// <param name="squareBlocks">Blocks of 16 lane sums.</param>
    /// <param name="workers">The number of workers; 0 for as many as the machine has cores.</param>
    /// <param name="momentLength">Elements of what a training pass keeps of each feature.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The capacity is not positive, or its buffers exceed an array, or the number of workers is outside its limits.
    /// </exception>
    public NetworkMemory(
        NetworkArchitecture architecture,
        int batchCapacity,
        int workspacePerSample,
        int scratchLength,
        int squareBlocks,
        int workers,
        int momentLength = 0)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        int count = WorkerGroup.Count(workers, nameof(workers));
        _architecture = architecture;
        BatchCapacity = CheckCapacity(architecture, batchCapacity, workspacePerSample);
        _weights = new CommonWeights(architecture.ParameterArrayLength, architecture.StatisticArrayLength);
        Gradients = new(architecture.ParameterArrayLength);
        PendingStatistics = new(architecture.StatisticArrayLength);
        Moments = new(momentLength);
        Workspace = new(batchCapacity * workspacePerSample);
        _scratchStride = (scratchLength + FixedOrder.LaneCount - 1) / FixedOrder.LaneCount * FixedOrder.LaneCount;
        Scratch = new(checked(count * _scratchStride));
        Losses = new(batchCapacity);
        SampleScales = new(batchCapacity);
        Squares = new(FixedOrder.LaneCount * squareBlocks);
        Lanes = new(count * FixedOrder.LaneCount);
        ScaleGranularity = ScaleGranularity.Network;
        if (count > 1)
            _group = new WorkerGroup(count);
    }

    /// <summary>The largest batch.</summary>
    public int BatchCapacity { get; }

    /// <summary>The flat parameter array.</summary>
    public AlignedBuffer<float> Parameters => _weights.Parameters;

    /// <summary>The flat gradient array.</summary>
    public AlignedBuffer<float> Gradients { get; }

    /// <summary>The flat array of statistics.</summary>
    public AlignedBuffer<float> Statistics => _weights.Statistics;

    /// <summary>What the statistics become when the training pass that has just run is accepted; laid out like them.</summary>
    public AlignedBuffer<float> PendingStatistics { get; }

    /// <summary>What a training pass keeps of each feature that it normalizes.</summary>
    public AlignedBuffer<float> Moments { get; }

    /// <summary>Activations and their gradients.</summary>
    public AlignedBuffer<float> Workspace { get; }

    /// <summary>The number of workers.</summary>
    public int Workers => _group?.Workers ?? 1;

    /// <summary>Space that lives for one kernel, for each worker.</summary>
    public AlignedBuffer<float> Scratch { get; }

    /// <summary>The loss of each sample, <c>[capacity]</c>.</summary>
    public AlignedBuffer<float> Losses { get; }

    /// <summary>The weight of each class in the loss, padded to a multiple of 16; empty for equal weights.</summary>
    public AlignedBuffer<float> ClassWeights { get; private set; } = new(0);

    /// <summary>Whether <see cref="Squares"/> holds sums of squares.</summary>
    internal bool HasSquares => _scaling.TakesSquares;

    /// <summary>Lane sums of squared gradients, <c>[blocks, 16]</c>; of what another order of norm needs if the network clips by one.</summary>
    public AlignedBuffer<double> Squares { get; }

    /// <summary>Sixteen lanes that live for one kernel, for each worker.</summary>
    public AlignedBuffer<double> Lanes { get; }

    /// <summary>Which gradients share a factor of clipping. Setting it allocates <see cref="GradientScales"/>, each factor 1.</summary>
    public ScaleGranularity ScaleGranularity
    {
        get => _scaleGranularity;
        [MemberNotNull(nameof(GradientScales))]
        set
        {
            _scaleGranularity = value;
            GradientScales = new(new ScaleBlocks(_architecture, value).Length);
            GradientScales.Span.Fill(1f);
        }
    }

    /// <summary>
    /// The factors that an optimizer multiplies gradients by, <c>[blocks, 16]</c>, in the order of <c>ScaleBlocks</c>:
    /// finite and 0 or more. With <see cref="ScaleGranularity.Network"/> the optimizer writes
    /// <see cref="GradientResult.Scale"/> to them, otherwise the backward pass has.
    /// </summary>
    public AlignedBuffer<float> GradientScales { get; private set; }

    /// <summary>
    /// What the last step of an optimizer did, <c>[parameters, 2, 16]</c> lane sums: of the squares of a parameter's elements
    /// after the step, and of the squares of their changes. Null unless <see cref="TracksUpdates"/>.
    /// </summary>
    internal AlignedBuffer<double>? UpdateSums { get; private set; }

    /// <summary>Whether steps of an optimizer fill <see cref="UpdateSums"/>. Setting it allocates or drops them.</summary>
    internal bool TracksUpdates
    {
        get => UpdateSums is not null;
        set
        {
            if (value != TracksUpdates)
                UpdateSums = value ? new(_architecture.Parameters.Length * UpdatePlan.SumsLength) : null;
        }
    }

    /// <summary>The health of the layers; null unless <see cref="TrackGradients"/> was called.</summary>
    public GradientHealth? GradientHealth { get; private set; }

    /// <summary>How gradients are clipped by their norms.</summary>
    internal GradientScaling Scaling => _scaling;

    /// <summary>The workers; null if the caller's thread is the only one.</summary>
    internal WorkerGroup? Group => _group;

    /// <summary>Within <see cref="Share"/>: the caller's first input.</summary>
    public ref float Inputs => ref Unsafe.AsRef<float>(_inputs);

    /// <summary>Within <see cref="Share"/>: the caller's first label.</summary>
    public ref int Labels => ref Unsafe.AsRef<int>(_labels);

    /// <summary>What stands in for labels where a pass takes none.</summary>
    public ref int NoLabels => ref _noLabels;

    /// <summary>The largest norm of all gradients together; infinite without clipping by norm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    public float MaxGradientNorm
    {
        get => _scaling.Limit;
        set => _scaling.SetLimit(value, nameof(MaxGradientNorm));
    }

    /// <summary>The largest norm of a layer's gradients, of networks that clip by layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    public float MaxLayerGradientNorm
    {
        get => _scaling.Limit;
        set => _scaling.SetLimit(value, nameof(MaxLayerGradientNorm));
    }

    /// <summary>The largest norm of an output's gradient as a part of its weights' norm, of networks that clip adaptively.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    public float AdaptiveClipping
    {
        get => _scaling.Limit;
        set => _scaling.SetLimit(value, nameof(AdaptiveClipping));
    }

    /// <summary>The largest magnitude of a gradient's element; infinite without clipping by value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    public float GradientLimit
    {
        get => _gradientLimit;
        set => _gradientLimit = NetworkGuard.CheckPositive(value, nameof(GradientLimit));
    }

    /// <summary>The numbers of layers that stay settable, each within its limits.</summary>
    public Span<float> Options => _options;

    /// <summary>Where training is in its random numbers; each backward pass moves it by a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">This is a reader.</exception>
    public TrainingPosition TrainingPosition
    {
        get => _weights.Position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.Step, nameof(TrainingPosition));
            ThrowIfReader();
            _weights.Position = value;
        }
    }

    /// <summary>Chooses how gradients are clipped by their norms; without a choice it is by the L2 norm of all.</summary>
    /// <param name="scaling">How.</param>
    public void ScaleBy(GradientScaling scaling)
    {
        ArgumentNullException.ThrowIfNull(scaling);
        _scaling = scaling;
        ScaleGranularity = scaling.Granularity;
    }

    /// <summary>Creates <see cref="Options"/>.</summary>
    /// <param name="values">Their first values.</param>
    public void CreateOptions(ReadOnlySpan<float> values) => _options = values.ToArray();

    /// <summary>Creates <see cref="ClassWeights"/>.</summary>
    /// <param name="values">A weight for each class.</param>
    public void CreateClassWeights(ReadOnlySpan<float> values)
    {
        ClassWeights = new((values.Length + FixedOrder.LaneCount - 1) / FixedOrder.LaneCount * FixedOrder.LaneCount);
        values.CopyTo(ClassWeights.Span);
    }

    /// <summary>Creates <see cref="GradientHealth"/>.</summary>
    /// <param name="activations">The activations whose outputs a training pass leaves in the workspace.</param>
    public void TrackGradients(ReadOnlySpan<TrackedActivation> activations)
    {
        TracksUpdates = true;
        GradientHealth = new GradientHealth(this, _architecture, activations);
    }

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
            _group!.Run(RunShare, this);
        }
    }

    /// <summary>Within <see cref="Share"/>: waits until every worker is here.</summary>
    public void Barrier() => _group!.Barrier();

    /// <summary>Sets parameters and statistics to their initial values, gradients to zero and the training position to the seed's start.</summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidOperationException">Another call uses the network, or it is a reader.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Initialize(ulong seed)
    {
        using var change = Change();
        ParameterInitializer.Initialize(_architecture, Parameters.Span, seed);
        ParameterInitializer.InitializeStatistics(_architecture, Statistics.Span);
        Gradients.Span.Clear();
        UpdateSums?.Span.Clear();
        _weights.Position = new TrainingPosition(seed, 0);
    }

    /// <summary>The view of a parameter.</summary>
    /// <param name="parameter">Its index in the architecture.</param>
    public ParameterView ViewOf(int parameter) => _architecture.Parameters[parameter].In(Parameters.Span);

    /// <summary>The view of a statistic.</summary>
    /// <param name="statistic">Its index in the architecture.</param>
    public ParameterView StatisticOf(int statistic) => _architecture.Statistics[statistic].In(Statistics.Span);

    /// <summary>The view of a parameter's gradient.</summary>
    /// <param name="parameter">Its index in the architecture.</param>
    public ParameterView GradientOf(int parameter) => _architecture.Parameters[parameter].In(Gradients.Span);

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
        PaddedRows.Unpad(Workspace.Span[(offset * BatchCapacity)..], stride, rows, length);
    }

    /// <summary>Copies the outputs that a training pass has left in the workspace.</summary>
    /// <param name="outputs">Receives <c>[batch, length]</c>.</param>
    /// <param name="length">The outputs for one sample.</param>
    /// <param name="offset">The buffer's offset for one sample.</param>
    /// <param name="stride">From one row of the buffer to the next.</param>
    /// <exception cref="ArgumentException">The length isn't that of the batch; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The last pass was not a training pass.</exception>
    public void StoreTrainingOutputs(Span<float> outputs, int length, int offset, int stride)
    {
        if (_trainedRows == 0)
            throw new InvalidOperationException(
                "There are no outputs of a training pass: call ComputeGradients first, and copy them before Predict or Evaluate, which take their place.");
        NetworkGuard.CheckOutputs(outputs, _trainedRows, length);
        PaddedRows.Unpad(Workspace.Span[(offset * BatchCapacity)..], stride, outputs, length);
    }

    /// <summary>
    /// Ends a step: the loss, norm and clipping factor of the backward pass that has just run. If they are finite the pass is accepted, and
    /// the statistics become what it made of them; a pass whose statistics aren't finite has a norm of NaN, and one whose batch weighs nothing
    /// leaves them.
    /// </summary>
    /// <param name="rows">The samples of the batch.</param>
    public GradientResult Result(int rows)
    {
        _weights.Position = _weights.Position with { Step = _weights.Position.Step + 1 };
        _trainedRows = rows;
        double norm = _scaling.NormOf(Squares.Span);
        float loss = MeanLoss(rows);
        bool isEmpty = LossWeight == 0;
        if (!isEmpty && float.IsFinite(loss) && double.IsFinite(norm) && !TryAcceptStatistics())
            norm = double.NaN;
        return new GradientResult(loss, norm, double.IsFinite(norm) ? _scaling.Scale(this, norm) : float.NaN) { IsEmpty = isEmpty };
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

    private static int CheckCapacity(NetworkArchitecture architecture, int batchCapacity, int workspacePerSample)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchCapacity, 1);
        int most = (Array.MaxLength - 16) / Math.Max(workspacePerSample, 1);
        return batchCapacity <= most ? batchCapacity : throw new ArgumentOutOfRangeException(
            nameof(batchCapacity),
            batchCapacity,
            $"The buffers of {architecture.Name} for a batch of {batchCapacity} exceed an array; the capacity is at most {most}.");
    }
}
