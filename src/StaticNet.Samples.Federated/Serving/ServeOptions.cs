using System.Net;

namespace StaticNet.Samples.Federated;

/// <summary>What the user asked for.</summary>
/// <param name="Rounds">How rounds are run.</param>
/// <param name="MinimumClients">The clients that have to be there before a round begins.</param>
/// <param name="Address">The network address to listen at.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="CertificateFile">The server's certificate; null to serve without TLS.</param>
/// <param name="KeyFile">Its key.</param>
/// <param name="TokenFile">The clients' names and tokens; null to let anyone join.</param>
internal sealed record ServeOptions(RoundOptions Rounds, int MinimumClients, IPAddress Address, int Port, string? CertificateFile, string? KeyFile, string? TokenFile);
