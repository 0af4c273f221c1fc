using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.CartPole;

/// <summary>The command <c>cartpole</c>.</summary>
internal sealed class CartPoleCommand : Command
{
    private readonly Option<int> _seed = BoundedOption.Whole("--seed", "Decides the agent's first weights and all that is tried.", 1, 0, int.MaxValue);

    private readonly Option<int> _updates = BoundedOption.Whole("--updates", "How often the agent learns from what it played.", new CartPoleSettings().Updates, 1, 10_000);

    private readonly Option<bool> _json = new("--json") { Description = "Write a JSON object." };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next update.</param>
    public CartPoleCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("cartpole", "Teach an agent to balance a pole, with a loss of the program's own.")
    {
        Options.Add(_seed);
        Options.Add(_updates);
        Options.Add(_json);
        SetAction(parsed => (int)new CartPoleRun(
            new CartPoleOptions((ulong)parsed.GetValue(_seed), parsed.GetValue(_updates), parsed.GetValue(_json)), terminal, cancellationToken).Run());
    }
}
