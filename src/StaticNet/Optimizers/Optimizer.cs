using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// Changes parameters by their gradients, a step at a time. Gradients are multiplied by the factors that clipping asks for
/// in the same pass over memory. Elements that are zero with a zero gradient stay zero, so padding of parameters does.
/// </summary>
/// <remarks>
/// The first step, or <see cref="Attach(NetworkArchitecture)"/>, allocates <see cref="States"/>; after it a step allocates
/// nothing, unless <see cref="DecayedKinds"/> or what the network clips by has changed. Which states there are is decided by
/// the constructor's arguments; settings that change later change no state. An optimizer serves one network and one thread
/// at a time; <see cref="Reset"/> frees it for another network. Its results have the same bits at every vector width and for any number of workers.
/// <para>
/// States stay finite for finite gradients: sums and averages that leave the range of float are held at its largest value, as those of an infinite
/// gradient are. NaN makes what it reaches NaN; <see cref="Trainer{TNetwork}"/> lets neither get here.
/// </para>
/// </remarks>
public abstract partial class Optimizer
{
    private readonly ImmutableArray<string> _stateNames;
    private readonly OptimizerStep _step;
    private NetworkArchitecture? _architecture;
    private double[] _initialScalars = [];

    /// <summary>An optimizer.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="weightDecay">The factor of the weights' decay, finite and 0 or more.</param>
    /// <param name="stateNames">The names of its state arrays, in the order of <see cref="States"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    protected Optimizer(float learningRate, float weightDecay, params string[] stateNames)
    {
        ArgumentNullException.ThrowIfNull(stateNames);
        LearningRate = OptimizerChecks.NonNegative(learningRate, nameof(learningRate));
        WeightDecay = OptimizerChecks.NonNegative(weightDecay, nameof(weightDecay));
        _stateNames = [.. stateNames];
        _step = new OptimizerStep(this);
    }

    /// <summary>The learning rate of the next step, finite and 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public float LearningRate
    {
        get;
        set => field = OptimizerChecks.NonNegative(value, nameof(LearningRate));
    }

    /// <summary>The factor of the weights' decay at the next step, finite and 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public float WeightDecay
    {
        get;
        set => field = OptimizerChecks.NonNegative(value, nameof(WeightDecay));
    }

    /// <summary>
    /// The parameters that decay: all of them, as in PyTorch, unless set; <see cref="ParameterKinds.Matrices"/> spares biases
    /// and normalization. It goes by the network's <see cref="ParameterInfo.Kind"/>; arrays without a network decay as a whole.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public ParameterKinds DecayedKinds
    {
        get;
        set => field = OptimizerChecks.Kinds(value, nameof(DecayedKinds));
    } = ParameterKinds.All;

    /// <summary>The steps made. Set it to continue from states that were copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative; nothing has changed.</exception>
    public long StepCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(StepCount));
            field = value;
        }
    }

    /// <summary>The number of parameters it is for, padding included; null before the first step.</summary>
    public int? ParameterArrayLength { get; private set; }

    /// <summary>The state kept for each parameter; empty before the first step.</summary>
    public ImmutableArray<OptimizerState> States { get; private set; } = [];

    /// <summary>
    /// The state that is one for all parameters, besides <see cref="StepCount"/>: most optimizers have none. A copy of these,
    /// of <see cref="States"/> and of <see cref="StepCount"/> continues exactly, with the same settings.
    /// </summary>
    public virtual Span<double> Scalars => default;

    /// <summary>What <see cref="Scalars"/> are, as PyTorch calls them.</summary>
    public virtual ImmutableArray<string> ScalarNames => [];

    /// <summary>Whether the decay shrinks parameters before the step instead of entering gradients.</summary>
    private protected virtual bool DecouplesDecay => false;

    /// <summary>Allocates the state for an array of parameters, once; the same length again changes nothing.</summary>
    /// <param name="length">The number of parameters, padding included; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    /// <exception cref="InvalidOperationException">The optimizer already serves parameters of another length.</exception>
    public void Attach(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (length == ParameterArrayLength)
            return;
        if (ParameterArrayLength is { } attached)
            throw new InvalidOperationException(
                $"The optimizer keeps state for {attached} parameters and can't serve {length}; each network needs its own optimizer.");

        var states = ImmutableArray.CreateBuilder<OptimizerState>(_stateNames.Length);
        foreach (string name in _stateNames)
            states.Add(new OptimizerState(name, length));
        States = states.MoveToImmutable();
        _initialScalars = Scalars.ToArray();
        ParameterArrayLength = length;
        InitializeStates();
    }

    /// <summary>Allocates the state for a network's parameters, once, and learns what kinds they are.</summary>
    /// <param name="architecture">The network's type.</param>
    /// <exception cref="InvalidOperationException">The optimizer already serves parameters of another length.</exception>
    public void Attach(NetworkArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        Attach(architecture.ParameterArrayLength);
        _architecture = architecture;
    }

    /// <summary>Makes one step.</summary>
    /// <param name="parameters">The parameters, of the same length at every step.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="gradientScale">The factor of every gradient, finite and 0 or more; that of clipping.</param>
    /// <exception cref="ArgumentException">A length or the factor is outside its limits; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Earlier steps were for parameters of another length; nothing has changed.</exception>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float gradientScale = 1f)
    {
        if (gradients.Length != parameters.Length)
            throw new ArgumentException($"There are {parameters.Length} parameters, but {gradients.Length} gradients.", nameof(gradients));
        OptimizerChecks.NonNegative(gradientScale, nameof(gradientScale));
        Attach(parameters.Length);

        BeginStep(ScaleGranularity.Network, tracks: false);
        _step.Run(parameters, gradients, gradientScale);
    }

    /// <summary>
    /// Makes one step with the gradients that a network has just computed, shared among the network's workers; none if they are of a batch
    /// that had nothing to learn from (<see cref="GradientResult.IsEmpty"/>).
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="result">What its backward pass returned.</param>
    /// <exception cref="ArgumentException">The factor of clipping isn't finite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// Earlier steps were for another network, another call uses the network, or it is a reader; nothing has changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Step<TNetwork>(TNetwork network, GradientResult result)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        using var change = WeightsChange.Of(network);
        OptimizerChecks.NonNegative(result.Scale, nameof(result));
        Attach(network);
        if (result.IsEmpty)
            return;
        if (network.Memory is not { } memory)
        {
            Step(network.Parameters, network.Gradients, result.Scale);
            return;
        }

        BeginStep(memory.ScaleGranularity, memory.TracksUpdates);
        if (memory.ScaleGranularity == ScaleGranularity.Network)
            memory.GradientScales.Span.Fill(result.Scale);
        _step.Run(memory);
    }

    /// <summary>Sets the initial values of <see cref="States"/>, just allocated, where they aren't 0.</summary>
    protected virtual void InitializeStates()
    {
    }

    /// <summary>
    /// Computes what is the same for all elements of a step, once before it, on the calling thread. <see cref="StepCount"/> is
    /// the number of the step, from 1.
    /// </summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>
    /// Changes a range of the parameters and their state, each element by itself: ranges are updated in any order and on
    /// several threads at a time. <see cref="StepCount"/> is the number of this step, from 1.
    /// </summary>
    /// <param name="range">The range.</param>
    protected abstract void Update(in ParameterRange range);

    /// <summary>The part of a state that belongs to a range of parameters.</summary>
    /// <param name="state">The index in <see cref="States"/>.</param>
    /// <param name="range">The range.</param>
    protected Span<float> StateOf(int state, in ParameterRange range) => States[state].Values.Slice(range.Start, range.Length);

    /// <summary>Runs an update over a range and its states, in their order, with the decay and the sums that it asks for.</summary>
    private protected void Run<TUpdate>(TUpdate update, in ParameterRange range)
        where TUpdate : struct, IElementUpdate
    {
        var first = States.Length > 0 ? StateOf(0, range) : default;
        var second = States.Length > 1 ? StateOf(1, range) : default;
        var third = States.Length > 2 ? StateOf(2, range) : default;
        if (range.WeightDecay == 0)
            ElementUpdate.Run<TUpdate, NoDecay>(update, 0, range, first, second, third);
        else if (DecouplesDecay)
            ElementUpdate.Run<TUpdate, DecoupledDecay>(update, -LearningRate * range.WeightDecay, range, first, second, third);
        else
            ElementUpdate.Run<TUpdate, L2Decay>(update, range.WeightDecay, range, first, second, third);
    }

    internal void UpdateRange(in ParameterRange range) => Update(range);

    private void BeginStep(ScaleGranularity granularity, bool tracks)
    {
        _step.Plan(_architecture, granularity, tracks);
        StepCount++;
        Prepare();
    }
}
