using Microsoft.Extensions.Logging;

namespace StaticNet.Federated;

/// <summary>What a server reports of its rounds.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Warning, "The client {id} hasn't answered in time in {missed} rounds in a row; it is left out up to round {until}.")]
    public static partial void PutAside(ILogger logger, string id, int missed, int until);

    [LoggerMessage(2, LogLevel.Information, "The client {id} answers again, and takes part as before.")]
    public static partial void IsBack(ILogger logger, string id);
}
