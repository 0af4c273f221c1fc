namespace StaticNet.Samples.Federated;

/// <summary>What the user asked for.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="RootFile">The certificate that the server's is known by; null for those that the system trusts.</param>
/// <param name="Token">The client's token; null for none.</param>
/// <param name="DataDirectory">The directory with MNIST's files; null for drawn digits.</param>
/// <param name="Shares">How digits are spread over clients.</param>
/// <param name="Client">Which client's share this one has, from 0.</param>
/// <param name="IsSecure">Whether it shows the server sums only.</param>
/// <param name="Privacy">The client's own noise.</param>
/// <param name="Seed">Decides who has which digits, and what is drawn.</param>
internal sealed record JoinOptions(Uri Server, string? RootFile, string? Token, string? DataDirectory, ShareOptions Shares, int Client, bool IsSecure, PrivacyOptions Privacy, ulong Seed);
