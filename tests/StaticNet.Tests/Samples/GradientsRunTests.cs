using System.Globalization;
using System.Text.Json;
using StaticNet.Laboratory;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class GradientsRunTests
{
    private static readonly string[] Short =
        ["gradients", "--depth", "8", "--steps", "20", "--activation", "relu", "--init", "bad", "--variants", "bare,batch-norm"];

    private static readonly string[] Clippings = ["clip-value", "clip-norm", "clip-l1", "clip-max", "clip-layer"];

    // What should cure is expected to; what shouldn't is expected not to.
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public void Run_Defaults_ShowWhatCuresAndWhatDoesNot(string seed)
    {
        var run = SampleRun.OfLaboratory("gradients", "--json", "--seed", seed);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var trainings = json.RootElement.GetProperty("trainings");
        AssertSick(trainings, "sigmoid", "good", "vanishing", ["bare", "dropout", "adam", "nesterov", .. Clippings, "clip-adaptive"]);
        AssertCured(trainings, "sigmoid", "good", "relu", "leaky-relu", "batch-norm");
        AssertSick(trainings, "tanh", "small", "vanishing", ["bare", "leaky-relu", "dropout", "adam", "nesterov", .. Clippings, "clip-adaptive"]);
        AssertCured(trainings, "tanh", "small", "initialization", "batch-norm", "layer-norm");
        AssertSick(trainings, "relu", "large", "exploding", "bare", "leaky-relu", "dropout", "nesterov");
        AssertCured(trainings, "relu", "large", ["initialization", "batch-norm", "layer-norm", "adam", .. Clippings]);
        Assert.All(trainings.EnumerateArray().Where(row => Text(row, "verdict") == "vanishing"), row =>
            Assert.InRange(row.GetProperty("firstToLast").GetDouble(), 0, 1e-6));
    }

    [Fact]
    public void Run_Json_WritesOneObjectAndProgressElsewhere()
    {
        var run = SampleRun.OfLaboratory([.. Short, "--json", "--seed", "3"]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        var result = json.RootElement;
        Assert.Equal(8, result.GetProperty("depth").GetInt32());
        Assert.Equal(32, result.GetProperty("width").GetInt32());
        Assert.Equal(20, result.GetProperty("steps").GetInt32());
        Assert.Equal(64, result.GetProperty("batchSize").GetInt32());
        Assert.Equal(3ul, result.GetProperty("seed").GetUInt64());
        Assert.False(result.GetProperty("isCancelled").GetBoolean());
        string[] expected = ["small bare", "small batch-norm", "large bare", "large batch-norm"];
        var trainings = result.GetProperty("trainings").EnumerateArray().ToList();
        Assert.Equal(expected, trainings.Select(row => $"{Text(row, "start")} {Text(row, "variant")}"));
        Assert.All(trainings, row =>
        {
            Assert.Equal("relu", Text(row, "activation"));
            Assert.InRange(row.GetProperty("startLoss").GetDouble(), 0.1, 100);
            Assert.True(row.GetProperty("smallestNorm").GetDouble() < row.GetProperty("largestNorm").GetDouble());
            Assert.InRange(row.GetProperty("testAccuracy").GetDouble(), 0, 1);
            Assert.Equal(row.GetProperty("testAccuracy").GetDouble() >= 0.9, row.GetProperty("hasLearned").GetBoolean());
        });
        Assert.Equal(2 * trainings.Count, run.ErrorLines.Count(line => line.StartsWith("relu ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_Explosion_HasNullForWhatIsNotFinite()
    {
        var run = SampleRun.OfLaboratory("gradients", "--activation", "relu", "--init", "bad", "--variants", "bare", "--json");

        using var json = JsonDocument.Parse(run.Output);
        var large = json.RootElement.GetProperty("trainings").EnumerateArray().Single(row => Text(row, "start") == "large");
        Assert.Equal(JsonValueKind.Null, large.GetProperty("finalLoss").ValueKind);
        Assert.Equal(JsonValueKind.Null, large.GetProperty("largestNorm").ValueKind);
        Assert.InRange(large.GetProperty("divergedAt").GetInt32(), 2, 100);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameNumbers()
    {
        string first = SampleRun.OfLaboratory([.. Short, "--json"]).Output;

        Assert.Equal(first, SampleRun.OfLaboratory([.. Short, "--json"]).Output);
        Assert.NotEqual(first, SampleRun.OfLaboratory([.. Short, "--json", "--seed", "2"]).Output);
    }

    [Fact]
    public void Run_PlainOutput_WritesStepsAndATableInEightyColumns()
    {
        var run = SampleRun.OfLaboratory(Short);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.DoesNotContain('\e', run.Output);
        Assert.Contains("norms of layers 1, 3, 5, 6, 8", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"relu large     batch-norm +20 +\d+\.\d{4} ( \d+e[+-]\d\d){5}", run.Output);
        Assert.Contains("relu, small start", run.OutputLines);
        Assert.Equal(2, run.OutputLines.Count(line => line.StartsWith("  batch-norm  ", StringComparison.Ordinal)));
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 1, 80));
    }

    [Fact]
    public void Run_CultureWithCommas_WritesPoints()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;

            Assert.DoesNotMatch(@"\d,\d", SampleRun.OfLaboratory(Short).Output);
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
        var exitCode = LaboratoryProgram.Create(Terminal.Plain(output, TextWriter.Null), new CancellationToken(canceled: true)).Run(Short);

        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.Contains("stopped in training 1 of 4", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledInItsSecondTraining_ReportsTheFirst()
    {
        using var cancellation = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new CancellingWriter(cancellation, "relu small     batch-norm");

        var exitCode = LaboratoryProgram.Create(Terminal.Plain(output, error), cancellation.Token).Run([.. Short, "--json"]);

        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.Contains("stopped in training 2 of 4", error.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output.ToString());
        Assert.True(json.RootElement.GetProperty("isCancelled").GetBoolean());
        var row = Assert.Single(json.RootElement.GetProperty("trainings").EnumerateArray());
        Assert.Equal("bare", Text(row, "variant"));
    }

    private static void AssertSick(JsonElement trainings, string activation, string start, string verdict, params string[] variants) =>
        Assert.All(variants, variant =>
        {
            var row = Find(trainings, activation, start, variant);
            Assert.Equal(verdict, Text(row, "verdict"));
            Assert.False(row.GetProperty("hasLearned").GetBoolean());
        });

    private static void AssertCured(JsonElement trainings, string activation, string start, params string[] variants) =>
        Assert.All(variants, variant =>
        {
            var row = Find(trainings, activation, start, variant);
            Assert.Equal("healthy", Text(row, "verdict"));
            Assert.True(row.GetProperty("hasLearned").GetBoolean());
        });

    private static JsonElement Find(JsonElement trainings, string activation, string start, string variant) =>
        trainings.EnumerateArray().Single(row =>
            Text(row, "activation") == activation && Text(row, "start") == start && Text(row, "variant") == variant);

    private static string Text(JsonElement row, string property) => row.GetProperty(property).GetString()!;
}
