using System.Net;
using Microsoft.Extensions.Logging;

namespace StaticNet.Federated;

/// <summary>How a server of federated learning listens, whom it lets in, and how much they may send.</summary>
public sealed class FederatedHostOptions
{
    /// <summary>The network address to listen at: the own machine's alone unless set.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port: 8080 as in Flower; 0 for any that is free.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>The file of the server's certificate: PEM with the certificates that signed it, or PKCS #12 (<c>.pfx</c>, <c>.p12</c>).</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The PEM file of the certificate's key; <see cref="CertificateFile"/> itself if not set.</summary>
    public string? CertificateKeyFile { get; init; }

    /// <summary>The password of a PKCS #12 file.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>Whether to serve without TLS; only clients of the own machine are served so.</summary>
    public bool AllowPlainText { get; init; }

    /// <summary>
    /// A file of the clients' secrets, a line a client: its name, white space and its token of 16 characters or more. Empty lines and those that start with <c>#</c> are skipped. A
    /// client sends <c>authorization: Bearer TOKEN</c> and is called by the name.
    /// </summary>
    public string? TokenFile { get; init; }

    /// <summary>A PEM file of the authorities of the clients' certificates. A client with such a certificate is called by its subject's common name.</summary>
    public string? ClientAuthorityFile { get; init; }

    /// <summary>The largest message in bytes, in either direction: 536,870,912 as in Flower.</summary>
    public int MaximumMessageSize { get; init; } = 536_870_912;

    /// <summary>The most messages of a client in a second.</summary>
    public int MaximumMessagesPerSecond { get; init; } = 1_000;

    /// <summary>The most clients at a time.</summary>
    public int MaximumClients { get; init; } = 10_000;

    /// <summary>The most clients of one network address at a time.</summary>
    public int MaximumClientsPerAddress { get; init; } = 1_000;

    /// <summary>How often a connection is tried while nothing comes over it.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client has to answer such a try before it counts as gone.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client whose call was cancelled has to answer all the same; until then it gets no other call, later it is sent away.</summary>
    public TimeSpan LateReplyTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long clients have to leave that are told to.</summary>
    public TimeSpan LeaveTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Makes the loggers; nothing is logged if not set.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Whether anyone may join.</summary>
    internal bool IsOpen => TokenFile is null && ClientAuthorityFile is null;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, IPEndPoint.MaxPort);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumMessageSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumMessagesPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumClients, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumClientsPerAddress, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(KeepAliveInterval, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(KeepAliveTimeout, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(LateReplyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LeaveTimeout, TimeSpan.Zero);
        if (CertificateFile is null && !AllowPlainText)
            throw new ArgumentException($"The server has no certificate; set {nameof(CertificateFile)}, or {nameof(AllowPlainText)} on the own machine.");
        if (CertificateFile is not null && AllowPlainText)
            throw new ArgumentException($"The server has a certificate and is to serve without TLS; set either {nameof(CertificateFile)} or {nameof(AllowPlainText)}.");
        if (AllowPlainText && !IPAddress.IsLoopback(Address))
            throw new ArgumentException($"Models and tokens would go over {Address} readable for everyone; without TLS the server listens at the own machine's address alone.");
        if (AllowPlainText && ClientAuthorityFile is not null)
            throw new ArgumentException("Clients show certificates over TLS only.");
    }
}
