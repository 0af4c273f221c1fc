using Microsoft.Extensions.Logging;

namespace StaticNet.Federated;

/// <summary>How a client joins a server.</summary>
public sealed class FlowerClientOptions
{
    /// <summary>The messages that the server speaks: those of Flower 1.x unless it is older.</summary>
    public FlowerProtocol Protocol { get; init; } = FlowerProtocol.Version1;

    /// <summary>The largest message in bytes, in either direction: 536,870,912 as in Flower.</summary>
    public int MaximumMessageSize { get; init; } = 536_870_912;

    /// <summary>A PEM file of the certificates that may have signed the server's, instead of those that the system trusts.</summary>
    public string? RootCertificateFile { get; init; }

    /// <summary>A PEM file of the certificate by which the client proves who it is; its key is in <see cref="ClientKeyFile"/>.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>A PEM file of the key of <see cref="ClientCertificateFile"/>; the same file if not set.</summary>
    public string? ClientKeyFile { get; init; }

    /// <summary>A secret by which the client proves who it is. It goes over TLS, or to the own machine, and nowhere else.</summary>
    public string? BearerToken { get; init; }

    /// <summary>How often in a row joining may fail, 1 or more, before the client gives up. A refusal ends it at once.</summary>
    public int MaximumAttempts { get; init; } = 10;

    /// <summary>The wait after the first failure, twice as long after each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the connection is tried while nothing goes over it, so that a server that has vanished is noticed.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the client reports what it does; nowhere if not set.</summary>
    public ILogger? Logger { get; init; }

    internal void Check(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!server.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttp && server.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"The server's address is '{server}'; it starts with http:// or https://.", nameof(server));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumMessageSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FirstDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestDelay, FirstDelay);
        ArgumentOutOfRangeException.ThrowIfLessThan(KeepAliveInterval, TimeSpan.FromSeconds(1));
        if (BearerToken is { } token && (token.Length == 0 || token.Any(character => character is <= ' ' or > '~')))
            throw new ArgumentException($"{nameof(BearerToken)} is empty or has a space or a letter outside ASCII, which no request can carry.");
        bool isPlain = server.Scheme == Uri.UriSchemeHttp;
        if (isPlain && (RootCertificateFile ?? ClientCertificateFile) is { } file)
            throw new ArgumentException($"{file} is of no use to {server}: certificates take https://.", nameof(server));
        if (isPlain && BearerToken is not null && !server.IsLoopback)
            throw new ArgumentException($"The token would go to {server} readable for everyone; it takes https://.", nameof(server));
    }
}
