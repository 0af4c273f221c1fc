using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>An aggregator that looks at one element of all models at a time, whose order and numbers of samples don't matter.</summary>
public abstract class CoordinateAggregator : Aggregator
{
    /// <inheritdoc/>
    public override int MinimumUpdates => 1;

    /// <inheritdoc/>
    public sealed override void Combine(StateDictLayout layout, ReadOnlySpan<float> current, IReadOnlyList<ClientUpdate> updates, Span<float> combined)
    {
        Check(layout, current, updates, combined);
        int count = updates.Count;
        int length = Math.Max(1, StateMath.BlockLength / count);
        // [length, count]: an element of all clients lies together.
        float[] values = new float[length * count];
        for (int start = 0; start < combined.Length; start += length)
        {
            var block = combined.Slice(start, Math.Min(length, combined.Length - start));
            for (int client = 0; client < count; client++)
            {
                var state = updates[client].State.Span.Slice(start, block.Length);
                // Zeros of both signs are equal to a sort: without signs, none depends on the order of the clients.
                for (int i = 0; i < state.Length; i++)
                    values[(i * count) + client] = state[i] + 0f;
            }

            for (int i = 0; i < block.Length; i++)
            {
                var sorted = values.AsSpan(i * count, count);
                sorted.Sort();
                block[i] = (float)CombineSorted(sorted);
            }
        }

        RoundCounts(layout, combined);
    }

    /// <summary>Combines one element.</summary>
    /// <param name="values">What the clients have for it, the smallest first; at least one.</param>
    protected abstract double CombineSorted(ReadOnlySpan<float> values);
}
