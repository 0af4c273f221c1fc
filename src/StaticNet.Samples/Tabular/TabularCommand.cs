using System.CommandLine;
using StaticNet.Data;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Tabular;

/// <summary>The command <c>tabular</c>: its options and their limits.</summary>
internal sealed class TabularCommand : Command
{
    private readonly Option<string> _data = new Option<string>("--data")
    {
        Description = "CSV file to learn from; what it was taken for is shown before the training.",
        HelpName = "file.csv",
        Required = true,
    }.RefusingEmpty();

    private readonly Option<string> _target = new("--target")
    {
        Description = "Column to learn: its name; without a header column1, column2 and so on. The others are inputs.",
        HelpName = "column",
        Required = true,
    };

    private readonly Option<string?> _test = new Option<string?>("--test")
    {
        Description = "CSV file to test on; without it a part of the rows is held back.",
        HelpName = "file.csv",
    }.RefusingEmpty();

    private readonly Option<float> _testFraction = BoundedOption.Positive("--test-fraction", "Part of the rows to hold back.", 0.2f, 0.99f);
    private readonly Option<int> _epochs = BoundedOption.Whole("--epochs", "Times that every row is used.", 60, 1, 1_000_000);
    private readonly Option<int> _batchSize = BoundedOption.Whole("--batch-size", "Samples of a step; 16 if it isn't given and there are fewer than 1,000 rows to learn from.", 64, 1, 65_536);
    private readonly Option<float> _learningRate =
        BoundedOption.Positive("--learning-rate", "Length of AdamW's first steps; it falls to 0 along a cosine.", 2e-3f, 100f);

    private readonly Option<ulong> _seed =
        BoundedOption.Whole("--seed", "Decides rows held back, initial weights and the order of samples.", 1ul, 0ul, ulong.MaxValue);

    private readonly Option<string> _task = BoundedOption.Choice("--task", "What is learned; auto says what it chose and why.", "auto", "classification", "regression");
    private readonly TabularColumnsOptions _columns = new();

    private readonly Option<string?> _report = new("--report")
    {
        Description = "HTML file to write: curves, figures, confusion matrix.",
        HelpName = "file.html",
    };

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
        : base("tabular", $"Learn a column of a CSV file from the others. Networks are compiled for {TabularNetworks.Description}; what a table doesn't use of them is 0.")
    {
        Option[] options =
            [_data, _target, _task, _test, _testFraction, .. _columns.All, _epochs, _batchSize, _learningRate, _seed, _report, _save, _json];
        foreach (var option in options)
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_test) is not null && result.GetResult(_testFraction) is { Implicit: false })
                result.AddError("--test-fraction is of the rows of --data and can't go with --test; leave one of them out.");
        });
        SetAction(parsed => (int)new TabularRun(Read(parsed), terminal).Run(cancellationToken));
    }

    private TabularOptions Read(ParseResult parsed) => new()
    {
        DataFile = parsed.GetValue(_data)!,
        Target = parsed.GetValue(_target)!,
        Task = parsed.GetValue(_task) switch
        {
            "classification" => TableTask.Classification,
            "regression" => TableTask.Regression,
            _ => TableTask.Automatic,
        },
        TestFile = parsed.GetValue(_test),
        TestFraction = parsed.GetValue(_testFraction),
        Csv = _columns.ReadCsv(parsed),
        Columns = _columns.ReadColumns(parsed),
        Epochs = parsed.GetValue(_epochs),
        BatchSize = parsed.GetResult(_batchSize) is { Implicit: false } ? parsed.GetValue(_batchSize) : null,
        LearningRate = parsed.GetValue(_learningRate),
        Seed = parsed.GetValue(_seed),
        ReportFile = parsed.GetValue(_report),
        SaveFile = parsed.GetValue(_save),
        Json = parsed.GetValue(_json),
    };
}
