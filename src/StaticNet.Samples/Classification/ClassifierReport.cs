using System.Globalization;
using System.Text.Json;
using StaticNet.Mpi;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Training;

namespace StaticNet.Samples.Classification;

/// <summary>What a run writes before and after its training: text for people, or JSON.</summary>
/// <param name="task">What is learned.</param>
/// <param name="options">How.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class ClassifierReport(ClassifierTask task, ClassifierOptions options, Terminal terminal)
{
    private TextWriter Lines => options.Json ? terminal.Error : terminal.Output;

    /// <summary>Tells what is about to be trained.</summary>
    /// <param name="architecture">The network's architecture.</param>
    /// <param name="workers">The threads that share the work.</param>
    public void Begin(NetworkArchitecture architecture, int workers)
    {
        var data = task.Data;
        string validation = data.Validation is { } held ? string.Create(CultureInfo.InvariantCulture, $"{held.Count} to validate, ") : "";
        string schedule = options.Schedule == ScheduleChoice.Names[0] ? "" : $", {options.Schedule} schedule";
        string augmented = options.Augment ? $", augmented{options.Strength}" : "";
        WriteLine($"{architecture.Name}: {Shapes(architecture)}, {architecture.ParameterCount} parameters");
        WriteLine($"{data.Name} {task.Subject}: {data.Training.Count} to train on, {validation}{data.Test.Count} to test");
        WriteLine($"{options.Optimizer}, learning rate {options.LearningRate}{schedule}, batches of {options.BatchSize}{augmented}, seed {options.Seed}, {workers} worker{(workers == 1 ? "" : "s")}");
    }

    /// <summary>Tells something on the way.</summary>
    /// <param name="text">A line.</param>
    public void Tell(string text) => Lines.WriteLine(text);

    /// <summary>Tells what it took that ranks share the training.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="duration">The time that these and evaluations took.</param>
    public void Ranks(MpiCommunicator ranks, long steps, TimeSpan duration) => WriteLine(
        $"{options.Shards} shards on {ranks.Size} rank{(ranks.Size == 1 ? "" : "s")}, {ranks.Engine}: rank 0 has sent {ranks.SentBytes / 1e6 / Math.Max(steps, 1):0.###} MB a step, and {ranks.Elapsed / duration:0 %} of the time was communication");

    /// <summary>Tells what the training achieved, and shows some samples.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The trained network.</param>
    /// <param name="outcome">What the run achieved.</param>
    public void End<TNetwork>(TNetwork network, ClassifierOutcome outcome)
        where TNetwork : class, INetwork
    {
        string hash = network.GetParametersHash();
        WriteSummary(outcome, hash);
        if (options.Json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(CreateResult(TNetwork.Architecture, network.Workers, outcome, hash), ClassifierJsonContext.Default.ClassifierResult));
        else if (outcome.Test is not null)
            task.Show(network, terminal);
    }

    /// <summary>Tells which files were written.</summary>
    public void Files()
    {
        if (options.ReportFile is { } page)
            WriteLine($"report in {page}");
        if (options.SaveFile is { } weights)
            WriteLine($"weights in {weights}");
    }

    private void WriteSummary(ClassifierOutcome outcome, string hash)
    {
        if (outcome.Training.IsCancelled)
        {
            int steps = outcome.Training.Partial?.Steps ?? 0;
            WriteLine($"stopped in epoch {outcome.CompleteEpochs + 1} of {options.Epochs}, after {steps} of its steps");
        }

        if (outcome.Test is { } test)
        {
            string time = outcome.Training.SecondsPerEpoch is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", {seconds:0.00} s an epoch") : "";
            WriteLine($"{100 * test.Accuracy.GetValueOrDefault():0.00} % of the test set {When(outcome)}{time}");
        }

        WriteLine($"weights {hash}");
    }

    private static string When(ClassifierOutcome outcome) => outcome.Training.BestEpoch is { } best
        ? string.Create(CultureInfo.InvariantCulture, $"right with the weights of epoch {best}, the best on what was held back")
        : string.Create(CultureInfo.InvariantCulture, $"right after epoch {outcome.CompleteEpochs}");

    private ClassifierResult CreateResult(NetworkArchitecture architecture, int workers, ClassifierOutcome outcome, string hash)
    {
        var data = task.Data;
        var validation = data.Validation is null ? null : outcome.Training.LastComplete;
        return new ClassifierResult(
            architecture.Name,
            architecture.ParameterCount,
            data.Name,
            data.Training.Count,
            data.Validation?.Count ?? 0,
            data.Test.Count,
            options.Seed,
            options.Optimizer,
            options.Schedule,
            options.Augment,
            options.Augment ? options.AugmentationStrength : null,
            options.BatchSize,
            options.LearningRate,
            workers,
            outcome.CompleteEpochs,
            outcome.Training.IsCancelled,
            outcome.Training.Last?.TrainLoss,
            validation?.ValidationLoss,
            validation?.ValidationAccuracy,
            outcome.Training.BestEpoch,
            outcome.Test?.Loss,
            outcome.Test?.Accuracy,
            outcome.Training.SecondsPerEpoch,
            hash);
    }

    // Shapes from the inputs through each layer with parameters; of deep networks the first and the last one.
    private static string Shapes(NetworkArchitecture architecture)
    {
        const int MostLayers = 6;
        string[] shapes =
        [
            .. architecture.Layers.Where(layer => layer.ParameterCount > 0).Select(layer => layer.OutputShape).Prepend(architecture.InputShape)
                .Select(shape => string.Join('×', shape)),
        ];
        return shapes.Length <= MostLayers + 1 ? string.Join('-', shapes) : $"{shapes[0]}-…-{shapes[^1]}";
    }

    private void WriteLine(FormattableString text) => Lines.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
