using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The command <c>temporal-order</c>: its options and their limits.</summary>
internal sealed class TemporalOrderCommand : Command
{
    private const string All = "all";
    private const int MostTestSteps = 5000;

    private readonly Option<string> _length = BoundedOption.Choices(
        "--length", "Steps of a sequence; with 50-200 each batch has a length of its own.", All, [.. SequenceLengths.All.Select(lengths => lengths.ToString())]);

    private readonly Option<string> _start = BoundedOption.Choices(
        "--start", "How the weights start.", All, [.. Enum.GetValues<RecurrentStart>().Select(TemporalOrderTrial.NameOf)]);

    private readonly Option<string> _method = BoundedOption.Choices("--method", "Stochastic gradient descent alone, with gradients clipped to a norm of 1, or with a regularizer as well that keeps them from vanishing.", All,
        [.. Enum.GetValues<TemporalOrderMethod>().Select(TemporalOrderTrial.NameOf)]);

    private readonly Option<int> _seeds = BoundedOption.Whole("--seeds", "Trainings of each cell of the table, with the seeds 1, 2, ….", 2, 1, 1000);

    private readonly Option<int> _updates = BoundedOption.Whole("--updates", "The most updates of a training, each by 20 sequences.", 20_000, 1, 100_000_000);

    private readonly Option<int> _test = BoundedOption.Whole("--test-sequences", "Fresh sequences of a test; fewer than one in a hundred wrong is success.", 10_000, 100, 1_000_000);

    private readonly Option<int> _testSteps = BoundedOption.Whole(
        "--test-steps", "Tests tanh networks that learned the task with sequences up to this length too, 0 for not.", 0, 0, MostTestSteps);

    private readonly Option<int> _untilLength = BoundedOption.Whole(
        "--until-length", "Trains tanh networks on after success, without the regularizer, until tests with sequences of each length up to this one show no error, 0 for not.", 0, 0, MostTestSteps);

    private readonly Option<int> _workers = BoundedOption.Whole("--workers", "Trainings at a time, 0 for as many as there are cores.", 0, 0, 1024);

    private readonly Option<string?> _state = new("--state") { Description = "A directory for the state of each training: the same command goes on from there, also after a kill.", HelpName = "directory" };

    private readonly Option<string?> _plot = new("--plot") { Description = "Write the table and the gradients' norms through time as a picture.", HelpName = "file.png" };

    private readonly Option<bool> _json = new("--json") { Description = "Write one JSON object to standard output, and the progress to standard error." };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next update.</param>
    public TemporalOrderCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("temporal-order", "Train recurrent networks on a task that gradients must reach back far for, with and without clipping and a regularizer (Pascanu, Mikolov and Bengio 2013).")
    {
        Option[] options = [_length, _start, _method, _seeds, _updates, _test, _testSteps, _untilLength, _workers, _state, _plot, _json];
        foreach (var option in options)
            Options.Add(option);
        SetAction(parsed => (int)new TemporalOrderRun(Read(parsed), terminal).Run(cancellationToken));
    }

    // There is no test with shorter sequences than the first.
    private static int ReadSteps(ParseResult parsed, Option<int> option)
    {
        int steps = parsed.GetValue(option);
        return steps == 0 || steps >= LongTests.Lengths[0]
            ? steps
            : throw new UsageException(FormattableString.Invariant($"{option.Name} is '{steps}', but takes 0 or a whole number from {LongTests.Lengths[0]} to {MostTestSteps}."));
    }

    private TemporalOrderOptions Read(ParseResult parsed)
    {
        OutputFile.Check("--plot", parsed.GetValue(_plot), ".png");
        int workers = parsed.GetValue(_workers);
        return new TemporalOrderOptions(
            [.. SequenceLengths.All.Where(lengths => IsChosen(_length, lengths.ToString()))],
            [.. Enum.GetValues<RecurrentStart>().Where(start => IsChosen(_start, TemporalOrderTrial.NameOf(start)))],
            [.. Enum.GetValues<TemporalOrderMethod>().Where(method => IsChosen(_method, TemporalOrderTrial.NameOf(method)))],
            parsed.GetValue(_seeds), parsed.GetValue(_updates), parsed.GetValue(_test), ReadSteps(parsed, _testSteps),
            ReadSteps(parsed, _untilLength), workers == 0 ? Environment.ProcessorCount : workers,
            parsed.GetValue(_state), parsed.GetValue(_plot), parsed.GetValue(_json));

        bool IsChosen(Option<string> option, string word) => parsed.GetValue(option)!.Split(',').Any(chosen => chosen == All || chosen == word);
    }
}
