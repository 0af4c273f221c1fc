using StaticNet.Laboratory.TemporalOrder;
using StaticNet.Laboratory.TemporalOrder.Plotting;
using Xunit;

namespace StaticNet.Tests.Laboratory;

/// <summary>Trainings of the temporal-order task that stop and go on.</summary>
public sealed class TemporalOrderStateTests : IDisposable
{
    private static readonly TemporalOrderTrial Mixed = new(new SequenceLengths(50, 200), RecurrentStart.BasicTanh, TemporalOrderMethod.Regularized, Seed: 3);

    private readonly string _directory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Run_InTwoParts_ComesToTheWeightsOfOne()
    {
        var whole = new TemporalOrderTraining(Mixed, Options(25, null)).Run(default).State;
        var half = new TemporalOrderTraining(Mixed, Options(10, _directory)).Run(default).State;
        var rest = new TemporalOrderTraining(Mixed, Options(25, _directory)).Run(default).State;

        Assert.Equal((10, 25, 25), (half.Updates, rest.Updates, whole.Updates));
        Assert.Equal(whole.Weights.SelectMany(weights => weights), rest.Weights.SelectMany(weights => weights));
        Assert.NotEqual(whole.Weights.SelectMany(weights => weights), half.Weights.SelectMany(weights => weights));
        Assert.Equal((whole.ErrorRate, whole.LargestNorm), (rest.ErrorRate, rest.LargestNorm));
        Assert.Equal([10, 25], rest.Moments.Select(moment => moment.Updates));
        Assert.Equal(whole.Moments[^1].Norms, rest.Moments[^1].Norms);
    }

    [Fact]
    public void Run_Cancelled_KeepsWhatItHas()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => new TemporalOrderTraining(Mixed, Options(25, _directory)).Run(source.Token));

        Assert.Equal(0, new TemporalOrderStore(_directory, Mixed).Load()!.Updates);
    }

    [Fact]
    public void Load_FileOfAnotherTraining_SaysSo()
    {
        new TemporalOrderStore(_directory, Mixed).Save(new TemporalOrderState(1, [], 1, 1, 0, [], []));
        string file = Assert.Single(Directory.GetFiles(_directory));
        File.Move(file, file.Replace("_3.", "_4.", StringComparison.Ordinal));

        var exception = Assert.Throws<InvalidDataException>(() => new TemporalOrderStore(_directory, Mixed with { Seed = 4 }).Load());

        Assert.Contains("50-200 basic-tanh regularized 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_State_LoadsAsItWas()
    {
        var state = new TemporalOrderState(
            7, [[1, 2], [3]], 5.5, double.NaN, 4, [new TemporalOrderMoment(3, 1.5, 2.5, 0.75, [1, 2, 3]), new TemporalOrderMoment(7, 1, 2, 0.5, [0, 0, 4])], [new LongTest(5000, 10, 1)]);
        var store = new TemporalOrderStore(_directory, Mixed);

        store.Save(state);
        var loaded = store.Load()!;

        Assert.Equal(state.Weights, loaded.Weights);
        Assert.Equal(state.LongTests, loaded.LongTests);
        Assert.Equivalent(state.Moments, loaded.Moments, strict: true);
        Assert.Equal((7, 5.5, double.NaN, 4), (loaded.Updates, loaded.LargestNorm, loaded.ErrorRate, loaded.LearnedAfter));
    }

    [Fact]
    public void DecadesOf_Moments_HaveTheLastStepFirst()
    {
        var state = new TemporalOrderState(7, [], 1, 1, 0, [new TemporalOrderMoment(3, 1, 1, 1, [0, 0.1, 10]), new TemporalOrderMoment(7, 1, 1, 1, [1, 1, 100])], []);

        Assert.Equal(new[,] { { 1, 2 }, { -1, 0 }, { double.NaN, 0 } }, TimePanel.DecadesOf(state));
    }

    [Fact]
    public void Run_LearnedUntilALength_GoesOn()
    {
        var learned = SaveLearned();

        var ended = new TemporalOrderTraining(Mixed, Options(25, _directory)).Run(default).State;
        var goneOn = new TemporalOrderTraining(Mixed, Options(25, _directory) with { UntilLength = 100 }).Run(default).State;

        Assert.Equal((10, 25), (ended.Updates, goneOn.Updates));
        Assert.Equal(10, goneOn.LearnedAfter);
        Assert.Equal([50, 100], goneOn.LongTests.Select(test => test.Length));
        Assert.Empty(ended.LongTests);
        Assert.Equal(learned.Weights, ended.Weights);
    }

    // The regularizer forbids gradients to vanish, and with them the states that others fall back to, by which a memory lasts.
    [Fact]
    public void Run_Learned_GoesOnWithoutTheRegularizer()
    {
        var learned = SaveLearned();

        var goneOn = new TemporalOrderTraining(Mixed, Options(11, _directory) with { UntilLength = 100 }).Run(default).State;

        Assert.Equal(UpdateOf(TemporalOrderMethod.Clipped), goneOn.Weights);
        Assert.NotEqual(UpdateOf(TemporalOrderMethod.Regularized), goneOn.Weights);

        float[][] UpdateOf(TemporalOrderMethod method)
        {
            var trial = Mixed with { Method = method };
            using var model = new OrderModel(trial, 100) { Weights = [.. learned.Weights] };
            int length = trial.Lengths.Draw(trial.Seed, 10);
            model.Update(length, new OrderBatches(trial.Seed, 200).Draw(10 * 20, length, model.RoomFor(length), 20));
            return model.Weights;
        }
    }

    [Fact]
    public void Load_FileOfAnotherVersion_SaysSo()
    {
        SaveLearned();
        string path = Assert.Single(Directory.GetFiles(_directory));
        var file = new SafetensorsWriter();
        file.AddMetadata("trial", Mixed.Name);
        file.Add("progress", [3], new double[3]);
        file.Add("norms", [0], Array.Empty<double>());
        file.Save(path);

        Assert.Contains("another version", Assert.Throws<InvalidDataException>(() => new TemporalOrderStore(_directory, Mixed).Load()).Message, StringComparison.Ordinal);
    }

    private static TemporalOrderOptions Options(int updates, string? directory) => new([], [], [], 1, updates, 200, 0, 0, 1, directory, null, false);

    private TemporalOrderState SaveLearned()
    {
        using var model = new OrderModel(Mixed, 20);
        var state = new TemporalOrderState(10, [.. model.Weights], 1, 0.005, 10, [], []);
        new TemporalOrderStore(_directory, Mixed).Save(state);
        return state;
    }
}
