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

    private readonly Option<string> _schedule = BoundedOption.Choice(
        "--schedule", "How the learning rate changes, from or, for one-cycle, up to --learning-rate.", DigitsSchedules.Names);

    private readonly Option<bool> _augment = new("--augment")
    {
        Description = "Move, turn, scale and bend the training digits a little, each time another way.",
    };

    private readonly Option<int> _validation = BoundedOption.Whole(
        "--validation", "Training samples to hold back: epochs are judged by them, and the best one's weights come back.", 0, 0, 1_000_000);

    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "Directory to save the state of training in, after each epoch and every two seconds.",
        HelpName = "directory",
    };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on with the run whose state is in --checkpoint, with the same options; without one, begin.",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "HTML file to write: curves, confusion matrix, worst mistakes.",
        HelpName = "file.html",
    };

    private readonly Option<string?> _save = new("--save")
    {
        Description = "File to write the weights to, with the names and layouts of PyTorch.",
        HelpName = "file.safetensors",
    };

    private readonly Option<ulong> _seed =
        BoundedOption.Whole("--seed", "Decides digits, initial weights and the order of samples.", 1ul, 0ul, ulong.MaxValue);

    private readonly Option<int> _workers =
        BoundedOption.Whole("--workers", "Threads that share the work, 0 for all cores; the weights don't depend on it.", 1, 0, 1024);

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write one JSON object to standard output, and the progress to standard error.",
    };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public DigitsCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("digits", "Train a network to read handwritten digits, and show what it makes of some.")
    {
        Option[] options =
        [
            _data, _trainSamples, _testSamples, _validation, _augment, _epochs, _batchSize, _learningRate, _optimizer, _schedule, _seed, _workers,
            _checkpoint, _resume, _report, _save, _json,
        ];
        foreach (var option in options)
            Options.Add(option);
        Validators.Add(CheckCombination);
        SetAction(parsed => (int)new DigitsRun(Read(parsed), terminal).Run(cancellationToken));
    }

    private void CheckCombination(CommandResult result)
    {
        if (result.GetResult(_resume) is { Implicit: false } && result.GetResult(_checkpoint) is null)
            result.AddError("--resume needs the directory of the checkpoints: give --checkpoint.");
        if (result.GetValue(_schedule) == "one-cycle" && result.GetValue(_optimizer) == "sgd")
            result.AddError("--schedule one-cycle also cycles the momentum, and sgd has none; take --optimizer nesterov or adam.");
        if (result.GetResult(_data) is null)
            return;
        foreach (var option in new[] { _trainSamples, _testSamples })
            if (result.GetResult(option) is { Implicit: false })
                result.AddError($"{option.Name} is for synthetic digits and can't go with --data; leave one of them out.");
    }

    private DigitsOptions Read(ParseResult parsed) => new()
    {
        DataDirectory = parsed.GetValue(_data),
        TrainSamples = parsed.GetValue(_trainSamples),
        TestSamples = parsed.GetValue(_testSamples),
        ValidationSamples = parsed.GetValue(_validation),
        Epochs = parsed.GetValue(_epochs),
        BatchSize = parsed.GetValue(_batchSize),
        LearningRate = parsed.GetValue(_learningRate),
        Optimizer = parsed.GetValue(_optimizer)!,
        Schedule = parsed.GetValue(_schedule)!,
        Augment = parsed.GetValue(_augment),
        Seed = parsed.GetValue(_seed),
        Workers = parsed.GetValue(_workers),
        CheckpointDirectory = parsed.GetValue(_checkpoint),
        Resume = parsed.GetValue(_resume),
        ReportFile = parsed.GetValue(_report),
        SaveFile = parsed.GetValue(_save),
        Json = parsed.GetValue(_json),
    };
}
