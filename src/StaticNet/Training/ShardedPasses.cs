namespace StaticNet.Training;

/// <summary>The gradient of a batch that is cut into shards: that of each shard by itself, from the same statistics, and their sum.</summary>
/// <param name="network">The network, which is generated.</param>
/// <param name="passes">Its passes.</param>
/// <param name="share">The shards, and those that are computed here.</param>
/// <param name="ranks">The ranks that share them; null for one.</param>
/// <param name="batchSize">The samples of a batch.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class ShardedPasses<TNetwork>(TNetwork network, NetworkPasses<TNetwork> passes, ShardShare share, Communicator? ranks, int batchSize)
    where TNetwork : class, INetwork
{
    private readonly ShardTree _tree = new(share, ranks, network.Memory!.Gradients.Length, network.Statistics.Length);
    private readonly float[] _statistics = new float[network.Statistics.Length];

    /// <summary>What the loss of the last batch is a mean over.</summary>
    public double Weight { get; private set; }

    /// <summary>Whether a rank wants all of them to stop behind the last batch.</summary>
    public bool IsStopWanted { get; private set; }

    /// <summary>Adds up what the shards of the next batch find, everywhere.</summary>
    /// <param name="batches">The batches, shard by shard.</param>
    /// <param name="wantsStop">Whether this rank wants all of them to stop behind it.</param>
    /// <exception cref="RankFailureException">A rank has failed.</exception>
    public void Compute(BatchSource batches, bool wantsStop)
    {
        // Each shard draws what it drops by itself, whoever computes it.
        var place = network.TrainingPosition;
        network.Statistics.CopyTo(_statistics);
        _tree.Begin();
        for (int shard = 0; shard < share.Owned; shard++)
        {
            network.TrainingPosition = place with { Step = place.Step + share.First + shard };
            Restore();
            Compute(batches.Next());
            _tree.Add();
        }

        Restore();
        _tree.Sum.Stops = wantsStop ? 1 : 0;
        _tree.Exchange();
        IsStopWanted = _tree.Sum.Stops > 0;
        network.TrainingPosition = place with { Step = place.Step + share.Shards };
    }

    /// <summary>Writes the gradient of the batch to the network and clips it; statistics become those of its shards.</summary>
    /// <param name="proximity">What is added to loss and gradients before they are clipped; null for nothing.</param>
    /// <returns>What a pass over all of it would have found.</returns>
    public GradientResult Finish(ProximalTerm? proximity)
    {
        var memory = network.Memory!;
        var sum = _tree.Sum;
        Weight = sum.Weight;
        double share = Weight > 0 ? batchSize / Weight : 0;
        GradientResult result;
        using (memory.UseToTrain())
        {
            memory.ForgetUsedRows();
            ShardSum.Scale(sum.Gradients, (float)share, memory.Gradients.Span);
            result = CombinedGradients.Finish(memory, TNetwork.Architecture, (float)(Weight > 0 ? sum.Loss / Weight : 0), proximity) with { IsEmpty = Weight == 0 };
        }

        if (!GradientCheck.IsGood(result) || sum.Samples == 0 || _statistics.Length == 0)
            return result;
        using var change = WeightsChange.Of(network);
        ShardSum.Scale(sum.Statistics, (float)(batchSize / sum.Samples), network.Statistics);
        return result;
    }

    private void Compute(BatchBuffer batch)
    {
        var sum = _tree.Sum;
        sum.Samples = sum.Stops = 0;
        if (batch.Count == 0)
        {
            sum.Clear();
            return;
        }

        var result = passes.ComputeGradients(batch.Batch);
        double weight = passes.WeightOf(batch);
        bool isGood = GradientCheck.IsGood(result);
        sum.Weight = weight;
        sum.Loss = isGood ? result.Loss * weight : double.NaN;
        ShardSum.Scale(network.Memory!.Gradients.Span, (float)(weight / batchSize), sum.Gradients);
        if (weight <= 0)
        {
            sum.Statistics.Clear();
            return;
        }

        sum.Samples = batch.Count;
        ShardSum.Scale(network.Statistics, (float)((double)batch.Count / batchSize), sum.Statistics);
    }

    private void Restore()
    {
        if (_statistics.Length == 0)
            return;
        using var change = WeightsChange.Of(network);
        _statistics.CopyTo(network.Statistics);
    }
}
