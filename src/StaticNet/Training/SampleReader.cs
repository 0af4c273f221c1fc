namespace StaticNet.Training;

/// <summary>
/// Reads the samples of a trainer, from one thread at a time, and checks those that weren't checked before the first step: all but those in memory.
/// </summary>
/// <param name="architecture">The network's.</param>
internal sealed class SampleReader(NetworkArchitecture architecture)
{
    private readonly Lock _lock = new();

    /// <summary>Reads a batch.</summary>
    /// <param name="source">The samples, checked.</param>
    /// <param name="hasWeights">Whether they have weights.</param>
    /// <param name="indices">Those of the batch.</param>
    /// <param name="batch">Receives them; must have room.</param>
    /// <param name="metrics">What the targets have to suit besides the loss.</param>
    /// <exception cref="SampleException">A sample can't be read, or isn't what network, loss and metrics are defined for.</exception>
    public void Read(ISampleSource source, bool hasWeights, ReadOnlySpan<int> indices, BatchBuffer batch, ReadOnlySpan<Metric> metrics)
    {
        var destination = batch.Begin(indices.Length, hasWeights);

        // Samples in memory allow for many threads and were checked when the dataset was made, and their targets when the call began.
        if (source is Dataset or MultiDataset)
        {
            source.Read(indices, destination);
            return;
        }

        lock (_lock)
            source.Read(indices, destination);
        if (SampleChecks.FindFault(destination, batch.LossOutputs, architecture, metrics) is var (sample, reason))
            throw new SampleException(indices[sample], source.Locate(indices[sample]), reason);
    }
}
