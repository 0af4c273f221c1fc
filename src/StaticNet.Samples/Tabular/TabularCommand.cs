using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Tabular;

/// <summary>The command <c>tabular</c>: its options and their limits.</summary>
internal sealed class TabularCommand : Command
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "CSV file to learn from; whether it has a header, and what separates its fields, is seen.",
        HelpName = "file.csv",
        Required = true,
    };

    private readonly Option<string> _target = new("--target")
    {
        Description = "Column to learn: its name; without a header column1, column2 and so on. The others are inputs.",
        HelpName = "column",
        Required = true,
    };

    private readonly Option<string?> _test = new("--test")
    {
        Description = "CSV file to test on; without it a part of the rows is held back.",
        HelpName = "file.csv",
    };

    private readonly Option<float> _testFraction = BoundedOption.Positive("--test-fraction", "Part of the rows to hold back.", 0.2f, 0.99f);
    private readonly Option<int> _epochs = BoundedOption.Whole("--epochs", "Times that every row is used.", 60, 1, 1_000_000);
    private readonly Option<int> _batchSize = BoundedOption.Whole("--batch-size", "Samples of a step.", 64, 1, 65_536);
    private readonly Option<float> _learningRate =
        BoundedOption.Positive("--learning-rate", "Length of AdamW's first steps; it falls to 0 along a cosine.", 2e-3f, 100f);

    private readonly Option<ulong> _seed =
        BoundedOption.Whole("--seed", "Decides rows held back, initial weights and the order of samples.", 1ul, 0ul, ulong.MaxValue);

    private readonly Option<string?> _save = new("--save")
    {
        Description = "File to write the weights to, with the encoding of the columns.",
        HelpName = "file.safetensors",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write one JSON object to standard output, and the progress to standard error.",
    };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public TabularCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("tabular", $"Learn a column of a CSV file from the others. Inputs that networks are compiled for: {TabularNetworks.Description}.")
    {
        Option[] options = [_data, _target, _test, _testFraction, _epochs, _batchSize, _learningRate, _seed, _save, _json];
        foreach (var option in options)
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_test) is not null && result.GetResult(_testFraction) is { Implicit: false })
                result.AddError("--test-fraction is of the rows of --data and can't go with --test; leave one of them out.");
        });
        SetAction(parsed => (int)new TabularRun(Read(parsed), terminal).Run(cancellationToken));
    }

    private TabularOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_data)!,
        parsed.GetValue(_target)!,
        parsed.GetValue(_test),
        parsed.GetValue(_testFraction),
        parsed.GetValue(_epochs),
        parsed.GetValue(_batchSize),
        parsed.GetValue(_learningRate),
        parsed.GetValue(_seed),
        parsed.GetValue(_save),
        parsed.GetValue(_json));
}
