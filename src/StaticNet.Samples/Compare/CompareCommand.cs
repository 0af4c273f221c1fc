using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Compare;

/// <summary>The command <c>compare</c>.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Argument<string[]> _runs = new Argument<string[]>("runs")
    {
        Description = "Reports that '--report' wrote, or the JSON that such a report has to download, of a run each.",
        Arity = new ArgumentArity(1, 1000),
    }.RefusingEmpty();

    private readonly Option<string?> _report = new("--report")
    {
        Description = "HTML file to write: best values, settings that differ, the curves of all runs.",
        HelpName = "file.html",
    };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public CompareCommand(Terminal terminal)
        : base("compare", "Compare runs by their reports.")
    {
        _runs.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1)
                result.AddError($"'compare' takes two runs or more, and {result.Tokens[0].Value} is one.");
        });
        Arguments.Add(_runs);
        Options.Add(_report);
        SetAction(parsed => (int)new CompareRun(new CompareOptions([.. parsed.GetValue(_runs)!], parsed.GetValue(_report)), terminal).Run());
    }
}
