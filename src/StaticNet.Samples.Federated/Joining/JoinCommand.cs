using System.CommandLine;
using System.Globalization;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>The command <c>federated join</c>.</summary>
internal sealed class JoinCommand : Command
{
    private readonly ShareSettings _shares = new();
    private readonly Option<string> _server = new("--server") { Description = "The server's address.", DefaultValueFactory = _ => "https://localhost:8080" };
    private readonly Option<string?> _root = new("--root") { Description = "A PEM file of the certificate that the server's is known by; those that the system trusts without." };
    private readonly Option<string?> _tokens = new("--tokens") { Description = "A file of names and tokens, as the server has it; this client's is 'client-' and its number in five digits." };
    private readonly Option<string?> _data = new("--data") { Description = "A directory with the four files of MNIST; drawn digits without." };
    private readonly Option<int> _client = BoundedOption.Whole("--client", "Which client's share of the digits this one has, from 0.", 0, 0, 10_000);
    private readonly Option<bool> _secure = new("--secure") { Description = "Show the server the sum of a round's updates only." };
    private readonly PrivacySettings _privacy = new("Noise of this client's own, as a multiple of --clipping-norm, to which it clips its updates, with --secure; 0 for none.");
    private readonly Option<int> _seed = BoundedOption.Whole("--seed", "Decides who has which digits, and what is drawn.", 1, 0, int.MaxValue);

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends a run.</param>
    public JoinCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("join", "Join a server of this program, or one of Flower, with a share of the digits.")
    {
        foreach (var option in (Option[])[_server, _root, _tokens, _client, _data, _secure, _seed])
            Options.Add(option);
        _privacy.AddTo(this);
        _shares.AddTo(this);
        SetAction(parsed => (int)new JoinRun(Read(parsed), terminal, cancellationToken).Run());
    }

    private JoinOptions Read(ParseResult parsed)
    {
        string text = parsed.GetValue(_server)!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var server) || (server.Scheme != Uri.UriSchemeHttp && server.Scheme != Uri.UriSchemeHttps))
            throw new UsageException($"--server is '{text}', but takes an address such as https://localhost:8080.");
        var shares = _shares.Read(parsed);
        int client = parsed.GetValue(_client);
        if (client >= shares.Clients)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--client is {client}, but {shares.Clients} clients are numbered from 0 to {shares.Clients - 1}; set --clients."));
        var privacy = _privacy.Read(parsed);
        if (privacy.IsWanted && !parsed.GetValue(_secure))
            throw new UsageException("--privacy of a client is noise in an update that the server sees in sums alone; add --secure.");
        return new JoinOptions(
            server, parsed.GetValue(_root), FindToken(parsed.GetValue(_tokens), FederatedData.NameOf(client)), parsed.GetValue(_data), shares, client, parsed.GetValue(_secure), privacy, (ulong)parsed.GetValue(_seed));
    }

    private static string? FindToken(string? file, string name)
    {
        if (file is null)
            return null;
        if (!File.Exists(file))
            throw new UsageException($"--tokens is '{file}', and there is no such file.");
        foreach (string line in File.ReadLines(file))
            if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [{ } first, { } token] && first == name)
                return token;
        throw new UsageException($"{file} has no token of {name}.");
    }
}
