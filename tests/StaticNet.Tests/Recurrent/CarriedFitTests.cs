using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>Training on windows of a text that go on from each other.</summary>
public sealed class CarriedFitTests
{
    private const int Sequences = 4, Window = 5;

    private static readonly TokenSequence Text = DrawText();

    private static readonly TokenWindows Windows = TokenWindows.Parallel(Text, Window, Sequences);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_WindowsInTurn_MakesTheStepsOfALoopOverThem(bool resets)
    {
        using var network = new CarriedText(seed: 1, batchCapacity: Sequences);
        using var looped = new CarriedText(seed: 1, batchCapacity: Sequences);
        var optimizer = new Adam();
        var trainer = new Trainer<CarriedText>(network, new Adam()) { Shuffles = false, ResetsState = resets };

        trainer.Fit(Windows, epochs: 2, batchSize: Sequences);

        int[] all = new int[checked((int)Text.Count)];
        Text.Read(0, all);
        int part = all.Length / Sequences;
        for (int epoch = 0; epoch < 2; epoch++)
        {
            if (resets)
                looped.ResetState();
            for (int start = 0; start + Window < part; start += Window)
            {
                int[] tokens = [.. Enumerable.Range(0, Sequences).SelectMany(i => all.Skip((i * part) + start).Take(Window))];
                int[] labels = [.. Enumerable.Range(0, Sequences).SelectMany(i => all.Skip((i * part) + start + 1).Take(Window))];
                optimizer.Step(looped, looped.ComputeGradients(tokens, labels));
            }
        }

        Assert.Equal(looped.Parameters.ToArray(), network.Parameters.ToArray());
        Assert.Equal(StatesOf(looped), StatesOf(network));
    }

    [Theory]
    [InlineData(3, 1, false)]
    [InlineData(9, 1, true)] // an epoch is complete, and the next one begins anew
    [InlineData(4, 2, true)]
    public void Fit_ResumedFromAState_GivesTheBitsOfARunThatWasNotInterrupted(int steps, int accumulation, bool resets)
    {
        using var network = new CarriedText(seed: 1, batchCapacity: Sequences);
        using var interrupted = new CarriedText(seed: 1, batchCapacity: Sequences);
        using var resumed = new CarriedText(seed: 7, batchCapacity: Sequences);

        Create(network).Fit(Windows, TrainingLength.Steps(20), Sequences);
        var first = Create(interrupted);
        using (var cancellation = new CancellationTokenSource())
            first.Fit(Windows, TrainingLength.Steps(20), Sequences, progress => CancelAt(progress, steps, cancellation), cancellation.Token);
        var second = Create(resumed);
        second.LoadState(first.SaveState());
        second.BatchesInBackground = true;
        second.Fit(Windows, TrainingLength.Steps(20), Sequences);

        Assert.Equal(9, Windows.Count / Sequences);
        Assert.Equal(network.Parameters.ToArray(), resumed.Parameters.ToArray());
        Assert.Equal(StatesOf(network), StatesOf(resumed));

        Trainer<CarriedText> Create(CarriedText trained) =>
            new(trained, new Adam()) { Shuffles = false, ResetsState = resets, AccumulationSteps = accumulation };
    }

    [Fact]
    public void Fit_ShuffledWindows_IsRefused()
    {
        using var network = new CarriedText(seed: 1, batchCapacity: Sequences);
        var trainer = new Trainer<CarriedText>(network, new Adam());

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(Windows, epochs: 1, batchSize: Sequences));

        Assert.Contains("set Shuffles to false", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Fit_BatchesOfOtherThanTheSequences_IsRefused()
    {
        using var network = new CarriedText(seed: 1, batchCapacity: Sequences);
        var trainer = new Trainer<CarriedText>(network, new Adam()) { Shuffles = false };

        var error = Assert.Throws<ArgumentException>("batchSize", () => trainer.Fit(Windows, epochs: 1, batchSize: 3));

        Assert.Contains("4 sequences side by side", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ResetsStateOfANetworkThatCarriesNone_IsRefused()
    {
        using var network = new WholeLstm(seed: 1, batchCapacity: 2);
        var trainer = new Trainer<WholeLstm>(network, new Adam()) { ResetsState = true };

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(new Dataset(new float[36], 36, new float[24], 24), epochs: 1));

        Assert.Contains("Stateful = true", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_OfATrainerThatShuffles_IsRefused()
    {
        using var network = new WholeLstm(seed: 1, batchCapacity: 2);
        var state = new Trainer<WholeLstm>(network, new Adam()).SaveState();
        using var other = new WholeLstm(seed: 1, batchCapacity: 2);

        var error = Assert.Throws<TrainingStateException>(() => new Trainer<WholeLstm>(other, new Adam()) { Shuffles = false }.LoadState(state));

        Assert.Contains("run.order", error.Message, StringComparison.Ordinal);
    }

    private static void CancelAt(TrainingProgress progress, int steps, CancellationTokenSource cancellation)
    {
        if (progress.StepCount == steps)
            cancellation.Cancel();
    }

    private static float[] StatesOf(INetwork network) => network.Memory!.States.Span.ToArray();

    private static TokenSequence DrawText()
    {
        var random = new Random(6);
        string text = string.Concat(Enumerable.Range(0, 197).Select(_ => "abcdefg"[random.Next(7)]));
        return TokenSequence.FromText(text, TextVocabulary.FromText(text));
    }
}
