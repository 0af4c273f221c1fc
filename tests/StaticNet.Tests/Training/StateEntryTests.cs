using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>
/// Every entry of a state is needed: a run that goes on without one, from what a new trainer has in its place, is seen to be another. So a part
/// that saving and loading both forget makes <see cref="LoadState_OfEveryStep_ContinuesToTheSameBits"/> fail.
/// </summary>
public sealed class StateEntryTests
{
    private static readonly EventfulRunKind[] Kinds =
    [
        new(TrainingLength.Epochs(6)), new(TrainingLength.Steps(24)), new(TrainingLength.Epochs(8), Patience: 2),
        new(TrainingLength.Epochs(8), IsScheduled: false, AccumulationSteps: 2), new(TrainingLength.Epochs(10), IsScheduled: false, MostSpikes: 9),
        new(TrainingLength.Epochs(6), DropsLast: true, Unit: ScheduleUnit.Epoch),
    ];

    // These say what a state belongs to, and don't change: another one is refused.
    private static readonly string[] Fixed = ["format", "network", "optimizer", "seed"];

    // A loaded run goes on whether it was open or over; which of them it was is for users to see.
    private const string Open = "run.isOpen";

    [Fact]
    public void LoadState_OfEveryStep_ContinuesToTheSameBits()
    {
        foreach (var kind in Kinds)
        {
            var (states, outcome) = Run(kind);
            foreach (var state in states)
            {
                using var run = new EventfulRun(kind, initialization: 99);
                run.Trainer.LoadState(state);
                Assert.True(run.Trainer.HasUnfinishedRun);
                Assert.Equal(outcome, run.Fit());
            }
        }
    }

    [Fact]
    public void LoadState_WithoutAnyEntry_IsSeenInWhatFollows()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>([.. Fixed, Open], StringComparer.Ordinal);
        foreach (var kind in Kinds)
        {
            using var fresh = new EventfulRun(kind, initialization: 99);
            var initial = fresh.Trainer.SaveState();
            var (states, outcome) = Run(kind);
            Assert.Equal(initial.Arrays.Keys, states[0].Arrays.Keys);
            Assert.Equal(initial.Texts.Keys, states[0].Texts.Keys);
            names.UnionWith([.. initial.Arrays.Keys, .. initial.Texts.Keys]);
            foreach (var state in states)
                seen.UnionWith(names.Except(seen).Where(name => IsSeen(kind, Without(name, state, initial), outcome)).ToArray());
        }

        Assert.Empty(names.Except(seen));
    }

    private static TrainingState Without(string name, TrainingState state, TrainingState initial) =>
        StateCopy.Of(state, name, _ => initial.Arrays[name], _ => initial.Texts[name]);

    private static (List<TrainingState> States, string Outcome) Run(EventfulRunKind kind)
    {
        var states = new List<TrainingState>();
        using var run = new EventfulRun(kind);
        run.Prepare();
        string outcome = run.Fit(new ScriptedCallback
        {
            Step = context => states.Add(context.SaveState()),
            Epoch = (context, _) => states.Add(context.SaveState()),
        });
        // The run had its length after the last ones.
        return ([.. states.SkipLast(2)], outcome);
    }

    private static string Resume(EventfulRunKind kind, TrainingState state)
    {
        using var run = new EventfulRun(kind, initialization: 99);
        run.Trainer.LoadState(state);
        return run.Fit();
    }

    // A state that is refused, or whose run can't go on, is seen too.
    private static bool IsSeen(EventfulRunKind kind, TrainingState state, string outcome)
    {
        try
        {
            return Resume(kind, state) != outcome;
        }
        catch (Exception exception) when (exception is TrainingStateException or ArgumentException or NonFiniteGradientException)
        {
            return true;
        }
    }
}
