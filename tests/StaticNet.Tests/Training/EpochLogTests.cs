using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>The lines that a trainer writes.</summary>
public sealed class EpochLogTests
{
    [Fact]
    public void Fit_WithALog_WritesALineAnEpochAfterTheCallbacks()
    {
        using var log = new StringWriter { NewLine = "\n" };
        var callback = new ScriptedCallback { Epoch = (_, result) => log.Write($"{result.Epoch}: ") };
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { Log = log, Callbacks = [callback] };
        var data = TrainingData.Classes(16);

        var result = trainer.Fit(data, data, epochs: 2, batchSize: 8);

        Assert.Equal(string.Concat(result.Epochs.Select(epoch => $"{epoch.Epoch}: {epoch}\n")), log.ToString());
    }

    [Fact]
    public void Line_OfAllThatIsMeasured_NamesIt()
    {
        var epoch = new EpochResult(3, 10, 0.12344, 0.991, 0.105, 0.969, 0.8125, 0.001f, TimeSpan.FromSeconds(1.2), TimeSpan.Zero)
        {
            Metrics = new Dictionary<string, double> { ["f1"] = 0.96789 },
            IsBest = true,
            SkippedSteps = 2,
            Rollbacks = 1,
        };

        Assert.Equal("epoch 3  loss 0.1234 99.10 %  validation 0.1050 96.90 %  f1 0.9679  norm 0.813  1.20 s  2 skipped, 1 rolled back *", epoch.ToString());
    }

    [Fact]
    public void Line_OfLittleThatIsMeasured_LeavesOutTheRest() => Assert.Equal(
        "epoch 1  loss 2.5000  norm 0.500  0.00 s",
        new EpochResult(1, 10, 2.5, null, null, null, 0.5, 0.001f, TimeSpan.Zero, TimeSpan.Zero).ToString());
}
