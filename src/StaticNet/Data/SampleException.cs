using System.Globalization;

namespace StaticNet.Data;

/// <summary>
/// A sample can't be read from its source, or is nothing that the network can use. Its message names the sample, where it lies and what is wrong. A trainer's call that
/// ends with it has made the steps before, and no other; the trainer can go on.
/// </summary>
public sealed class SampleException : IOException
{
    private readonly string? _reason;
    private readonly string? _place;

    /// <summary>An exception without details.</summary>
    public SampleException()
        : this("A sample can't be read.")
    {
    }

    /// <summary>An exception with a message, of no certain sample.</summary>
    /// <param name="message">The message.</param>
    public SampleException(string message)
        : this(message, null)
    {
    }

    /// <summary>An exception with a message and a cause, of no certain sample.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public SampleException(string message, Exception? innerException)
        : base(message, innerException) => SampleIndex = -1;

    /// <summary>A sample is bad.</summary>
    /// <param name="sampleIndex">The sample, in the source that throws.</param>
    /// <param name="place">Where it lies, as <see cref="ISampleSource.Locate"/> tells; or null.</param>
    /// <param name="reason">What is wrong, as it stands after a colon.</param>
    /// <param name="innerException">The cause; or null.</param>
    public SampleException(int sampleIndex, string? place, string reason, Exception? innerException = null)
        : base(Describe(sampleIndex, place, reason), innerException)
    {
        SampleIndex = sampleIndex;
        _reason = reason;
        _place = place;
    }

    /// <summary>The sample, in the source that was read: the one that was given to the trainer. −1 if it isn't certain.</summary>
    public int SampleIndex { get; }

    /// <summary>The same exception, told of a source that stands before the one that has thrown it.</summary>
    /// <param name="sampleIndex">The sample in that source.</param>
    internal SampleException At(int sampleIndex) => _reason is null ? this : new SampleException(sampleIndex, _place, _reason, InnerException ?? this);

    private static string Describe(int index, string? place, string reason) => place is null
        ? string.Create(CultureInfo.InvariantCulture, $"Sample {index}: {reason}")
        : string.Create(CultureInfo.InvariantCulture, $"Sample {index} ({place}): {reason}");
}
