using System.Security.Cryptography;

namespace StaticNet.Data;

/// <summary>The inputs of samples, however they are stored; read as floats.</summary>
internal abstract class SampleStorage
{
    /// <summary>The number of stored values of all samples together.</summary>
    public abstract int Length { get; }

    /// <summary>Copies consecutive values.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="destination">Receives as many values as it has elements.</param>
    public abstract void CopyTo(int start, Span<float> destination);

    /// <summary>The place of the first value that is NaN or infinite, −1 if there is none.</summary>
    public abstract int IndexOfNonFinite();

    /// <summary>The same values, the ones of a range only, not copied.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="length">The number of values.</param>
    public abstract SampleStorage Slice(int start, int length);

    /// <summary>Samples in another order, copied and stored the same way.</summary>
    /// <param name="indices">The samples.</param>
    /// <param name="sampleLength">The values of one.</param>
    public abstract SampleStorage Gather(ReadOnlySpan<int> indices, int sampleLength);

    /// <summary>Adds how the values are stored, and the values themselves, to a hash; copies nothing.</summary>
    /// <param name="hash">The hash.</param>
    public abstract void AppendTo(IncrementalHash hash);
}
