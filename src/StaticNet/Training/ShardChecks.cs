using StaticNet.CompilerServices;

namespace StaticNet.Training;

/// <summary>What a trainer demands of batches that are cut into shards.</summary>
internal static class ShardChecks
{
    /// <summary>Settings that shards go with.</summary>
    /// <param name="network">The network.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="shards">The shards of a batch.</param>
    /// <param name="ranks">The ranks that share them; null for one.</param>
    /// <param name="accumulationSteps">The batches of a step.</param>
    /// <exception cref="InvalidOperationException">They don't.</exception>
    public static void CheckSettings(INetwork network, NetworkArchitecture architecture, int shards, Communicator? ranks, int accumulationSteps)
    {
        if (ranks is not null && ranks.Size > shards)
            throw new InvalidOperationException($"{ranks.Size} ranks share a batch of {shards}, so that some have none: set Shards to {ranks.Size} or more, the same for any number of ranks.");
        if (shards == 1)
            return;
        if (network.Memory is not { } memory)
            throw new InvalidOperationException($"{architecture.Name} isn't generated, so it isn't known how it clips; set Shards to 1.");
        if (!memory.CarriedStates.IsEmpty)
            throw new InvalidOperationException($"{architecture.Name} goes on from window to window of its place in the batch, which shards haven't; set Shards to 1, or train it without Stateful.");
        if (accumulationSteps > 1)
            throw new InvalidOperationException($"A step of several batches takes them whole; set AccumulationSteps to 1 and take batches {accumulationSteps} times as large, of which the network has to hold one shard at a time.");
    }
}
