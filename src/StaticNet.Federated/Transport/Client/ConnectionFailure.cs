using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace StaticNet.Federated.Wire;

/// <summary>Why a stream has ended, in one line.</summary>
/// <param name="Message">The line.</param>
/// <param name="IsFinal">Whether it would be the same at the next try.</param>
internal sealed record ConnectionFailure(string Message, bool IsFinal)
{
    /// <summary>Reads it off an exception.</summary>
    /// <param name="exception">What the stream threw.</param>
    /// <param name="server">The server's address.</param>
    /// <param name="options">How it was joined.</param>
    public static ConnectionFailure Of(RpcException exception, Uri server, FlowerClientOptions options)
    {
        if (Find<AuthenticationException>(exception) is { } tls)
            return new($"The certificate of {server} isn't trusted, or it has refused the client's, or it speaks no TLS: {FirstLine(tls.Message)}", IsFinal: true);
        if (Find<SocketException>(exception) is { } socket)
            return new(socket.SocketErrorCode == SocketError.ConnectionRefused ? $"Nobody listens at {server}." : $"The connection to {server} has failed: {FirstLine(socket.Message)}.", IsFinal: false);
        string detail = FirstLine(exception.Status.Detail);
        return exception.StatusCode switch
        {
            StatusCode.Unauthenticated or StatusCode.PermissionDenied => new($"{server} has refused the client: {detail}", IsFinal: true),
            StatusCode.Unimplemented => new($"{server} doesn't speak {FlowerMethods.Of(options.Protocol).FullName}: {detail}", IsFinal: true),
            StatusCode.ResourceExhausted => new($"A limit of {server} or of this client was passed: {detail}", IsFinal: false),
            _ => new($"The connection to {server} has failed: {detail}", IsFinal: false),
        };
    }

    private static string FirstLine(string text) => text.Split('\n', '\r')[0];

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception is RpcException { Status.DebugException: { } debug } ? debug : exception.InnerException)
            if (exception is T found)
                return found;
        return null;
    }
}
