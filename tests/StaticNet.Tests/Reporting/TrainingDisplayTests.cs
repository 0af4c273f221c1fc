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
    [InlineData(50)]
    [InlineData(70)]
    [InlineData(90)]
    public void Live_Steps_ShowBarsAndTheNumbersThatFit(int width)
    {
        string output = Live(width);

        Assert.Contains("epoch 1/4", output, StringComparison.Ordinal);
        Assert.Contains("step", output, StringComparison.Ordinal);
        Assert.Contains("━", output, StringComparison.Ordinal);
        Assert.Contains("left", output, StringComparison.Ordinal);
        Assert.Contains("loss 0.5000", output, StringComparison.Ordinal);
        Assert.Equal(width >= 60, output.Contains("acc 75.00 %", StringComparison.Ordinal));
        Assert.Equal(width >= 60, output.Contains("7 skipped", StringComparison.Ordinal));
        Assert.Equal(width >= 80, output.Contains("norm 8.00  2500/s  7 skipped", StringComparison.Ordinal));
        Assert.Equal(width >= 80, output.Contains("0:04 left  acc 75.00 %  best 75.00 %  lr 1.0e-03", StringComparison.Ordinal));
        Assert.Contains("epoch 1/4  loss 1.2500  test", output, StringComparison.Ordinal);
        Assert.All(Escapes().Replace(output, "").Split('\n', '\r'), line => Assert.InRange(line.Length, 0, Math.Max(width, 90)));
    }

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
