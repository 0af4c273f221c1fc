namespace StaticNet.Data;

/// <summary>
/// A random change of a training sample that leaves its label what it is. Which change, depends on the random stream alone,
/// so a run that continues makes the same ones.
/// </summary>
/// <remarks>An instance may be used by several threads at a time; what a change needs to keep aside comes with the call.</remarks>
public abstract class Augmentation
{
    /// <summary>The number of floats of <c>scratch</c> that <see cref="Apply"/> needs for a sample.</summary>
    /// <param name="inputLength">The number of values of a sample.</param>
    /// <exception cref="ArgumentException">Samples of that length aren't what it is for.</exception>
    public abstract int GetScratchLength(int inputLength);

    /// <summary>Changes a sample in place; allocates nothing.</summary>
    /// <param name="sample">The sample, <c>[inputLength]</c>.</param>
    /// <param name="scratch">Space of at least <see cref="GetScratchLength"/> floats, of any content.</param>
    /// <param name="random">Where its random numbers come from.</param>
    public abstract void Apply(Span<float> sample, Span<float> scratch, ref RandomStream random);
}
