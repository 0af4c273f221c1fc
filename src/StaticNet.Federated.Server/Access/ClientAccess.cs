using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using StaticNet.Federated.Wire;

namespace StaticNet.Federated;

/// <summary>Says who a client is, by its certificate or its token.</summary>
internal sealed class ClientAccess
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string Scheme = "Bearer ";

    private readonly TokenFile? _tokens;
    private readonly X509Certificate2Collection? _authorities;
    private int _unnamed;

    private ClientAccess(TokenFile? tokens, X509Certificate2Collection? authorities)
    {
        _tokens = tokens;
        _authorities = authorities;
    }

    /// <summary>Reads who may join.</summary>
    /// <param name="options">Where it stands.</param>
    /// <exception cref="InvalidDataException">A file can't be read.</exception>
    public static ClientAccess Read(FederatedHostOptions options) => new(
        options.TokenFile is { } tokens ? TokenFile.Read(tokens) : null,
        options.ClientAuthorityFile is { } authorities ? CertificateFiles.ReadAuthorities(authorities) : null);

    /// <summary>Says who a client is; in the order of joining, where anyone may.</summary>
    /// <param name="http">Its request.</param>
    /// <returns>Its name; null if it isn't known.</returns>
    public string? Identify(HttpContext http)
    {
        if (_tokens is null && _authorities is null)
            return $"client-{Interlocked.Increment(ref _unnamed):D6}";
        return ByCertificate(http.Connection.ClientCertificate) ?? ByToken(http.Request.Headers.Authorization);
    }

    private string? ByCertificate(X509Certificate2? certificate)
    {
        if (_authorities is null || certificate is null)
            return null;
        using var chain = new X509Chain { ChainPolicy = CertificateFiles.TrustOnly(_authorities, ClientAuthentication) };
        return chain.Build(certificate) && certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } name ? name : null;
    }

    private string? ByToken(string? header) =>
        _tokens is not null && header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? _tokens.Find(header[Scheme.Length..].Trim()) : null;
}
