using Microsoft.Extensions.Logging;

namespace StaticNet.Federated;

/// <summary>What a server reports.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening at {address} for {whom}.")]
    public static partial void Listening(ILogger logger, string address, string whom);

    [LoggerMessage(2, LogLevel.Information, "The client {id} has joined from {address}; it speaks Flower's {protocol}.")]
    public static partial void Joined(ILogger logger, string id, string address, FlowerProtocol protocol);

    [LoggerMessage(3, LogLevel.Information, "The client {id} {reason}")]
    public static partial void Left(ILogger logger, string id, string reason);

    [LoggerMessage(4, LogLevel.Warning, "A client from {address} may not join: {reason}")]
    public static partial void Refused(ILogger logger, string address, string reason);
}
