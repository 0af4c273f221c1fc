using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// The model that lies closest to most others (Blanchard et al. 2017, "Machine learning with adversaries: Byzantine tolerant gradient descent"): of n models, the one with the
/// smallest sum of squared distances to its n − f − 2 closest, where f of them may be anything. Distances are over trained tensors. With more than one kept (Multi-Krum) the mean
/// of those with the smallest sums. Of equal sums the first in order counts as smaller; numbers of samples don't matter.
/// </summary>
public sealed class Krum : Aggregator
{
    /// <summary>Krum or Multi-Krum.</summary>
    /// <param name="byzantine">The number f of updates that may be anything; 0 or more.</param>
    /// <param name="kept">How many models to take the mean of; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small, or larger than a million.</exception>
    public Krum(int byzantine, int kept = 1)
    {
        if (byzantine is < 0 or > Most)
            throw Setting.Refusal(byzantine, nameof(byzantine), "the number of updates that may be anything, 0 or more");
        if (kept is < 1 or > Most)
            throw Setting.Refusal(kept, nameof(kept), "the number of models to take the mean of, 1 or more");
        Byzantine = byzantine;
        Kept = kept;
    }

    private const int Most = 1_000_000;

    /// <summary>The number f of updates that may be anything.</summary>
    public int Byzantine { get; }

    /// <summary>How many models it takes the mean of.</summary>
    public int Kept { get; }

    /// <inheritdoc/>
    public override string Name => Kept == 1 ? "Krum" : "Multi-Krum";

    /// <summary>The fewest updates that it can combine: 2f + 3, as the paper's proof demands, and no fewer than are kept beside f others.</summary>
    public override int MinimumUpdates => Math.Max((2 * Byzantine) + 3, Byzantine + Kept);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, double> Numbers => new Dictionary<string, double> { [nameof(Byzantine)] = Byzantine, [nameof(Kept)] = Kept };

    /// <inheritdoc/>
    public override void Combine(StateDictLayout layout, ReadOnlySpan<float> current, IReadOnlyList<ClientUpdate> updates, Span<float> combined)
    {
        Check(layout, current, updates, combined);
        double[] scores = GetScores(layout, updates);
        // A stable sort, so of equal scores the first stays first.
        double[] weights = new double[scores.Length];
        foreach (int client in Enumerable.Range(0, scores.Length).OrderBy(client => scores[client]).Take(Kept))
            weights[client] = 1;
        StateMath.WeightedMean(updates, weights, combined);
        RoundCounts(layout, combined);
    }

    private double[] GetScores(StateDictLayout layout, IReadOnlyList<ClientUpdate> updates)
    {
        int count = updates.Count;
        double[,] distances = new double[count, count];
        for (int i = 0; i < count; i++)
            for (int j = i + 1; j < count; j++)
                distances[i, j] = distances[j, i] = GetDistance(layout, updates[i].State.Span, updates[j].State.Span);

        double[] scores = new double[count];
        double[] others = new double[count - 1];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < others.Length; j++)
                others[j] = distances[i, j < i ? j : j + 1];
            Array.Sort(others);
            scores[i] = others.Take(count - Byzantine - 2).Sum();
        }

        return scores;
    }

    private static double GetDistance(StateDictLayout layout, ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double sum = 0;
        for (int tensor = 0; tensor < layout.Tensors.Length; tensor++)
            if (layout.Tensors[tensor].Role == StateDictRole.Trained)
                sum += StateMath.SquaredDistance(layout.Slice(tensor, left), layout.Slice(tensor, right));
        return sum;
    }
}
