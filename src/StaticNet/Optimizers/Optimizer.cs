using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// Changes parameters by their gradients, a step at a time. Gradients are multiplied by the factor that clipping asks for
/// in the same pass over memory. Elements that are zero with a zero gradient stay zero, so padding does.
/// </summary>
/// <remarks>
/// The first step, or <see cref="Attach"/>, allocates <see cref="States"/>; after it a step allocates nothing. An optimizer
/// serves one network and one thread at a time. Its results have the same bits at every vector width.
/// </remarks>
public abstract class Optimizer
{
    // Elements of a worker's share: where the time saved is several times that of starting and ending a job (0.3 µs).
    private const int SmallestShare = 8192;

    // A cache line: two workers never write to the same one.
    private const int ShareUnit = 16;

    private static readonly WorkerJob UpdateShare = static (state, worker, workers) => ((Optimizer)state).Update(worker, workers);

    private readonly ImmutableArray<string> _stateNames;
    private NetworkMemory? _shared;
    private float _sharedScale;
    private float _learningRate;

    /// <summary>An optimizer.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="stateNames">The names of its state arrays, in the order of <see cref="States"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is outside its limits.</exception>
    protected Optimizer(float learningRate, params ReadOnlySpan<string> stateNames)
    {
        CheckLearningRate(learningRate, nameof(learningRate));
        _learningRate = learningRate;
        _stateNames = [.. stateNames];
    }

    /// <summary>The learning rate of the next step, finite and 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set
        {
            CheckLearningRate(value, nameof(value));
            _learningRate = value;
        }
    }

    /// <summary>The steps made.</summary>
    public long StepCount { get; private set; }

    /// <summary>The number of parameters it is for, padding included; null before the first step.</summary>
    public int? ParameterArrayLength { get; private set; }

    /// <summary>The state kept for each parameter, everything but <see cref="StepCount"/>; empty before the first step.</summary>
    public ImmutableArray<OptimizerState> States { get; private set; } = [];

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
        ParameterArrayLength = length;
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
        BeginStep(parameters.Length, gradientScale, nameof(gradientScale));
        Update(parameters, gradients, gradientScale, 0);
    }

    /// <summary>Makes one step with the gradients that a network has just computed, shared among the network's workers.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="result">What its backward pass returned.</param>
    /// <exception cref="ArgumentException">The factor of clipping isn't finite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Earlier steps were for parameters of another length; nothing has changed.</exception>
    public void Step<TNetwork>(TNetwork network, GradientResult result)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        var memory = network.Memory;
        memory?.ThrowIfDisposed();
        if (memory?.Group is { } group && memory.Parameters.Length >= 2 * SmallestShare)
            Step(memory, group, result.Scale);
        else
            Step(network.Parameters, network.Gradients, result.Scale);
    }

    /// <summary>
    /// Changes a range of the parameters and their state, each element by itself: ranges are updated in any order and on
    /// several threads at a time. <see cref="StepCount"/> is the number of this step, from 1.
    /// </summary>
    /// <param name="parameters">The parameters of the range.</param>
    /// <param name="gradients">Their gradients, as many.</param>
    /// <param name="gradientScale">The factor of every gradient.</param>
    /// <param name="start">The range's first element in <see cref="States"/>.</param>
    protected abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients, float gradientScale, int start);

    /// <summary>The part of a state that belongs to a range of parameters.</summary>
    /// <param name="state">The index in <see cref="States"/>.</param>
    /// <param name="start">The range's first element.</param>
    /// <param name="length">The elements of the range.</param>
    private protected Span<float> StateOf(int state, int start, int length) => States[state].Values.Slice(start, length);

    /// <summary>Demands that a value is in [0, 1).</summary>
    internal static double CheckFraction(double value, string name) =>
        value is >= 0 and < 1 ? value : throw OutOfRange(name, value, "in [0, 1)");

    /// <summary>Demands that a value is finite and not negative.</summary>
    internal static float CheckNonNegative(float value, string name) =>
        value >= 0 && float.IsFinite(value) ? value : throw OutOfRange(name, value, "finite and 0 or more");

    internal static ArgumentOutOfRangeException OutOfRange(string name, object value, string limits) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {limits}."));

    private void BeginStep(int length, float gradientScale, string name)
    {
        if (!(gradientScale >= 0 && float.IsFinite(gradientScale)))
            throw OutOfRange(name, gradientScale, "finite and 0 or more");

        Attach(length);
        StepCount++;
    }

    private void Step(NetworkMemory memory, WorkerGroup group, float gradientScale)
    {
        BeginStep(memory.Parameters.Length, gradientScale, nameof(gradientScale));
        _shared = memory;
        _sharedScale = gradientScale;
        group.Run(UpdateShare, this);
        _shared = null;
    }

    private void Update(int worker, int workers)
    {
        var memory = _shared!;
        int length = memory.Parameters.Length;
        workers = Math.Min(workers, length / SmallestShare);
        if (worker >= workers)
            return;
        int start = WorkShare.Start(length, ShareUnit, worker, workers);
        int count = WorkShare.Start(length, ShareUnit, worker + 1, workers) - start;
        Update(memory.Parameters.Span.Slice(start, count), memory.Gradients.Span.Slice(start, count), _sharedScale, start);
    }

    private static void CheckLearningRate(float value, string name) => CheckNonNegative(value, name);
}
