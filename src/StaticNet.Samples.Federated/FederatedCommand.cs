using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>The command <c>federated</c>.</summary>
internal sealed class FederatedCommand : Command
{
    private readonly RoundSettings _rounds = new();
    private readonly ShareSettings _shares = new();
    private readonly Option<float> _vanishing = BoundedOption.NotNegative("--vanishing", "The chance that a client vanishes in a round.", 0, 1);
    private readonly Option<int> _workers = BoundedOption.Whole("--workers", "The clients at work at a time; results are the same.", Environment.ProcessorCount, 1, 256);

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends a run.</param>
    public FederatedCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("federated", "Train on digits that stay with their clients: in this process, or over the network by 'federated serve' and 'federated join'.")
    {
        _shares.AddTo(this);
        _rounds.AddTo(this);
        Options.Add(_vanishing);
        Options.Add(_workers);
        Subcommands.Add(new ServeCommand(terminal, cancellationToken));
        Subcommands.Add(new JoinCommand(terminal, cancellationToken));
        SetAction(parsed => (int)new SimulationRun(
            new SimulationOptions(_rounds.Read(parsed), _shares.Read(parsed), RoundSettings.Exactly(parsed.GetValue(_vanishing)), parsed.GetValue(_workers)), terminal, cancellationToken).Run());
    }
}
