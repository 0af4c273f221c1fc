using System.Collections.Immutable;
using System.Globalization;

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
    private readonly ImmutableArray<string> _stateNames;
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
        if (!(gradientScale >= 0 && float.IsFinite(gradientScale)))
            throw OutOfRange(nameof(gradientScale), gradientScale, "finite and 0 or more");

        Attach(parameters.Length);
        StepCount++;
        Update(parameters, gradients, gradientScale);
    }

    /// <summary>Makes one step with the gradients that a network has just computed.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="result">What its backward pass returned.</param>
    /// <exception cref="ArgumentException">The factor of clipping isn't finite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Earlier steps were for parameters of another length; nothing has changed.</exception>
    public void Step<TNetwork>(TNetwork network, GradientResult result)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        Step(network.Parameters, network.Gradients, result.Scale);
    }

    /// <summary>Changes the parameters and the state. <see cref="StepCount"/> is the number of this step, from 1.</summary>
    /// <param name="parameters">The parameters, as many as attached.</param>
    /// <param name="gradients">Their gradients, as many.</param>
    /// <param name="gradientScale">The factor of every gradient.</param>
    protected abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients, float gradientScale);

    /// <summary>Demands that a value is in [0, 1).</summary>
    internal static double CheckFraction(double value, string name) =>
        value is >= 0 and < 1 ? value : throw OutOfRange(name, value, "in [0, 1)");

    /// <summary>Demands that a value is finite and not negative.</summary>
    internal static float CheckNonNegative(float value, string name) =>
        value >= 0 && float.IsFinite(value) ? value : throw OutOfRange(name, value, "finite and 0 or more");

    internal static ArgumentOutOfRangeException OutOfRange(string name, object value, string limits) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {limits}."));

    private static void CheckLearningRate(float value, string name) => CheckNonNegative(value, name);
}
