using System.CommandLine;
using System.Net;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>The command <c>federated serve</c>.</summary>
internal sealed class ServeCommand : Command
{
    private readonly RoundSettings _rounds = new();
    private readonly Option<int> _clients = BoundedOption.Whole("--clients", "The clients that have to be there before a round begins.", 2, 1, 10_000);
    private readonly Option<string> _address = new("--address") { Description = "The network address to listen at.", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<int> _port = BoundedOption.Whole("--port", "The port; 0 for any that is free.", 8080, 0, IPEndPoint.MaxPort);

    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = "A PEM file of the server's certificate. Where neither it nor the key's file is there, both are made, for this machine; clients take it by --root.",
    };

    private readonly Option<string?> _key = new("--key") { Description = "The PEM file of its key." };
    private readonly Option<bool> _plain = new("--plain") { Description = "Serve this machine alone, without TLS." };
    private readonly Option<string?> _tokens = new("--tokens") { Description = "A file of the clients that may join: lines of a name and a token of 16 characters or more." };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends a run.</param>
    public ServeCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("serve", "Serve clients of this program or of Flower over the network.")
    {
        foreach (var option in (Option[])[_clients, _address, _port, _certificate, _key, _plain, _tokens])
            Options.Add(option);
        _rounds.AddTo(this);
        SetAction(parsed => (int)new ServeRun(Read(parsed), terminal, cancellationToken).Run());
    }

    private ServeOptions Read(ParseResult parsed)
    {
        string text = parsed.GetValue(_address)!;
        if (!IPAddress.TryParse(text, out var address))
            throw new UsageException($"--address is '{text}', but takes a network address such as 127.0.0.1 or 0.0.0.0.");
        string? certificate = parsed.GetValue(_certificate), key = parsed.GetValue(_key);
        if (parsed.GetValue(_plain) ? (certificate ?? key) is not null : certificate is null || key is null)
            throw new UsageException("A server has --certificate and --key, or serves this machine by --plain.");
        return new ServeOptions(_rounds.Read(parsed), parsed.GetValue(_clients), address, parsed.GetValue(_port), certificate, key, parsed.GetValue(_tokens));
    }
}
