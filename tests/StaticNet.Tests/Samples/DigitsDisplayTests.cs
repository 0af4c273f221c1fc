using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Digits;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class DigitsDisplayTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(140)]
    public void Run_InteractiveTerminal_ShowsEpochsAndDigits(int width)
    {
        string output = Run(width, hasColor: true);

        Assert.Contains("epoch 2/2", output, StringComparison.Ordinal);
        Assert.Contains("left", output, StringComparison.Ordinal);
        Assert.Contains("read as", output, StringComparison.Ordinal);
        Assert.Contains("\e[?25h", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WideTerminal_ShowsEveryNumber()
    {
        string output = Run(width: 80, hasColor: true);

        Assert.Matches(@"run .*left  acc .* %  best .* %  lr 1\.0e-03", output);
        Assert.Matches(@"epoch 2/2 .*loss \d.*norm .*/s", output);
        Assert.Contains("━", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoColor_SetsNoColor()
    {
        Assert.DoesNotMatch(@"\e\[[0-9;]*m", Run(width: 80, hasColor: false));
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(28, 2)]
    [InlineData(57, 2)]
    [InlineData(58, 4)]
    [InlineData(80, 4)]
    [InlineData(118, 4)]
    [InlineData(500, 6)]
    public void Show_AnyWidth_DrawsAsManyDigitsAsFit(int width, int count)
    {
        string output = Show(width, hasColor: false, [Reading(2, 7), .. Enumerable.Range(0, 10).Select(digit => Reading(digit, digit))]);

        Assert.Equal(count, output.Split("read as").Length - 1);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void Show_Mistakes_ComeFirstAndLeaveRoomForARightReading()
    {
        string output = Show(58, hasColor: false, Reading(1, 1), Reading(2, 7), Reading(3, 8), Reading(4, 9), Reading(5, 6), Reading(6, 6));

        string[] expected = ["✗ 2 read as 7", "✗ 3 read as 8", "✗ 4 read as 9", "✓ 1 read as 1"];
        int[] places = [.. expected.Select(text => output.IndexOf(text, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("5 read as 6", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_WithoutColor_DrawsTwoPixelsACharacter()
    {
        float[] image = new float[SyntheticDigits.InputLength];
        image[0] = 1; // upper
        image[SyntheticDigits.Side + 1] = 1; // lower
        image[2] = image[SyntheticDigits.Side + 2] = 1; // both
        image[3] = 0.3f; // faint

        string output = Show(28, hasColor: false, new DigitReading(image, 1, 1, 0.5f));

        Assert.StartsWith("▀▄█░ ", output.Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public void FromScores_Softmax_GivesTheLargestAndItsShare()
    {
        float[] scores = new float[10];
        scores[4] = MathF.Log(3);

        var reading = DigitReading.FromScores([], 4, scores);

        Assert.Equal(4, reading.Prediction);
        Assert.Equal(3f / 12f, reading.Probability, 1e-6f);
        Assert.True(reading.IsRight);
    }

    private static DigitReading Reading(int label, int prediction) =>
        new(SyntheticDigits.Create(10, seed: 1).GetInput(label), label, prediction, 0.9f);

    private static string Run(int width, bool hasColor)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = SampleProgram.Create(new Terminal(output, error, IsInteractive: true, hasColor, width), default)
            .Run(["digits", "--train-samples", "1000", "--test-samples", "100", "--epochs", "2"]);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Empty(error.ToString());
        return output.ToString();
    }

    private static string Show(int width, bool hasColor, params DigitReading[] readings)
    {
        using var output = new StringWriter();
        new DigitGallery(new Terminal(output, TextWriter.Null, IsInteractive: false, hasColor, width)).Show(readings);
        return output.ToString();
    }
}
