namespace StaticNet;

/// <summary>
/// Samples that are read when they are needed, any of them at any time: a <see cref="Dataset"/> in memory, a <see cref="FileSource"/>, several as one
/// (<see cref="ShardedSource"/>), a part of another (<see cref="SampleSourceExtensions"/>), or one's own. Trainers take any of them, and the same samples in the same
/// order give the same bits wherever they come from.
/// </summary>
/// <remarks>
/// A source of one's own says how many samples there are, what one is made of and what tells it from others, and writes the samples that it is asked for where it is told to:
/// <code>
/// sealed class Sines(int count) : ISampleSource
/// {
///     public int Count => count;
///     public SampleShape Shape { get; } = SampleShape.ForValues(inputLength: 1, targetLength: 1);
///     public string Fingerprint => $"sines {count}";
///     public void Read(ReadOnlySpan&lt;int> indices, SampleBatch batch)
///     {
///         for (int i = 0; i &lt; indices.Length; i++)
///         {
///             float x = indices[i] / (float)count;
///             batch.InputOf(i)[0] = x;
///             batch.ValuesOf(i)[0] = MathF.Sin(MathF.Tau * x);
///         }
///     }
/// }
/// </code>
/// A trainer calls <see cref="Read"/> from one thread at a time, though not always from the same one: a thread of its own reads batches ahead. A source that is shared by
/// trainers on several threads has to allow for it; those of this library do. Only samples in memory are checked before the first step; those of other sources are
/// checked as they are read, before the step that would use them, and a bad one ends the call with a <see cref="SampleException"/>.
/// Members that are added to this interface later will have a default.
/// </remarks>
public interface ISampleSource
{
    /// <summary>The number of samples, 0 or more; always the same.</summary>
    int Count { get; }

    /// <summary>What one sample is made of; always the same.</summary>
    SampleShape Shape { get; }

    /// <summary>
    /// A text that is the same for the same samples and another for others, by which a checkpoint tells whether it goes on with its own data: a name with a version, or a
    /// hash. It is asked for when a state is saved or a run is gone on with.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>
    /// Of samples that are windows of long sequences side by side, how many sequences there are: the sample <c>i + Sequences</c> goes on where sample i ends. Null, the
    /// default, for samples that stand alone or whose order the source doesn't know. A network that carries states from window to window takes them in batches of as many, and carries
    /// states through an evaluation where they aren't null. <see cref="SampleSourceExtensions.WithSequences"/> tells it of a source that doesn't know.
    /// </summary>
    int? Sequences => null;

    /// <summary>Reads samples. A source that is to train without allocations allocates nothing here.</summary>
    /// <param name="indices">The samples, each in [0, Count), in any order; one may be there several times.</param>
    /// <param name="batch">Receives them in this order. Everything in it is to be written: it holds what was read into it before.</param>
    /// <exception cref="SampleException">A sample can't be read. Other exceptions end the trainer's call as well.</exception>
    void Read(ReadOnlySpan<int> indices, SampleBatch batch);

    /// <summary>Where a sample lies, for messages: <c>row 5 of b.npy</c>; null, the default, if there is nothing to say.</summary>
    /// <param name="index">The sample, in [0, Count).</param>
    string? Locate(int index) => null;
}
