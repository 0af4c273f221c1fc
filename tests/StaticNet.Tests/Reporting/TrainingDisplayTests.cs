using System.Text.RegularExpressions;
using Spectre.Console;
using StaticNet.Reporting;
using Xunit;

namespace StaticNet.Tests.Reporting;

public sealed partial class TrainingDisplayTests
{
    [Fact]
    public void Plain_Epochs_AreLinesWithTheBestMarked()
    {
        string[] lines = Plain(new(10, 1000), Epoch(1, 0.5), Epoch(2, 0.75), Epoch(3, 0.7) with { SkippedSteps = 3, Rollbacks = 1 });

        Assert.Equal("epoch  1/10  loss 1.2500  test 0.6250  50.00 %* norm 2.000      500/s   2.00 s", lines[0]);
        Assert.Equal("epoch  2/10  loss 1.2500  test 0.6250  75.00 %* norm 2.000      500/s   2.00 s", lines[1]);
        Assert.Equal("epoch  3/10  loss 1.2500  test 0.6250  70.00 %  norm 2.000      500/s   2.00 s  3 skipped, 1 rolled back", lines[2]);
    }

    [Fact]
    public void Plain_ChangedLearningRate_IsAtTheEnd()
    {
        string[] lines = Plain(new(2, 1000), Epoch(1, 0.5), Epoch(2, 0.5) with { LearningRate = 5e-4f });

        Assert.EndsWith("2.00 s", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("2.00 s  lr 5.0e-04", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_WithoutValidation_LeavesItOut()
    {
        string[] lines = Plain(new(2, 1000), Epoch(1, null) with { ValidationLoss = null }, Epoch(2, null) with { TrainAccuracy = 0.5 });

        Assert.Equal("epoch 1/2  loss 1.2500* norm 2.000      500/s   2.00 s", lines[0]);
        Assert.Equal("epoch 2/2  loss 1.2500  train  50.00 %  test 0.6250* norm 2.000      500/s   2.00 s", lines[1]);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(70)]
    [InlineData(90)]
    public void Live_Steps_ShowBarsAndTheNumbersThatFit(int width)
    {
        string output = Live(width);

        // Each bar with its name: half of the run is left, and nothing of its second epoch.
        Assert.Matches(@"run +━+ +50% ", Escapes().Replace(output, ""));
        Assert.Matches(@"epoch 2/4 ━+ 100% ", Escapes().Replace(output, ""));
        Assert.Contains("━", output, StringComparison.Ordinal);
        Assert.Contains("left", output, StringComparison.Ordinal);
        Assert.Contains("loss 0.5000", output, StringComparison.Ordinal);
        Assert.Equal(width >= 60, output.Contains("acc 75.00 %", StringComparison.Ordinal));
        Assert.Equal(width >= 60, output.Contains("7 skipped", StringComparison.Ordinal));
        Assert.Equal(width >= 80, output.Contains("norm 8.00  2500/s  7 skipped", StringComparison.Ordinal));
        Assert.Equal(width >= 80, output.Contains("0:04 left  acc 75.00 %  best 75.00 %  lr 1.0e-03", StringComparison.Ordinal));
        Assert.Contains(width >= 50 ? "epoch 1/4  loss 1.2500  test" : "epoch 1/4  test  75.00 %*   3 skipped", output, StringComparison.Ordinal);
        Assert.All(Escapes().Replace(output, "").Split('\n', '\r'), line => Assert.InRange(line.Length, 0, width));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void Live_LongNumbersAndNames_NeverWrap(int width)
    {
        using var writer = new StringWriter();
        var display = TrainingDisplay.Create(Console(writer, width, isInteractive: true), new(100, 1000) { EvaluationName = "validation" });
        display.Show(() =>
        {
            display.ShowStep(new TrainingProgress(99, 100, 1, 100_000, 1e30f, 1e12, TimeSpan.FromHours(10)) { SkippedSteps = 12345 });
            display.ShowEpoch(Epoch(99, 1) with { SkippedSteps = 12345, Rollbacks = 12345, TrainAccuracy = 1, TrainLoss = 1e9 });
            display.ShowEpoch(Epoch(100, null) with { LearningRate = 1 });
            display.ShowStep(new TrainingProgress(100, 100, 100_000, 100_000, 1e30f, 1e12, TimeSpan.FromHours(10)) { SkippedSteps = 12345 });
        });

        string[] lines = Escapes().Replace(writer.ToString(), "").Split('\n', '\r');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(lines, line => line.StartsWith("run", StringComparison.Ordinal) && line.TrimEnd().EndsWith(width < 80 ? "0:01 left" : "best 100.00 %", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("loss 1.0e30", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(line => line.Contains("validation", StringComparison.Ordinal) && line.StartsWith("epoch", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith("epoch", StringComparison.Ordinal) && !line.StartsWith("run", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(90, "epoch 1/4  loss 1.2500  train  50.00 %  test 0.6250  75.00 %* norm 2.000")]
    [InlineData(71, "epoch 1/4  loss 1.2500  train  50.00 %  test 0.6250  75.00 %*")]
    [InlineData(60, "epoch 1/4  loss 1.2500  test 0.6250  75.00 %*")]
    [InlineData(40, "epoch 1/4  loss 1.2500  test  75.00 %*")]
    [InlineData(30, "epoch 1/4  test  75.00 %*")]
    [InlineData(12, "epoch 1/4  t")]
    public void Line_OfAnEpoch_LeavesOutWhatHasNoRoom(int width, string expected) =>
        Assert.Equal(expected, new EpochLine(new(4, 1000), width).Next(Epoch(1, 0.75) with { TrainAccuracy = 0.5 }));

    [Fact]
    public void Create_NotInteractive_IsPlain()
    {
        using var writer = new StringWriter();

        Run(TrainingDisplay.Create(Console(writer, 90, isInteractive: false), new(4, 1000)));

        string line = writer.ToString();
        Assert.StartsWith("epoch 1/4  loss", line, StringComparison.Ordinal);
        Assert.Equal(1, line.Count(character => character == '\n'));
        Assert.DoesNotContain('\e', line);
    }

    [Fact]
    public void Create_NoEpochsOrSamples_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingDisplay.CreatePlain(TextWriter.Null, new(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingDisplay.CreatePlain(TextWriter.Null, new(1, 0)));
    }

    private static EpochResult Epoch(int number, double? accuracy) => new(
        number, 10, 1.25, null, 0.625, accuracy, 2, 1e-3f, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));

    private static string[] Plain(TrainingDisplayOptions options, params EpochResult[] epochs)
    {
        using var writer = new StringWriter();
        var display = TrainingDisplay.CreatePlain(writer, options);
        display.Show(() =>
        {
            foreach (var epoch in epochs)
                display.ShowEpoch(epoch);
        });
        return writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string Live(int width)
    {
        using var writer = new StringWriter();
        Run(TrainingDisplay.Create(Console(writer, width, isInteractive: true), new(4, 1000) { Optimizer = new Adam(1e-3f) }));
        return writer.ToString();
    }

    // After the steps of the second of four epochs, 0.4 s: two epochs of steps are left, and three evaluations of 1 s.
    private static void Run(ITrainingDisplay display) => display.Show(() =>
    {
        display.ShowStep(new TrainingProgress(1, 4, 10, 10, 0.5f, 8, TimeSpan.FromSeconds(1)) { SkippedSteps = 3 });
        display.ShowEpoch(Epoch(1, 0.75) with { SkippedSteps = 3 });
        display.ShowStep(new TrainingProgress(2, 4, 10, 10, 0.5f, 8, TimeSpan.FromSeconds(0.4)) { SkippedSteps = 4 });
    });

    private static IAnsiConsole Console(TextWriter writer, int width, bool isInteractive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isInteractive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = isInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escapes();
}
