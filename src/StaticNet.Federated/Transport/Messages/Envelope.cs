using System.Diagnostics.CodeAnalysis;

namespace StaticNet.Federated.Wire;

/// <summary>A message as it goes over a stream: with its size, and without being one at all if its bytes can't be read, so that who reads the stream decides what to do.</summary>
/// <typeparam name="T">The message's class.</typeparam>
internal sealed class Envelope<T>
    where T : class
{
    private Envelope(T? message, string? error, int byteCount)
    {
        Message = message;
        Error = error;
        ByteCount = byteCount;
    }

    /// <summary>The message.</summary>
    public T? Message { get; }

    /// <summary>Why there is none.</summary>
    public string? Error { get; }

    /// <summary>The bytes of the message; of one that is sent, after it was written.</summary>
    public int ByteCount { get; set; }

    /// <summary>Whether there is a message.</summary>
    [MemberNotNullWhen(true, nameof(Message))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsMessage => Message is not null;

    /// <summary>A message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="byteCount">Its bytes, of one that has arrived.</param>
    public static Envelope<T> Of(T message, int byteCount = 0) => new(message, null, byteCount);

    /// <summary>Bytes that are none.</summary>
    /// <param name="error">Why.</param>
    /// <param name="byteCount">How many.</param>
    public static Envelope<T> Malformed(string error, int byteCount) => new(null, error, byteCount);
}
