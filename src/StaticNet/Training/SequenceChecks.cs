namespace StaticNet.Training;

/// <summary>What a trainer demands of samples that go on from each other.</summary>
internal static class SequenceChecks
{
    /// <summary>Batches that go on from each other, for a network that carries states and a source that has sequences side by side.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="network">The network.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">They don't.</exception>
    public static void CheckBatchSize(ISampleSource source, int batchSize, INetwork network, string name)
    {
        if (network.Memory is { CarriedStates.IsEmpty: false } && source.Sequences is { } sequences && sequences != batchSize)
            throw new ArgumentException(
                $"The source has {sequences} sequences side by side, so that a batch goes on from the one before if it has {sequences} samples, not {batchSize}.", name);
    }

    /// <summary>Settings that suit the states that a network carries from window to window, or that it carries none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="shuffles">Whether each epoch has an order of its own.</param>
    /// <param name="resets">Whether each epoch begins with states of 0.</param>
    /// <exception cref="InvalidOperationException">They don't.</exception>
    public static void CheckSettings(INetwork network, NetworkArchitecture architecture, bool shuffles, bool resets)
    {
        bool carries = network.Memory is { CarriedStates.IsEmpty: false };
        if (carries && shuffles)
            throw new InvalidOperationException(
                $"{architecture.Name} goes on from window to window, which needs them in their order; set Shuffles to false and give it samples of which each batch "
                + "goes on from the one before, as TokenWindows.Parallel does, or train it without Stateful.");
        if (resets && !carries)
            throw new InvalidOperationException($"{architecture.Name} carries no states that ResetsState could set back; a recurrence does with Stateful = true.");
    }
}
