using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;

namespace StaticNet.Federated.Wire;

/// <summary>A client's way to a server.</summary>
internal sealed class FlowerChannel : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly FlowerClientOptions _options;
    private readonly GrpcChannel _channel;
    private readonly X509Certificate2? _certificate;

    /// <summary>A way; nothing goes over it yet.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="options">How to join it.</param>
    /// <exception cref="InvalidDataException">A file of certificates can't be read.</exception>
    public FlowerChannel(Uri server, FlowerClientOptions options)
    {
        _options = options;
        var tls = new SslClientAuthenticationOptions();
        if (options.RootCertificateFile is { } roots)
            tls.CertificateChainPolicy = CertificateFiles.TrustOnly(CertificateFiles.ReadAuthorities(roots), ServerAuthentication);
        if (options.ClientCertificateFile is { } file)
        {
            _certificate = CertificateFiles.ReadWithKey(file, options.ClientKeyFile, password: null);
            tls.ClientCertificates = [_certificate];
        }

        _channel = GrpcChannel.ForAddress(server, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                SslOptions = tls,
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                KeepAlivePingDelay = options.KeepAliveInterval,
                KeepAlivePingTimeout = options.KeepAliveInterval,
            },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = options.MaximumMessageSize,
            MaxSendMessageSize = options.MaximumMessageSize,
        });
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public AsyncDuplexStreamingCall<Envelope<ClientMessage>, Envelope<ServerMessage>> Join(CancellationToken cancellationToken)
    {
        var headers = new Metadata();
        if (_options.BearerToken is { } token)
            headers.Add("authorization", $"Bearer {token}");
        return _channel.CreateCallInvoker().AsyncDuplexStreamingCall(FlowerMethods.Of(_options.Protocol), null, new CallOptions(headers, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel.Dispose();
        _certificate?.Dispose();
    }
}
