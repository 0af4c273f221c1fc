using System.Globalization;
using System.Text.Json;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class DigitsRunTests
{
    private static readonly string[] Short = ["digits", "--train-samples", "300", "--test-samples", "100", "--epochs", "2"];

    [Fact]
    public void Run_Json_WritesOneObjectAndProgressElsewhere()
    {
        string[] options = ["--json", "--seed", "3", "--batch-size", "32", "--learning-rate", "0.002", "--optimizer", "nesterov"];
        var run = SampleRun.Of([.. Short, .. options]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        var result = json.RootElement;
        Assert.Equal("DigitClassifier", result.GetProperty("network").GetString());
        Assert.Equal(784 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10, result.GetProperty("parameters").GetInt32());
        Assert.Equal("synthetic", result.GetProperty("dataset").GetString());
        Assert.Equal(300, result.GetProperty("trainSamples").GetInt32());
        Assert.Equal(100, result.GetProperty("testSamples").GetInt32());
        Assert.Equal(3ul, result.GetProperty("seed").GetUInt64());
        Assert.Equal("nesterov", result.GetProperty("optimizer").GetString());
        Assert.Equal(32, result.GetProperty("batchSize").GetInt32());
        Assert.Equal(0.002f, result.GetProperty("learningRate").GetSingle());
        Assert.Equal(1, result.GetProperty("workers").GetInt32());
        Assert.Equal(2, result.GetProperty("epochs").GetInt32());
        Assert.False(result.GetProperty("isCancelled").GetBoolean());
        Assert.InRange(result.GetProperty("trainLoss").GetDouble(), 0.01, 2.4);
        Assert.InRange(result.GetProperty("testAccuracy").GetDouble(), 0, 1);
        Assert.True(result.GetProperty("secondsPerEpoch").GetDouble() > 0);
        Assert.Matches("^[0-9a-f]{64}$", result.GetProperty("weightsHash").GetString());
        Assert.Equal(2, run.ErrorLines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameWeights()
    {
        string first = WeightsHash("5", "adam");

        Assert.Equal(first, WeightsHash("5", "adam"));
        Assert.NotEqual(first, WeightsHash("6", "adam"));
        Assert.NotEqual(first, WeightsHash("5", "sgd"));
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0", 0)]
    public void Run_AnyNumberOfWorkers_GivesTheSameWeights(string workers, int expected)
    {
        var run = SampleRun.Of([.. Short, "--json", "--workers", workers]);

        using var json = JsonDocument.Parse(run.OutputLines[^1]);
        Assert.Equal(expected > 0 ? expected : Environment.ProcessorCount, json.RootElement.GetProperty("workers").GetInt32());
        Assert.Equal(WeightsHash("1", "adam"), json.RootElement.GetProperty("weightsHash").GetString());
        Assert.Contains(" worker", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Defaults_ReachWhatTheDigitsAreMadeFor()
    {
        var run = SampleRun.Of("digits", "--json");

        using var json = JsonDocument.Parse(run.OutputLines[^1]);
        Assert.InRange(json.RootElement.GetProperty("testAccuracy").GetDouble(), 0.98, 0.999);
    }

    [Fact]
    public void Run_PlainOutput_AlignsEpochsAndDrawsDigits()
    {
        var run = SampleRun.Of(Short);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.DoesNotContain('\e', run.Output);
        string[] epochs = [.. run.OutputLines.Where(line => line.StartsWith("epoch ", StringComparison.Ordinal))];
        Assert.Equal(2, epochs.Length);
        Assert.Equal(epochs[0].Length, epochs[1].Length);
        Assert.Equal(epochs[0].IndexOf('%', StringComparison.Ordinal), epochs[1].IndexOf('%', StringComparison.Ordinal));
        Assert.Contains("✗", run.Output, StringComparison.Ordinal);
        Assert.Contains("✓", run.Output, StringComparison.Ordinal);
        Assert.Contains(" read as ", run.Output, StringComparison.Ordinal);
        Assert.Contains("█", run.Output, StringComparison.Ordinal);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 1, 80));
    }

    [Fact]
    public void Run_Report_ShowsPlotsConfusionAndMistakes()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.ChangeExtension(Path.GetRandomFileName(), ".html"));
        try
        {
            var run = SampleRun.Of([.. Short, "--json", "--report", file]);

            Assert.Equal(ExitCode.Success, run.ExitCode);
            Assert.Equal($"report in {file}", run.ErrorLines[^1]);
            string report = File.ReadAllText(file);
            foreach (string text in (string[])["Loss of epochs", "Accuracy", "Gradient norm of each layer", "Dense3", "Confusion matrix", " taken for "])
                Assert.Contains(text, report, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("report.txt", "takes the name of a file that ends with .html")]
    [InlineData("no/such/folder/report.html", "there is no directory")]
    public void Run_ReportThatCantBe_Fails(string file, string reason) =>
        SampleRun.Of([.. Short, "--report", file]).AssertFails(ExitCode.Usage, file, reason);

    [Fact]
    public void Run_CultureWithCommas_WritesPoints()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;

            var run = SampleRun.Of([.. Short, "--learning-rate", "0.005"]);

            Assert.Equal(ExitCode.Success, run.ExitCode);
            Assert.Contains("learning rate 0.005,", run.Output, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\d,\d", run.Output);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Run_CancelledBeforeItsFirstStep_SaysSo()
    {
        using var output = new StringWriter();
        var exitCode = SampleProgram.Create(Terminal.Plain(output, TextWriter.Null), new CancellationToken(canceled: true)).Run(Short);

        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.Contains("stopped in epoch 1 of 2, after 0 of its steps", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("read as", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledAfterAnEpoch_ReportsWhatItHas()
    {
        using var cancellation = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new CancellingWriter(cancellation, "epoch    1/1000");

        var exitCode = SampleProgram.Create(Terminal.Plain(output, error), cancellation.Token)
            .Run(["digits", "--train-samples", "100", "--test-samples", "50", "--epochs", "1000", "--json"]);

        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.Contains("stopped in epoch 2 of 1000", error.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output.ToString());
        Assert.True(json.RootElement.GetProperty("isCancelled").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("epochs").GetInt32());
        Assert.Equal(JsonValueKind.Number, json.RootElement.GetProperty("testAccuracy").ValueKind);
    }

    private static string WeightsHash(string seed, string optimizer)
    {
        var run = SampleRun.Of([.. Short, "--json", "--seed", seed, "--optimizer", optimizer]);
        using var json = JsonDocument.Parse(run.OutputLines[^1]);
        return json.RootElement.GetProperty("weightsHash").GetString()!;
    }
}
