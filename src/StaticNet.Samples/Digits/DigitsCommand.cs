using System.CommandLine;
using System.CommandLine.Parsing;
using StaticNet.Samples.Classification;
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

    private readonly Option<string> _network = BoundedOption.Choice(
        "--network", "mlp has dense layers alone, lenet convolutions before them.", [.. DigitsNetworks.All.Select(network => network.Name)]);

    private readonly ClassifierArguments _training = new(
        new ClassifierDefaults(Epochs: 5, BatchSize: 64, LearningRate: 1e-3f),
        string.Join(", ", DigitsNetworks.All.Select(network => $"{network.Schedule} with {network.Name}")),
        "Move, turn, scale and bend the training digits a little, each time another way.");

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public DigitsCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("digits", "Train a network to read handwritten digits, and show what it makes of some.")
    {
        foreach (var option in (Option[])[_network, _data, _trainSamples, _testSamples, .. _training.All])
            Options.Add(option);
        Validators.Add(CheckCombination);
        SetAction(parsed => (int)Run(Read(parsed), terminal, cancellationToken));
    }

    private static ExitCode Run(DigitsOptions options, Terminal terminal, CancellationToken cancellationToken) =>
        options.Network.Train(new DigitsTask(DigitsData.Load(options)), options.Training, terminal, cancellationToken);

    private void CheckCombination(CommandResult result)
    {
        _training.CheckCombination(result);
        if (result.GetResult(_data) is null)
            return;
        foreach (var option in new[] { _trainSamples, _testSamples })
            if (result.GetResult(option) is { Implicit: false })
                result.AddError($"{option.Name} is for synthetic digits and can't go with --data; leave one of them out.");
    }

    private DigitsOptions Read(ParseResult parsed)
    {
        var network = DigitsNetworks.Find(parsed.GetValue(_network)!);
        return new DigitsOptions(
            parsed.GetValue(_data), parsed.GetValue(_trainSamples), parsed.GetValue(_testSamples), network, _training.Read(parsed, network));
    }
}
