using System.CommandLine;
using System.CommandLine.Parsing;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Digits;

/// <summary>The command <c>digits</c>: its options and their limits.</summary>
internal sealed class DigitsCommand : Command
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Directory with MNIST's four IDX files, raw or .gz. Without it, digits are drawn by program.",
        HelpName = "directory",
    };

    private readonly Option<int> _trainSamples =
        BoundedOption.Whole("--train-samples", "Training samples to draw.", 20_000, 1, 1_000_000);

    private readonly Option<int> _testSamples = BoundedOption.Whole("--test-samples", "Test samples to draw.", 4_000, 1, 1_000_000);
    private readonly Option<int> _epochs = BoundedOption.Whole("--epochs", "Times that every training sample is used.", 5, 1, 1_000_000);
    private readonly Option<int> _batchSize = BoundedOption.Whole("--batch-size", "Samples of a step.", 64, 1, 65_536);
    private readonly Option<float> _learningRate =
        BoundedOption.Positive("--learning-rate", "Length of the optimizer's steps.", 1e-3f, 100f);

    private readonly Option<string> _optimizer =
        BoundedOption.Choice("--optimizer", "Rule of the steps; nesterov has momentum 0.9.", DigitsOptimizers.Names);

    private readonly Option<ulong> _seed =
        BoundedOption.Whole("--seed", "Decides digits, initial weights and the order of samples.", 1ul, 0ul, ulong.MaxValue);

    private readonly Option<int> _workers =
        BoundedOption.Whole("--workers", "Threads that share the work, 0 for all cores; the weights don't depend on it.", 1, 0, 1024);

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write one JSON object to standard output, and the progress to standard error.",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Write an HTML file with plots, confusion matrix and the worst mistakes.",
        HelpName = "file.html",
    };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public DigitsCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("digits", "Train a network to read handwritten digits, and show what it makes of some.")
    {
        Option[] options =
        [
            _data, _trainSamples, _testSamples, _epochs, _batchSize, _learningRate, _optimizer, _seed, _workers, _json, _report,
        ];
        foreach (var option in options)
            Options.Add(option);
        Validators.Add(CheckCombination);
        SetAction(parsed => (int)new DigitsRun(Read(parsed), terminal).Run(cancellationToken));
    }

    private void CheckCombination(CommandResult result)
    {
        if (result.GetResult(_data) is null)
            return;
        foreach (var option in new[] { _trainSamples, _testSamples })
            if (result.GetResult(option) is { Implicit: false })
                result.AddError($"{option.Name} is for synthetic digits and can't go with --data; leave one of them out.");
    }

    private DigitsOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_data),
        parsed.GetValue(_trainSamples),
        parsed.GetValue(_testSamples),
        parsed.GetValue(_epochs),
        parsed.GetValue(_batchSize),
        parsed.GetValue(_learningRate),
        parsed.GetValue(_optimizer)!,
        parsed.GetValue(_seed),
        parsed.GetValue(_workers),
        parsed.GetValue(_json),
        CheckReport(parsed.GetValue(_report)));

    private static string? CheckReport(string? file)
    {
        if (file is null)
            return null;
        if (!file.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"--report is '{file}', but takes the name of a file that ends with .html.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? file;
        return Directory.Exists(folder)
            ? file
            : throw new UsageException($"--report is '{file}', but there is no folder '{folder}'; make it first.");
    }
}
