namespace StaticNet;

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
}
