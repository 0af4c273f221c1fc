using System.Collections.Immutable;
using StaticNet.Files;
using StaticNet.Numerics;

namespace StaticNet.Federated;

/// <summary>
/// Moves the server's model by what its clients have found in a round. The difference Δ = combined − current takes the place of a negative gradient (Reddi et al. 2021, "Adaptive
/// federated optimization"). Only trained tensors move by the rule; statistics and counts of batches become the combined ones, without momentum or rate.
/// </summary>
/// <remarks>An optimizer is one server's: its states go on from round to round. They are floats; a step computes in double.</remarks>
public abstract class ServerOptimizer
{
    private const double MinimumNormal = 1.17549435e-38;

    private StateDictLayout? _layout;
    private float[][] _states = [];

    // What a step leads to, kept apart until all of it is known to be finite.
    private float[][] _nextStates = [];
    private float[] _next = [];

    /// <summary>An optimizer.</summary>
    /// <param name="stateNames">The names of what it keeps for each element from step to step.</param>
    protected ServerOptimizer(ImmutableArray<string> stateNames) => StateNames = stateNames;

    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The numbers that it works by, by name; none unless a class has some. A checkpoint holds them, so that a server doesn't go on by others without being told to
    /// (<see cref="FederatedOptions.AcceptChanges"/>).
    /// </summary>
    public virtual IReadOnlyDictionary<string, double> Numbers => ImmutableDictionary<string, double>.Empty;

    /// <summary>The names of what it keeps for each element from step to step.</summary>
    public ImmutableArray<string> StateNames { get; }

    /// <summary>What it keeps, in the order of <see cref="StateNames"/>, each laid out as the model: the optimizer's own arrays, to be read or copied. Empty until <see cref="Attach"/>.</summary>
    public IReadOnlyList<float[]> States => _states;

    /// <summary>Whether the model becomes the combined one, to the bit.</summary>
    protected virtual bool TakesCombined => false;

    /// <summary>Prepares for a model and forgets all steps.</summary>
    /// <param name="layout">The model's tensors.</param>
    public void Attach(StateDictLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _layout = layout;
        _next = new float[layout.Length];
        _states = CreateStates(layout);
        _nextStates = CreateStates(layout);
    }

    /// <summary>Goes on from states that <see cref="States"/> gave: later steps have the same bits as if there had been no break.</summary>
    /// <param name="states">The states, which are copied.</param>
    /// <exception cref="ArgumentException">There are more or fewer of them, one has another length, or an element isn't finite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The optimizer isn't attached.</exception>
    public void Load(IReadOnlyList<float[]> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        var layout = GetLayout();
        if (states.Count != StateNames.Length)
            throw new ArgumentException($"{Name} has {StateNames.Length} states, not {states.Count}; load what the same optimizer has saved.", nameof(states));
        for (int state = 0; state < states.Count; state++)
        {
            if (states[state].Length != layout.Length)
                throw new ArgumentException($"{StateNames[state]} has {states[state].Length} elements; the model has {layout.Length}.", nameof(states));
            int bad = FiniteCheck.IndexOfNonFinite(states[state]);
            if (bad >= 0)
                throw new ArgumentException($"Element {bad} of {StateNames[state]} is {states[state][bad]}; every element must be finite.", nameof(states));
        }

        for (int state = 0; state < states.Count; state++)
            states[state].CopyTo(_states[state], 0);
    }

    /// <summary>Moves the model.</summary>
    /// <param name="combined">What the clients have found, combined: finite.</param>
    /// <param name="state">The model, finite, which becomes the next one.</param>
    /// <exception cref="ArgumentException">A model isn't as long as the layout, or an element isn't finite.</exception>
    /// <exception cref="OverflowException">The step leaves the range of floats. Neither the model nor the optimizer has changed.</exception>
    /// <exception cref="InvalidOperationException">The optimizer isn't attached.</exception>
    public void Step(ReadOnlySpan<float> combined, Span<float> state)
    {
        var layout = GetLayout();
        CheckModel(layout, combined, nameof(combined));
        CheckModel(layout, state, nameof(state));
        combined.CopyTo(_next);
        if (!TakesCombined)
            foreach (var (tensor, start) in GetTrained(layout))
                Move(tensor, start, combined, state);

        _next.CopyTo(state);
        (_states, _nextStates) = (_nextStates, _states);
    }

    /// <summary>The value that a state starts with.</summary>
    /// <param name="state">Its place in <see cref="StateNames"/>.</param>
    protected virtual double GetInitialValue(int state) => 0;

    /// <summary>The rule for an element.</summary>
    /// <param name="difference">Δ: what the clients have found less what the server had.</param>
    /// <param name="states">The states of the element, in the order of <see cref="StateNames"/>, which become those after the step.</param>
    /// <returns>What is added to the element.</returns>
    protected abstract double GetChange(double difference, Span<double> states);

    private void Move(StateDictTensor tensor, int start, ReadOnlySpan<float> combined, ReadOnlySpan<float> state)
    {
        Span<double> values = stackalloc double[_states.Length];
        for (int i = start; i < start + tensor.Count; i++)
        {
            for (int k = 0; k < values.Length; k++)
                values[k] = _states[k][i];
            _next[i] = (float)(state[i] + GetChange((double)combined[i] - state[i], values));
            bool isFinite = float.IsFinite(_next[i]);
            for (int k = 0; k < values.Length; k++)
            {
                // What decays must not sink into denormals, which are slow.
                _nextStates[k][i] = Math.Abs(values[k]) < MinimumNormal ? 0 : (float)values[k];
                isFinite &= float.IsFinite(_nextStates[k][i]);
            }

            if (!isFinite)
                throw new OverflowException(
                    $"The step of {Name} for element {i - start} of {tensor}, from {state[i]} towards {combined[i]}, leaves the range of floats; lower the rate, or clip what clients send.");
        }
    }

    private float[][] CreateStates(StateDictLayout layout)
    {
        float[][] states = new float[StateNames.Length][];
        for (int state = 0; state < states.Length; state++)
        {
            states[state] = new float[layout.Length];
            foreach (var (tensor, start) in GetTrained(layout))
                states[state].AsSpan(start, tensor.Count).Fill((float)GetInitialValue(state));
        }

        return states;
    }

    /// <summary>The trained tensors, and where each begins.</summary>
    private static IEnumerable<(StateDictTensor Tensor, int Start)> GetTrained(StateDictLayout layout)
    {
        int start = 0;
        foreach (var tensor in layout.Tensors)
        {
            if (tensor.Role == StateDictRole.Trained)
                yield return (tensor, start);
            start += tensor.Count;
        }
    }

    private StateDictLayout GetLayout() => _layout ?? throw new InvalidOperationException($"{Name} isn't attached to a model; call Attach first.");

    private static void CheckModel(StateDictLayout layout, ReadOnlySpan<float> state, string argument)
    {
        StateCheck.Length(layout, state, argument);
        int bad = FiniteCheck.IndexOfNonFinite(state);
        if (bad >= 0)
            throw new ArgumentException($"Element {bad} of {argument} is {state[bad]}; every element must be finite.", argument);
    }
}
