using System.Text.Json;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>The command <c>digits</c> with another network than its default.</summary>
public sealed class DigitsNetworkTests : IDisposable
{
    private static readonly string[] Short = ["digits", "--network", "lenet", "--train-samples", "300", "--test-samples", "100", "--epochs", "3", "--json"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Lenet_IsTheNetworkOfItsName()
    {
        string page = _folder.File("report.html");

        var run = SampleRun.Of([.. Short, "--validation", "50", "--report", page]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal("LeNet", Result(run).GetProperty("network").GetString());

        // Convolutions 6·25 + 6 and 16·6·25 + 16, dense layers on 16·5·5.
        Assert.Equal(156 + 2416 + (401 * 120) + (121 * 84) + (85 * 10), Result(run).GetProperty("parameters").GetInt32());
        Assert.InRange(Result(run).GetProperty("testAccuracy").GetDouble(), 0.2, 1);
        Assert.Contains("LeNet: 1×28×28-6×28×28-16×10×10-120-84-10, 61706 parameters", run.Error, StringComparison.Ordinal);
        Assert.Contains("Conv2D2", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Lenet_DependsOnItsOptionsAndNotOnWorkers()
    {
        string hash = Hash();

        Assert.Equal(hash, Hash("--workers", "2"));
        Assert.NotEqual(hash, Hash("--augment"));
        Assert.NotEqual(hash, Hash("--schedule", "one-cycle"));
        SampleRun.Of("digits", "--network", "resnet").AssertFails(ExitCode.Usage, "--network is 'resnet'", "mlp, lenet");
    }

    [Fact]
    public void Run_AugmentStrength_IsAPartOfTheLimits()
    {
        string whole = Hash("--augment");

        Assert.Equal(whole, Hash("--augment", "--augment-strength", "1"));
        Assert.NotEqual(whole, Hash("--augment", "--augment-strength", "0.5"));
        SampleRun.Of([.. Short, "--augment-strength", "0.5"]).AssertFails(ExitCode.Usage, "--augment-strength", "--augment goes");
        SampleRun.Of([.. Short, "--augment", "--augment-strength", "0"]).AssertFails(ExitCode.Usage, "--augment-strength is '0'", "at most 1");
    }

    [Fact]
    public void Run_LenetCancelledAndResumed_EndsWithTheSameWeights()
    {
        // The schedule given, all that differs is the network.
        string[] options = [.. Short, "--augment", "--schedule", "cosine"];
        string[] saving = [.. options, "--checkpoint", _folder.File("state")];
        using var cancellation = new CancellationTokenSource();
        using var error = new CancellingWriter(cancellation, "epoch 1/3");
        var stopped = SampleProgram.Create(Terminal.Plain(TextWriter.Null, error), cancellation.Token).Run(saving);

        var other = SampleRun.Of([.. saving.Select(word => word == "lenet" ? "mlp" : word), "--resume"]);
        var resumed = SampleRun.Of([.. saving, "--resume"]);

        Assert.Equal(ExitCode.Cancelled, stopped);
        Assert.Equal(ExitCode.Usage, other.ExitCode);
        Assert.Contains("of another run", other.Error, StringComparison.Ordinal);
        Assert.Equal(Result(SampleRun.Of(options)).GetProperty("weightsHash").GetString(), Result(resumed).GetProperty("weightsHash").GetString());
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("lenet")]
    public void Predict_SavedWeights_TakesTheNetworkTheyAreOf(string network)
    {
        string weights = _folder.File("weights.safetensors");
        SampleRun.Of("digits", "--network", network, "--train-samples", "4000", "--test-samples", "10", "--epochs", "4", "--json", "--save", weights);
        var digits = SyntheticDigits.CreateTest(20, seed: 3);
        string[] files = [.. Enumerable.Range(0, digits.Count).Select(i => WriteImage(i, digits.GetInput(i)))];

        var run = SampleRun.Of(["predict", "--weights", weights, "--json", .. files]);

        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        int right = json.RootElement.EnumerateArray()
            .Where((prediction, i) => prediction.GetProperty("class").GetString() == FormattableString.Invariant($"{digits.GetLabel(i)}")).Count();
        Assert.InRange(right, 17, 20);
    }

    [Fact]
    public void Predict_WeightsWithoutANetworksName_AreThoseThatFit()
    {
        string named = _folder.File("named.safetensors"), bare = _folder.File("bare.safetensors");
        using (var network = new StaticNet.Samples.Digits.LeNet(seed: 1))
            network.SaveWeights(named);
        var writer = new SafetensorsWriter();
        using (var file = SafetensorsFile.Open(named))
            foreach (var tensor in file.Tensors)
                writer.Add(tensor.Name, tensor.Shape.AsSpan(), file.ReadSingles(tensor.Name));
        writer.Save(bare);
        string image = WriteImage(0, SyntheticDigits.CreateTest(1, seed: 3).GetInput(0));

        var run = SampleRun.Of("predict", "--weights", bare, image);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(SampleRun.Of("predict", "--weights", named, image).Output, run.Output);
    }

    private string WriteImage(int number, float[] image)
    {
        string path = _folder.File($"{number}.pgm");
        File.WriteAllBytes(path, [.. "P5 28 28 255\n"u8, .. image.Select(value => (byte)MathF.Round(255 * value))]);
        return path;
    }

    private static string Hash(params string[] options) => Result(SampleRun.Of([.. Short, .. options])).GetProperty("weightsHash").GetString()!;

    private static JsonElement Result(SampleRun run)
    {
        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        return json.RootElement.Clone();
    }
}
