using System.CommandLine;
using System.CommandLine.Parsing;
using StaticNet.Samples.Classification;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Images;

/// <summary>The command <c>images</c>: its options and their limits.</summary>
internal sealed class ImagesCommand : Command
{
    private readonly Option<string?> _data = new("--data")
    {
        Description =
            "Directory with the files of CIFAR-10's binary version, raw or .gz, or with a folder of images for each class, or with such folders in "
            + "'train' and 'test'. Images of any size become 32×32. Without it, coloured shapes are drawn by program.",
        HelpName = "directory",
    };

    private readonly Option<int> _trainSamples =
        BoundedOption.Whole("--train-samples", "Training images to draw.", 4_000, 1, 100_000);

    private readonly Option<int> _testSamples = BoundedOption.Whole("--test-samples", "Test images to draw.", 1_000, 1, 100_000);

    private readonly ClassifierArguments _training = new(
        new ClassifierDefaults(Epochs: 10, BatchSize: 64, LearningRate: 3e-3f),
        ImagesNetworks.Residual.Schedule,
        "Move the training images by up to 4 pixels and mirror half of them, each time another way.");

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public ImagesCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("images", "Train a residual network to tell small colour images apart.")
    {
        foreach (var option in (Option[])[_data, _trainSamples, _testSamples, .. _training.All])
            Options.Add(option);
        Validators.Add(CheckCombination);
        SetAction(parsed => (int)Run(Read(parsed), terminal, cancellationToken));
    }

    private static ExitCode Run(ImagesOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var data = ImagesData.Load(options);
        foreach (var skipped in data.Skipped)
            terminal.Error.WriteLine($"left out: {skipped.Reason}");
        return ImagesNetworks.Residual.Train(new ImagesTask(data.Samples, data.Classes), options.Training, terminal, cancellationToken);
    }

    private void CheckCombination(CommandResult result)
    {
        _training.CheckCombination(result);
        if (result.GetResult(_data) is null)
            return;
        foreach (var option in new[] { _trainSamples, _testSamples })
            if (result.GetResult(option) is { Implicit: false })
                result.AddError($"{option.Name} is for drawn images and can't go with --data; leave one of them out.");
    }

    private ImagesOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_data), parsed.GetValue(_trainSamples), parsed.GetValue(_testSamples), _training.Read(parsed, ImagesNetworks.Residual));
}
