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

    /// <summary>
    /// Whether rows of a table (<see cref="EmbeddingAttribute"/>, <see cref="PositionEmbeddingAttribute"/>) stay as they are, states and all, in a step that gives them no
    /// gradient but 0: neither momentum nor decay moves what no sample of the batch looked up, and a step reads of such rows the gradient alone, or nothing where only passes have written gradients. What <c>torch.optim.SparseAdam</c> does;
    /// another algorithm than the default, which PyTorch's other optimizers do too: there moments of such rows decay, and go on moving them. Default <see langword="false"/>. It goes by the
    /// network's <see cref="ParameterInfo.Kind"/>; tables that are another layer's weights as well, and arrays without a network, are updated as a whole.
    /// </summary>
    public bool SkipsUnusedRows { get; set; }

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
}
