using System.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Text;

/// <summary>The command <c>text</c>.</summary>
internal sealed class TextCommand : Command
{
    private readonly TextArguments _arguments = new();
    private readonly Terminal _terminal;
    private readonly CancellationToken _cancellationToken;

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public TextCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("text", "Learn to write like a text, character by character.")
    {
        _terminal = terminal;
        _cancellationToken = cancellationToken;
        foreach (var option in _arguments.All)
            Options.Add(option);
        Validators.Add(_arguments.CheckCombination);
        SetAction(parsed => (int)Run(parsed));
    }

    private ExitCode Run(ParseResult parsed)
    {
        if (_arguments.ReadPrompt(parsed) is var (prompt, weights))
            return Write(prompt, weights, _arguments.ReadDrawing(parsed));
        var network = _arguments.ReadNetwork(parsed);
        var options = _arguments.Read(parsed);
        using var data = TextData.Open(options, network);
        return network.Train(data, options, _terminal, _cancellationToken);
    }

    private ExitCode Write(string prompt, string weights, DrawingOptions options)
    {
        using var saved = SavedText.Open(weights);
        string text = prompt + saved.Writing.Continue(prompt, options);
        _terminal.Output.WriteLine(_terminal.IsInteractive ? PlainText.Of(text) : text);
        return ExitCode.Success;
    }
}
