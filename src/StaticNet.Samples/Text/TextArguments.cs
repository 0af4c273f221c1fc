using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Training;
using StaticNet.Schedules;

namespace StaticNet.Samples.Text;

/// <summary>The options of the command <c>text</c>.</summary>
internal sealed class TextArguments
{
    private readonly Option<string?> _data = new Option<string?>("--data")
    {
        Description = "File of text to learn, of any length; without it, the beginning of Coriolanus.",
        HelpName = "file",
    }.RefusingEmpty();

    private readonly Option<string> _network = BoundedOption.Choice(
        "--network", "What learns it.", [.. TextNetworks.All.Select(network => network.Name)]);

    private readonly Option<string> _unit = BoundedOption.Choice(
        "--unit", "What a token is; auto takes characters where the network has enough tokens for them, and else bytes.", TextData.Units);

    private readonly Option<float> _heldOut = BoundedOption.Positive("--held-out", "The part of the text, its end, that isn't learned but measured.", 0.1f, 0.9f);

    private readonly Option<int> _epochs = Unset(BoundedOption.Whole("--epochs", Default("Times that the text is learned", network => $"{network.Epochs}"), 0, 1, 1_000_000));

    private readonly Option<int> _batchSize = Unset(BoundedOption.Whole("--batch-size", Default("Windows of a step", network => $"{network.BatchSize}"), 0, 1, 65_536));

    private readonly Option<float> _learningRate = Unset(BoundedOption.Positive(
        "--learning-rate", Default("Length of the steps of AdamW", network => network.LearningRate.ToString(CultureInfo.InvariantCulture)), 0, 100f));

    private readonly Option<string> _schedule = Unset(BoundedOption.Choice(
        "--schedule", Default("How it changes", network => network.Schedule), ScheduleChoice.Names));

    private readonly Option<ulong> _seed =
        BoundedOption.Whole("--seed", "Decides initial weights, the order of windows, and what is written.", 1ul, 0ul, ulong.MaxValue);

    private readonly Option<int> _workers =
        BoundedOption.Whole("--workers", "Threads that share the work, 0 for all cores; the weights don't depend on it.", 1, 0, 1024);

    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "Directory to save the state of training in, after each epoch and every two seconds.",
        HelpName = "directory",
    };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on with the run whose state is in --checkpoint, with the same options; without one, begin.",
    };

    private readonly Option<string?> _save = new("--save")
    {
        Description = "File to write the weights and the vocabulary to.",
        HelpName = "file.safetensors",
    };

    private readonly Option<string?> _generate = new("--generate")
    {
        Description = "Learn nothing, but write on after this, by --weights.",
        HelpName = "text",
    };

    private readonly Option<string?> _weights = new Option<string?>("--weights")
    {
        Description = "File that 'text --save' wrote, for --generate; it knows its network and its vocabulary.",
        HelpName = "file.safetensors",
    }.RefusingEmpty();

    private readonly Option<int> _length = BoundedOption.Whole("--length", "Tokens to write, after each epoch or for --generate.", 200, 1, 10_000_000);

    private readonly Option<float> _temperature = BoundedOption.NotNegative(
        "--temperature", "Below 1, likely tokens come more often than the network says; 0 always takes the likeliest.", 0.8f, 100f);

    private readonly Option<int> _topK = BoundedOption.Whole("--top-k", "Take one of so many likeliest tokens; 0 for all.", 0, 0, int.MaxValue);

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write one JSON object to standard output, and the progress to standard error.",
    };

    /// <summary>The options, in the order to show them.</summary>
    public IEnumerable<Option> All =>
    [
        _data, _network, _unit, _heldOut, _epochs, _batchSize, _learningRate, _schedule, _seed, _workers, _checkpoint, _resume, _save,
        _generate, _weights, _length, _temperature, _topK, _json,
    ];

    /// <summary>Refuses options that don't go together.</summary>
    /// <param name="result">What was parsed of the command line.</param>
    public void CheckCombination(CommandResult result)
    {
        if (result.GetResult(_resume) is { Implicit: false } && result.GetResult(_checkpoint) is null)
            result.AddError("--resume needs the directory of the checkpoints: give --checkpoint.");
        bool generates = result.GetResult(_generate) is not null, hasWeights = result.GetResult(_weights) is not null;
        if (generates && !hasWeights)
            result.AddError("--generate writes by a model that was saved: give its file by --weights.");
        if (hasWeights && !generates)
            result.AddError("--weights is of a model that is to write: give the text to begin with by --generate.");
        Option[] training = [_data, _save, _checkpoint, _json];
        if (generates && Array.Find(training, option => result.GetResult(option) is { Implicit: false }) is { } option)
            result.AddError($"{option.Name} is of learning a text, which --generate doesn't; leave one of them out.");
    }

    /// <summary>The network to train.</summary>
    /// <param name="parsed">The command line.</param>
    public TextNetwork ReadNetwork(ParseResult parsed) => TextNetworks.Find(parsed.GetValue(_network)!);

    /// <summary>The beginning of a text to write, and the model; null to train.</summary>
    /// <param name="parsed">The command line.</param>
    public (string Prompt, string Weights)? ReadPrompt(ParseResult parsed) =>
        parsed.GetValue(_generate) is { } prompt ? (prompt, parsed.GetValue(_weights)!) : null;

    /// <summary>How text is written.</summary>
    /// <param name="parsed">The command line.</param>
    public DrawingOptions ReadDrawing(ParseResult parsed) =>
        new(parsed.GetValue(_length), parsed.GetValue(_temperature), parsed.GetValue(_topK), parsed.GetValue(_seed));

    /// <summary>How a text is to be learned.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UsageException">A file of the options can't be written.</exception>
    public TextOptions Read(ParseResult parsed)
    {
        var network = ReadNetwork(parsed);
        OutputFile.Check("--save", parsed.GetValue(_save), ".safetensors");
        if (parsed.GetValue(_checkpoint) is { } directory)
            OutputDirectory.Make("--checkpoint", directory);
        return new TextOptions
        {
            DataFile = parsed.GetValue(_data),
            Unit = parsed.GetValue(_unit)!,
            HeldOut = parsed.GetValue(_heldOut),
            Epochs = parsed.GetValue(_epochs) is > 0 and var epochs ? epochs : network.Epochs,
            BatchSize = parsed.GetValue(_batchSize) is > 0 and var batch ? batch : network.BatchSize,
            LearningRate = parsed.GetValue(_learningRate) is > 0 and var rate ? rate : network.LearningRate,
            Schedule = parsed.GetValue(_schedule) ?? network.Schedule,
            Seed = parsed.GetValue(_seed),
            Workers = parsed.GetValue(_workers),
            CheckpointDirectory = parsed.GetValue(_checkpoint),
            Resume = parsed.GetValue(_resume),
            SaveFile = parsed.GetValue(_save),
            Json = parsed.GetValue(_json),
            Drawing = ReadDrawing(parsed),
        };
    }

    // What it is then is for the network to say.
    private static Option<T> Unset<T>(Option<T> option)
    {
        option.DefaultValueFactory = null;
        return option;
    }

    private static string Default(string description, Func<TextNetwork, string> value) =>
        $"{description}; unless it is given, {string.Join(", ", TextNetworks.All.Select(network => $"{value(network)} for {network.Name}"))}.";
}
