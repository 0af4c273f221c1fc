using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Contrast;

/// <summary>The command <c>contrast</c>.</summary>
internal sealed class ContrastCommand : Command
{
    private readonly Option<int> _seed = BoundedOption.Whole("--seed", "Decides the first weights and the views.", 1, 0, int.MaxValue);

    private readonly Option<int> _steps = BoundedOption.Whole("--steps", "The steps of training.", 600, 1, 1_000_000);

    private readonly Option<bool> _json = new("--json") { Description = "Write a JSON object." };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public ContrastCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("contrast", "Learn which digits are alike without labels, with a loss of the program's own.")
    {
        Options.Add(_seed);
        Options.Add(_steps);
        Options.Add(_json);
        SetAction(parsed => (int)new ContrastRun(
            new ContrastOptions((ulong)parsed.GetValue(_seed), parsed.GetValue(_steps), parsed.GetValue(_json)), terminal, cancellationToken).Run());
    }
}
