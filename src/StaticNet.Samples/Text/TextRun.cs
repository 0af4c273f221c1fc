using System.Globalization;
using System.Text.Json;
using StaticNet.Files;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Training;
using StaticNet.Schedules;
using StaticNet.Text;

namespace StaticNet.Samples.Text;

/// <summary>A run that teaches a network a text.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="kind">What is known of the class.</param>
/// <param name="network">The network, new.</param>
/// <param name="writing">Writes samples by it.</param>
/// <param name="data">The text.</param>
/// <param name="options">How.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class TextRun<TNetwork>(TextNetwork kind, TNetwork network, TextWriting writing, TextData data, TextOptions options, Terminal terminal)
    where TNetwork : class, INetwork
{
    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        TokenWindows training = data.TrainingWindows(kind), heldOut = data.HeldOutWindows(kind);
        long steps = ((long)training.Count + options.BatchSize - 1) / options.BatchSize * options.Epochs;
        var progress = options.Json ? terminal.Error : terminal.Output;
        var report = new TextProgress(progress, data.Vocabulary, writing, options);
        var trainer = new Trainer<TNetwork>(network, new AdamW(options.LearningRate), options.Seed)
        {
            Schedule = ScheduleChoice.Create(options.Schedule, options.LearningRate, steps),
        };
        PrepareCheckpoints(trainer, progress);
        Introduce(progress, training);
        trainer.Callbacks = [.. trainer.Callbacks, report];
        bool isCancelled = Train(trainer, training, heldOut, cancellationToken);
        Conclude(trainer, heldOut, report, isCancelled);
        return isCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }

    // A run that was complete when its state was saved has nothing left but what more epochs add.
    private bool Train(Trainer<TNetwork> trainer, TokenWindows training, TokenWindows heldOut, CancellationToken cancellationToken) =>
        (trainer.HasUnfinishedRun || trainer.EpochCount < options.Epochs)
        && trainer.Fit(training, heldOut, options.Epochs, options.BatchSize, progress: null, cancellationToken).IsCancelled;

    private void Introduce(TextWriter writer, TokenWindows training)
    {
        string unit = data.Vocabulary.Unit.ToString().ToLowerInvariant();
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"text     {data.Name}: {data.Count:N0} {unit} of {data.Vocabulary}, the last {data.HeldOut.Count:N0} held out"));
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"network  {kind.Name}: {TNetwork.Architecture.ParameterCount:N0} parameters, sees {kind.Window} {unit}; {training.Count:N0} windows an epoch, {options.Settings}, seed {options.Seed}"));
    }

    private void PrepareCheckpoints(Trainer<TNetwork> trainer, TextWriter progress)
    {
        if (options.CheckpointDirectory is not { } directory)
            return;
        var checkpoints = new RunCheckpoints(new CheckpointStore(directory), options.Settings);
        if (options.Resume)
            checkpoints.Resume(trainer, progress.WriteLine);
        else
            checkpoints.CheckEmpty();
        trainer.Callbacks = [checkpoints.Callback];
    }

    private void Conclude(Trainer<TNetwork> trainer, TokenWindows heldOut, TextProgress report, bool isCancelled)
    {
        if (options.SaveFile is { } file)
            network.SaveWeights(file, new Dictionary<string, string> { [SavedText.VocabularyKey] = data.Vocabulary.ToJson() });
        if (!options.Json)
        {
            if (options.SaveFile is not null)
                terminal.Output.WriteLine($"weights  {options.SaveFile}");
            return;
        }

        double? loss = isCancelled ? report.LastLoss : trainer.Evaluate(heldOut).Loss;
        var result = new TextResult(
            kind.Name, data.Name, data.Vocabulary.Unit.ToString().ToLowerInvariant(), data.Vocabulary.Count, options.Seed, trainer.EpochCount, isCancelled, loss, loss / TextProgress.NatsOfBit);
        terminal.Output.WriteLine(JsonSerializer.Serialize(result, TextJsonContext.Default.TextResult));
    }
}
