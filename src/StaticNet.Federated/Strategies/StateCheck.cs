using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>Checks that models are as long as their layout.</summary>
internal static class StateCheck
{
    /// <summary>The models of a round.</summary>
    /// <exception cref="ArgumentException">One isn't as long as the layout, or a number of samples is negative.</exception>
    public static void Round(StateDictLayout layout, ReadOnlySpan<float> current, IReadOnlyList<ClientUpdate> updates, ReadOnlySpan<float> combined)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(updates);
        Length(layout, current, nameof(current));
        Length(layout, combined, nameof(combined));
        foreach (var update in updates)
        {
            if (update.State.Length != layout.Length)
                throw new ArgumentException($"The update of {update.ClientId} has {update.State.Length} elements; the model has {layout.Length}.", nameof(updates));
            if (update.SampleCount < 0)
                throw new ArgumentException($"The update of {update.ClientId} is of {update.SampleCount} samples; there must be 0 or more.", nameof(updates));
        }
    }

    /// <summary>A model.</summary>
    /// <exception cref="ArgumentException">It isn't as long as the layout.</exception>
    public static void Length(StateDictLayout layout, ReadOnlySpan<float> state, string argument)
    {
        if (state.Length != layout.Length)
            throw new ArgumentException($"{argument} has {state.Length} elements; the model has {layout.Length}.", argument);
    }
}
