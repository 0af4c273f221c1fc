using StaticNet.CompilerServices;

namespace StaticNet;

/// <content>What a step is: for the caller, and for an optimizer that derives from it.</content>
public abstract partial class Optimizer
{
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

    /// <summary>
    /// Sets the initial values of <see cref="States"/> where they aren't 0, which all of them are: just allocated, or about to be loaded. How parameters
    /// lie in memory differs between versions, so that an element's initial value doesn't depend on its place.
    /// </summary>
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
