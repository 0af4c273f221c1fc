using System.CommandLine;
using System.CommandLine.Parsing;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Training;
using StaticNet.Schedules;

namespace StaticNet.Samples.Classification;

/// <summary>The options that commands which train a network to tell classes apart have in common.</summary>
/// <param name="defaults">What they are when they aren't given.</param>
/// <param name="schedules">What <c>--schedule</c> is when it isn't given.</param>
/// <param name="augmentation">What <c>--augment</c> does.</param>
internal sealed class ClassifierArguments(ClassifierDefaults defaults, string schedules, string augmentation)
{
    private readonly Option<int> _epochs =
        BoundedOption.Whole("--epochs", "Times that every training sample is used.", defaults.Epochs, 1, 1_000_000);

    private readonly Option<int> _batchSize = BoundedOption.Whole("--batch-size", "Samples of a step.", defaults.BatchSize, 1, 65_536);
    private readonly Option<float> _learningRate =
        BoundedOption.Positive("--learning-rate", "Length of the optimizer's steps.", defaults.LearningRate, 100f);

    private readonly Option<string> _optimizer =
        BoundedOption.Choice("--optimizer", "Rule of the steps; nesterov has momentum 0.9.", OptimizerChoice.Names);

    private readonly Option<string> _schedule = CreateSchedule(schedules);

    private readonly Option<bool> _augment = new("--augment") { Description = augmentation };

    private readonly Option<float> _strength = BoundedOption.Positive(
        "--augment-strength", "How far --augment goes, as a part of its limits: a small network may learn more by less.", 1f, 1f);

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
        BoundedOption.Whole("--seed", "Decides synthetic samples, initial weights and the order of samples.", 1ul, 0ul, ulong.MaxValue);

    private readonly Option<int> _workers =
        BoundedOption.Whole("--workers", "Threads that share the work, 0 for all cores; the weights don't depend on it.", 1, 0, 1024);

    private readonly Option<int> _shards = CreateShards();

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write one JSON object to standard output, and the progress to standard error.",
    };

    /// <summary>The options, in the order to show them.</summary>
    public IEnumerable<Option> All =>
    [
        _validation, _augment, _strength, _epochs, _batchSize, _learningRate, _optimizer, _schedule, _seed, _workers, _shards, _checkpoint, _resume, _report, _save, _json,
    ];

    /// <summary>Refuses options that don't go together.</summary>
    /// <param name="result">What was parsed of the command line.</param>
    public void CheckCombination(CommandResult result)
    {
        if (result.GetResult(_resume) is { Implicit: false } && result.GetResult(_checkpoint) is null)
            result.AddError("--resume needs the directory of the checkpoints: give --checkpoint.");
        if (result.GetResult(_strength) is { Implicit: false } && !result.GetValue(_augment))
            result.AddError("--augment-strength says how far --augment goes: give that too.");
        if (WordOf(result, _schedule) == "one-cycle" && WordOf(result, _optimizer) == "sgd")
            result.AddError("--schedule one-cycle also cycles the momentum, and sgd has none; take --optimizer nesterov or adam.");
    }

    /// <summary>What the user asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="network">The network, whose schedule is taken unless another is given.</param>
    /// <exception cref="UsageException">A file of the options can't be written.</exception>
    public ClassifierOptions Read(ParseResult parsed, ClassifierNetwork network)
    {
        var options = new ClassifierOptions
        {
            ValidationSamples = parsed.GetValue(_validation),
            Epochs = parsed.GetValue(_epochs),
            BatchSize = parsed.GetValue(_batchSize),
            LearningRate = parsed.GetValue(_learningRate),
            Optimizer = parsed.GetValue(_optimizer)!,
            Schedule = parsed.GetValue(_schedule) ?? network.Schedule,
            Augment = parsed.GetValue(_augment),
            AugmentationStrength = parsed.GetValue(_strength),
            Seed = parsed.GetValue(_seed),
            Workers = parsed.GetValue(_workers),
            Shards = parsed.GetValue(_shards),
            CheckpointDirectory = parsed.GetValue(_checkpoint),
            Resume = parsed.GetValue(_resume),
            ReportFile = parsed.GetValue(_report),
            SaveFile = parsed.GetValue(_save),
            Json = parsed.GetValue(_json),
        };
        OutputFile.Check("--report", options.ReportFile, ".html");
        OutputFile.Check("--save", options.SaveFile, ".safetensors");
        if (options.CheckpointDirectory is { } directory)
            OutputDirectory.Make("--checkpoint", directory);
        return options;
    }

    // As it was written: a value that isn't one is another error.
    private static string? WordOf(CommandResult result, Option option) => result.GetResult(option)?.Tokens is [.., var token] ? token.Value : null;

    private static Option<int> CreateShards()
    {
        var option = BoundedOption.Whole(
            "--shards", "Parts of each batch, a power of two, whose gradients a fixed tree adds: under mpirun the ranks share them, and any number of ranks ends with the same weights.", 1, 1, 65_536);
        option.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is var shards && !int.IsPow2(shards))
                result.AddError($"--shards is a power of two, not {shards}.");
        });
        return option;
    }

    private static Option<string> CreateSchedule(string schedules)
    {
        var option = BoundedOption.Choice(
            "--schedule",
            $"How the learning rate changes, from or, for one-cycle, up to --learning-rate; unless it is given, {schedules}.",
            ScheduleChoice.Names);

        // What it is then is for the network to say.
        option.DefaultValueFactory = null;
        return option;
    }
}
