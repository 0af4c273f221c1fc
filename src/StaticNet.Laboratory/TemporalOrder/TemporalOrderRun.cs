using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using StaticNet.Laboratory.TemporalOrder.Plotting;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>A run of the command <c>temporal-order</c>: trainings side by side, a line each as it ends, and the table.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class TemporalOrderRun(TemporalOrderOptions options, Terminal terminal)
{
    private TextWriter Lines => options.Json ? terminal.Error : terminal.Output;

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends the run at its next update.</param>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        if (options.StateDirectory is { } directory)
            OutputDirectory.Make("--state", directory);
        var trials = options.Trials;
        var outcomes = new TemporalOrderOutcome?[trials.Length];
        WriteLine($"temporal order, {RecurrentWeights.Units} units: {trials.Length} trainings of at most {options.Updates} updates, {options.Workers} at a time");
        bool isCancelled = !TryTrain(index =>
        {
            var outcome = outcomes[index] = new TemporalOrderTraining(trials[index], options).Run(cancellationToken);
            lock (outcomes)
                WriteLine($"{Describe(outcome)}");
        });
        TemporalOrderOutcome[] ended = [.. outcomes.OfType<TemporalOrderOutcome>()];
        if (options.Plot is { } plot && ended.Length > 0)
            TemporalOrderPlot.Save([.. ended], plot);
        if (options.Json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(TemporalOrderResult.Of(options, ended, isCancelled), TemporalOrderJsonContext.Default.TemporalOrderResult));
        else
            TemporalOrderTable.Write(ended, terminal.Output);
        return isCancelled ? ExitCode.Cancelled : ExitCode.Success;

        bool TryTrain(Action<int> train)
        {
            try
            {
                Parallel.For(0, trials.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellationToken }, train);
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            catch (AggregateException exception)
            {
                // Of trainings side by side the first that failed.
                if (exception.InnerExceptions[0] is InvalidDataException damaged)
                    throw new UsageException($"--state is '{options.StateDirectory}', which this run can't go on from: {damaged.Message} Give another directory, or delete that file.", damaged);
                ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
                throw;
            }
        }
    }

    private static string Describe(TemporalOrderOutcome outcome)
    {
        var trial = outcome.Trial;
        string end = outcome.Diverged ? "diverged" : string.Create(CultureInfo.InvariantCulture, $"{100 * outcome.State.ErrorRate:0.00} % wrong");
        string learned = outcome.State.LearnedAfter is > 0 and var first && first < outcome.State.Updates ? string.Create(CultureInfo.InvariantCulture, $" (below 1 % after {first})") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"length {trial.Lengths}, {TemporalOrderTrial.NameOf(trial.Start)}, {TemporalOrderTrial.NameOf(trial.Method)}, seed {trial.Seed}: {end} after {outcome.State.Updates} updates{learned}, largest norm {outcome.State.LargestNorm:0.0e+0}");
    }

    private void WriteLine(FormattableString text) => Lines.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
