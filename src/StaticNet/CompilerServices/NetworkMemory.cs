using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// The arrays of one network: what generated code computes in. It is public for generated code; use the network's own
/// members.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class NetworkMemory : IDisposable
{
    private readonly NetworkArchitecture _architecture;
    private readonly WorkerGroup? _group;
    private readonly int _scratchStride;
    private float[] _options = [];

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
        _tokens = CreateTokens(architecture, batchCapacity);
        Lengths = new(architecture.Steps is null ? 0 : batchCapacity);
        _scratchStride = (scratchLength + FixedOrder.LaneCount - 1) / FixedOrder.LaneCount * FixedOrder.LaneCount;
        Scratch = new(checked(count * _scratchStride));
        OutputInfo[] losses = [.. architecture.Outputs.Where(output => output.Loss is not null)];
        bool copiesLabels = losses.Count(output => output.TargetKind == TargetKind.Labels) > 1 || Lengths.Length > 0;
        _losses = Array.ConvertAll(losses, output => new LossMemory(output, batchCapacity, copiesLabels, Lengths));
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

    /// <summary>Sixteen lanes that live for one kernel, for each worker.</summary>
    public AlignedBuffer<double> Lanes { get; }

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

    /// <summary>The workers; null if the caller's thread is the only one.</summary>
    internal WorkerGroup? Group => _group;

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

    /// <summary>Creates <see cref="Options"/>.</summary>
    /// <param name="values">Their first values.</param>
    public void CreateOptions(ReadOnlySpan<float> values) => _options = values.ToArray();

    /// <summary>Creates <see cref="GradientHealth"/>.</summary>
    /// <param name="activations">The activations whose outputs a training pass leaves in the workspace.</param>
    /// <param name="recurrences">The recurrences whose gradients' sizes it leaves there.</param>
    public void TrackGradients(ReadOnlySpan<TrackedActivation> activations, ReadOnlySpan<TrackedRecurrence> recurrences = default)
    {
        TracksUpdates = true;
        GradientHealth = new GradientHealth(this, _architecture, activations, recurrences);
    }

    /// <summary>Sets parameters and statistics to their initial values, gradients and carried states to zero and the training position to the seed's start.</summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidOperationException">Another call uses the network, or it is a reader.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Initialize(ulong seed)
    {
        using var change = Change();
        ParameterInitializer.Initialize(_architecture, Parameters.Span, seed);
        ParameterInitializer.InitializeStatistics(_architecture, Statistics.Span);
        Gradients.Span.Clear();
        States.Span.Clear();
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
    public ParameterView GradientOf(int parameter)
    {
        var info = _architecture.Parameters[parameter];
        foreach (var rows in _usedRows)
            if (rows.Start == info.Layout.Offset)
                rows.Open();
        return info.In(Gradients.Span);
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
