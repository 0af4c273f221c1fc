using Microsoft.Extensions.Logging;

namespace StaticNet.Federated.Wire;

/// <summary>What a client reports.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Information, "Joining {server}.")]
    public static partial void Joining(ILogger logger, Uri server);

    [LoggerMessage(2, LogLevel.Debug, "The server asks: {request}.")]
    public static partial void Asked(ILogger logger, ServerMessage.MsgOneofCase request);

    [LoggerMessage(3, LogLevel.Warning, "{request} has failed here; the server is told so.")]
    public static partial void Failed(ILogger logger, ServerMessage.MsgOneofCase request, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "{reason} Trying again in {delay}.")]
    public static partial void TryingAgain(ILogger logger, string reason, TimeSpan delay);

    [LoggerMessage(5, LogLevel.Information, "The server says to join again in {delay}.")]
    public static partial void Leaving(ILogger logger, TimeSpan delay);

    [LoggerMessage(6, LogLevel.Information, "The server needs this client no more.")]
    public static partial void Done(ILogger logger);

    [LoggerMessage(7, LogLevel.Debug, "The server has gone before the goodbye: {reason}")]
    public static partial void GoneAtOnce(ILogger logger, string reason);
}
