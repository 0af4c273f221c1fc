using Grpc.Core;

namespace StaticNet.Federated;

/// <summary>Why a client's stream has ended.</summary>
/// <param name="Message">What the client has done, after its name.</param>
/// <param name="Status">What it is told.</param>
/// <param name="Failure">As what it counts; null if it is none.</param>
internal sealed record StreamEnd(string Message, StatusCode Status, FailureKind? Failure)
{
    /// <summary>The client has left as it should.</summary>
    /// <param name="message">What it has said.</param>
    public static StreamEnd Left(string message) => new(message, StatusCode.OK, null);

    /// <summary>The client has gone without a word.</summary>
    /// <param name="message">How.</param>
    public static StreamEnd Vanished(string message) => new(message, StatusCode.OK, FailureKind.Vanished);

    /// <summary>The client is sent away.</summary>
    /// <param name="kind">As what it counts.</param>
    /// <param name="status">What it is told.</param>
    /// <param name="message">Why.</param>
    public static StreamEnd Fault(FailureKind kind, StatusCode status, string message) => new(message, status, kind);
}
