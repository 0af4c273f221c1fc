using System.Collections.Immutable;
using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>Makes one model of those that clients have trained in a round.</summary>
public abstract class Aggregator
{
    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>The fewest updates that it can combine.</summary>
    public abstract int MinimumUpdates { get; }

    /// <summary>
    /// The numbers that it works by, by name; none unless a class has some. A checkpoint holds them, so that a server doesn't go on by others without being told to
    /// (<see cref="FederatedOptions.AcceptChanges"/>).
    /// </summary>
    public virtual IReadOnlyDictionary<string, double> Numbers => ImmutableDictionary<string, double>.Empty;

    /// <summary>
    /// Combines what clients have trained. Elements of tensors that count batches (<see cref="StateDictRole.BatchCount"/>) are rounded to whole numbers, halves to even ones.
    /// </summary>
    /// <param name="layout">The model's tensors.</param>
    /// <param name="current">The model that the clients started from.</param>
    /// <param name="updates">What they have trained: at least <see cref="MinimumUpdates"/>.</param>
    /// <param name="combined">Receives the combined model; nothing is written where the call throws.</param>
    /// <exception cref="ArgumentException">There are too few updates, or a model isn't as long as the layout.</exception>
    public abstract void Combine(StateDictLayout layout, ReadOnlySpan<float> current, IReadOnlyList<ClientUpdate> updates, Span<float> combined);

    /// <summary>Checks the arguments of <see cref="Combine"/>.</summary>
    /// <param name="layout">The model's tensors.</param>
    /// <param name="current">The model that the clients started from.</param>
    /// <param name="updates">What they have trained.</param>
    /// <param name="combined">Where the combined model is to be written.</param>
    /// <exception cref="ArgumentException">There are too few updates, or a model isn't as long as the layout.</exception>
    protected void Check(StateDictLayout layout, ReadOnlySpan<float> current, IReadOnlyList<ClientUpdate> updates, ReadOnlySpan<float> combined)
    {
        StateCheck.Round(layout, current, updates, combined);
        if (updates.Count < MinimumUpdates)
            throw new ArgumentException($"{Name} needs at least {MinimumUpdates} updates, but there are {updates.Count}; ask more clients in a round.", nameof(updates));
    }

    /// <summary>Rounds the counts of batches of a combined model to whole numbers.</summary>
    /// <param name="layout">The model's tensors.</param>
    /// <param name="combined">The model.</param>
    protected static void RoundCounts(StateDictLayout layout, Span<float> combined)
    {
        ArgumentNullException.ThrowIfNull(layout);
        for (int tensor = 0; tensor < layout.Tensors.Length; tensor++)
        {
            if (layout.Tensors[tensor].Role != StateDictRole.BatchCount)
                continue;
            foreach (ref float count in layout.Slice(tensor, combined))
                count = MathF.Round(count);
        }
    }
}
