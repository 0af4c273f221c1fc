using System.Text.Json;
using StaticNet.Laboratory.TemporalOrder;
using StaticNet.Laboratory.TemporalOrder.Networks;
using StaticNet.Samples;
using StaticNet.Tests.Samples;
using Xunit;

namespace StaticNet.Tests.Laboratory;

/// <summary>The command <c>temporal-order</c>.</summary>
public sealed class TemporalOrderRunTests
{
    private static readonly string[] Short =
        ["temporal-order", "--length", "50", "--start", "smart-tanh,sigmoid", "--seeds", "2", "--updates", "30", "--test-sequences", "200"];

    [Fact]
    public void Run_Json_WritesATrainingForEachSeedOfEachCell()
    {
        var run = SampleRun.OfLaboratory([.. Short, "--json"]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        var trainings = json.RootElement.GetProperty("trainings").EnumerateArray().ToList();
        Assert.Equal(
            [
                "sigmoid sgd 1", "sigmoid sgd 2", "sigmoid clipped 1", "sigmoid clipped 2", "sigmoid regularized 1", "sigmoid regularized 2",
                "smart-tanh sgd 1", "smart-tanh sgd 2", "smart-tanh clipped 1", "smart-tanh clipped 2", "smart-tanh regularized 1", "smart-tanh regularized 2",
            ],
            trainings.Select(row => $"{row.GetProperty("start").GetString()} {row.GetProperty("method").GetString()} {row.GetProperty("seed").GetInt32()}"));
        Assert.All(trainings, row => Assert.Equal(("50", 30, false), (row.GetProperty("length").GetString(), row.GetProperty("updates").GetInt32(), row.GetProperty("succeeded").GetBoolean())));
        Assert.All(trainings, row => Assert.InRange(row.GetProperty("errorRate").GetDouble(), 0.5, 1));
        Assert.Equal(13, run.ErrorLines.Length);
    }

    [Fact]
    public void Run_AnyWorkers_GivesTheSame()
    {
        var one = SampleRun.OfLaboratory([.. Short, "--workers", "1", "--json"]);
        var three = SampleRun.OfLaboratory([.. Short, "--workers", "3", "--json"]);

        Assert.Equal(one.Output, three.Output);
    }

    [Fact]
    public void Run_Text_EndsWithTheTable()
    {
        var run = SampleRun.OfLaboratory([.. Short, "--method", "clipped"]);

        Assert.Equal(["                                   50", "sigmoid, clipped                  0/2", "smart-tanh, clipped               0/2"], run.OutputLines[^4..^1]);
        Assert.Empty(run.ErrorLines);
    }

    [Theory]
    [InlineData("--length", "60", "50, 100, 150, 200, 50-200")]
    [InlineData("--start", "tanh", "sigmoid, basic-tanh, smart-tanh")]
    [InlineData("--method", "ω", "sgd, clipped, regularized")]
    [InlineData("--updates", "0", "from 1 to")]
    [InlineData("--test-steps", "5001", "from 0 to 5000")]
    [InlineData("--until-length", "5001", "from 0 to 5000")]
    [InlineData("--test-steps", "49", "0 or a whole number from 50 to 5000")]
    [InlineData("--until-length", "1", "0 or a whole number from 50 to 5000")]
    [InlineData("--plot", "picture.svg", ".png")]
    public void Run_OptionOutsideItsLimits_SaysWhatItTakes(string option, string value, string expected) =>
        SampleRun.OfLaboratory("temporal-order", option, value).AssertFails(ExitCode.Usage, option, value, expected);

    [Fact]
    public void Run_StateThatIsAFile_IsRefusedBeforeTraining()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("state", "");

        SampleRun.OfLaboratory([.. Short, "--state", file]).AssertFails(ExitCode.Usage, $"--state is '{file}'", "no directory");
    }

    [Fact]
    public void Run_DamagedState_SaysWhichFileAndWhatToDo()
    {
        using var folder = new TemporaryFolder();
        string[] command = [.. Short, "--state", folder.Path, "--method", "clipped", "--workers", "3"];
        Assert.Equal(ExitCode.Success, SampleRun.OfLaboratory(command).ExitCode);
        string damaged = Directory.GetFiles(folder.Path)[0];
        File.WriteAllText(damaged, "no state");

        var run = SampleRun.OfLaboratory(command);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        string line = Assert.Single(run.ErrorLines);
        Assert.All(["error: --state is", damaged, "another directory"], text => Assert.Contains(text, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Succeeded_ErrorRate_IsBelowOneInAHundred()
    {
        var trial = new TemporalOrderTrial(new(50, 50), RecurrentStart.BasicTanh, TemporalOrderMethod.Clipped, Seed: 1);

        Assert.True(At(0.0099).Succeeded);
        Assert.False(At(0.01).Succeeded);
        Assert.False(At(double.NaN).Succeeded);
        Assert.True(At(double.NaN).Diverged);

        TemporalOrderOutcome At(double errorRate) => new(trial, new TemporalOrderState(1, [], 1, errorRate, 0, [], []));
    }

    [Fact]
    public void HasEnded_UntilALength_OnceEveryTestUpToItIsRight()
    {
        var trial = new TemporalOrderTrial(new(50, 200), RecurrentStart.BasicTanh, TemporalOrderMethod.Regularized, Seed: 1);

        Assert.True(At(0.005).HasEnded(0));
        Assert.False(At(0.01).HasEnded(0));
        Assert.False(At(0.005).HasEnded(200));
        Assert.False(At(0.005, new LongTest(100, 10, 0)).HasEnded(200));
        Assert.False(At(0.005, new LongTest(100, 10, 1), new LongTest(200, 10, 0)).HasEnded(200));
        Assert.False(At(0.02, new LongTest(100, 10, 0), new LongTest(200, 10, 0)).HasEnded(200));
        Assert.True(At(0.005, new LongTest(100, 10, 0), new LongTest(200, 10, 0), new LongTest(300, 10, 1)).HasEnded(250));
        Assert.True(At(double.NaN).HasEnded(200));

        TemporalOrderOutcome At(double errorRate, params LongTest[] tests) => new(trial, new TemporalOrderState(1, [], 1, errorRate, 1, [], [.. tests]));
    }

    [Fact]
    public void Fill_Network_HasTheStartAndNoBiases()
    {
        using var network = new TanhOrder50(seed: 9);
        var start = new RecurrentWeights(RecurrentStart.SmartTanh, seed: 2);

        start.Fill(network);

        Assert.Equal(start.DrawRecurrent(50, parameter: 1), network.Rnn1.WeightHhL0.ToArray());
        Assert.Equal(start.Draw(300, parameter: 0), network.Rnn1.WeightIhL0.ToArray());
        Assert.All(network.Rnn1.BiasIhL0.ToArray(), value => Assert.Equal(0f, value));
        Assert.All(network.Dense1.Bias.ToArray(), value => Assert.Equal(0f, value));
    }
}
