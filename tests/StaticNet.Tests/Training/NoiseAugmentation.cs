namespace StaticNet.Tests.Training;

/// <summary>Adds random numbers to a sample.</summary>
internal sealed class NoiseAugmentation : Augmentation
{
    /// <summary>The sample that fails, counted over all; −1 for none.</summary>
    public int FailingSample { get; init; } = -1;

    /// <summary>The samples changed.</summary>
    public int Count { get; private set; }

    /// <summary>The threads that changed samples.</summary>
    public HashSet<int> Threads { get; } = [];

    public override int GetScratchLength(int inputLength) => inputLength;

    public override void Apply(Span<float> sample, Span<float> scratch, ref RandomStream random)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        if (Count++ == FailingSample)
            throw new InvalidOperationException("The sample can't be changed.");
        foreach (ref float value in scratch)
            value = random.NextNormal();
        for (int i = 0; i < sample.Length; i++)
            sample[i] += 0.1f * scratch[i];
    }
}
