namespace StaticNet;

/// <summary>What the mean loss of a batch is a mean over.</summary>
internal static class LossWeight
{
    /// <summary>The samples of a batch, or what they or their labels weigh; networks that aren't generated have a mean over samples.</summary>
    /// <param name="network">The network, right after its pass over the batch.</param>
    /// <param name="batch">The batch.</param>
    public static double Of(INetwork network, BatchBuffer batch) => network.Memory?.LossWeight ?? batch.Count;
}
