using System.Text.Json;
using System.Text.RegularExpressions;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class ImagesRunTests : IDisposable
{
    private static readonly string[] Short = ["images", "--train-samples", "60", "--test-samples", "30", "--epochs", "2", "--batch-size", "20", "--json"];

    private readonly ImagesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_DrawnShapes_WritesOneObjectAndProgressElsewhere()
    {
        var run = SampleRun.Of([.. Short, "--seed", "3"]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        var result = Result(run);
        Assert.Equal("ImageClassifier", result.GetProperty("network").GetString());
        Assert.Equal("drawn", result.GetProperty("dataset").GetString());
        Assert.Equal(60, result.GetProperty("trainSamples").GetInt32());
        Assert.Equal(30, result.GetProperty("testSamples").GetInt32());
        Assert.Equal(2, result.GetProperty("epochs").GetInt32());
        Assert.InRange(result.GetProperty("testAccuracy").GetDouble(), 0, 1);
        Assert.Contains("drawn images: 60 to train on, 30 to test", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ErrorLines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_Options_ChangeTheWeightsAndWorkersDont()
    {
        string hash = Hash();

        Assert.Equal(hash, Hash("--workers", "2"));
        Assert.NotEqual(hash, Hash("--seed", "2"));
        Assert.NotEqual(hash, Hash("--augment"));
        Assert.NotEqual(hash, Hash("--schedule", "one-cycle", "--optimizer", "nesterov"));
    }

    [Fact]
    public void Run_CifarFiles_LearnsThemAndShowsMistakesInColour()
    {
        _folder.WriteCifar("data_batch_1.bin", 60, seed: 1);
        _folder.WriteCifar("data_batch_2.bin", 30, seed: 2);
        _folder.WriteCifar("test_batch.bin", 30, seed: 3);
        string page = _folder.PathOf("report.html");

        // A rate that learns nothing leaves mistakes to show.
        var idle = SampleRun.Of("images", "--data", _folder.Path, "--epochs", "1", "--learning-rate", "1e-9", "--report", page, "--json");
        var run = SampleRun.Of("images", "--data", _folder.Path, "--epochs", "6", "--batch-size", "10", "--augment", "--json");

        Assert.Equal(ExitCode.Success, idle.ExitCode);
        Assert.Equal("CIFAR-10", Result(run).GetProperty("dataset").GetString());
        Assert.Equal(90, Result(run).GetProperty("trainSamples").GetInt32());
        Assert.InRange(Result(run).GetProperty("testAccuracy").GetDouble(), 0.95, 1);
        string report = File.ReadAllText(page);
        foreach (string text in (string[])["CIFAR-10 images", "airplane", "automobile", "bird", " taken for "])
            Assert.Contains(text, report, StringComparison.Ordinal);
        byte[] picture = Convert.FromBase64String(Regex.Match(report, "data:image/png;base64,([^\"]+)").Groups[1].Value);
        const int ColorType = 25, RedGreenBlue = 2;
        Assert.Equal(RedGreenBlue, picture[ColorType]);
    }

    [Fact]
    public void Run_FoldersOfClasses_HoldsAFifthBackAndSavesWhatPredictNeeds()
    {
        _folder.WriteClasses("data", 20);
        string weights = _folder.PathOf("weights.safetensors"), page = _folder.PathOf("report.html");

        var run = SampleRun.Of(
            "images", "--data", _folder.PathOf("data"), "--epochs", "8", "--batch-size", "8", "--save", weights, "--report", page, "--json");

        var result = Result(run);
        Assert.Equal("data", result.GetProperty("dataset").GetString());
        Assert.Equal((48, 12), (result.GetProperty("trainSamples").GetInt32(), result.GetProperty("testSamples").GetInt32()));
        Assert.Equal(1, result.GetProperty("testAccuracy").GetDouble());
        Assert.Contains("green", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.DoesNotContain("unused", File.ReadAllText(page), StringComparison.Ordinal);
        string[] images =
        [
            _folder.WriteImage("new/0.ppm", 48, 48, color: 0, seed: 901), _folder.WriteImage("new/1.ppm", 64, 20, color: 1, seed: 902),
            _folder.WriteImage("new/2.ppm", 32, 32, color: 2, seed: 903),
        ];
        using var json = JsonDocument.Parse(Assert.Single(SampleRun.Of(["predict", "--weights", weights, "--json", .. images]).OutputLines));
        Assert.Equal(["red", "green", "blue"], json.RootElement.EnumerateArray().Select(prediction => prediction.GetProperty("class").GetString()));
        Assert.False(json.RootElement[0].TryGetProperty("digit", out _));
        Assert.Equal(Expected(weights, images[2]), Probabilities(json.RootElement[2]), (expected, actual) => Math.Abs(expected - actual) < 1e-5);
    }

    [Fact]
    public void Run_PartedFolders_TestsWithTheirTest()
    {
        _folder.WriteClasses("train", 5);
        _folder.WriteClasses("test", 2);

        var result = Result(SampleRun.Of("images", "--data", _folder.Path, "--epochs", "1", "--json"));

        Assert.Equal((15, 6), (result.GetProperty("trainSamples").GetInt32(), result.GetProperty("testSamples").GetInt32()));
    }

    [Fact]
    public void Run_UnreadableImage_IsLeftOutAndNamed()
    {
        _folder.WriteClasses("data", 5);
        File.WriteAllText(_folder.PathOf("data/red/broken.ppm"), "not an image");

        var run = SampleRun.Of("images", "--data", _folder.PathOf("data"), "--epochs", "1", "--json");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("broken.ppm", Assert.Single(run.ErrorLines, line => line.StartsWith("left out: ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledAndResumed_EndsWithTheSameWeights()
    {
        string[] options = [.. Short, "--augment", "--schedule", "cosine"];
        string expected = Result(SampleRun.Of(options)).GetProperty("weightsHash").GetString()!;
        string[] saving = [.. options, "--checkpoint", _folder.PathOf("state")];
        using var cancellation = new CancellationTokenSource();
        using var error = new CancellingWriter(cancellation, "epoch 1/2");

        var stopped = SampleProgram.Create(Terminal.Plain(TextWriter.Null, error), cancellation.Token).Run(saving);
        var resumed = SampleRun.Of([.. saving, "--resume"]);

        Assert.Equal(ExitCode.Cancelled, stopped);
        Assert.Contains("resumed after step 3", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(expected, Result(resumed).GetProperty("weightsHash").GetString());
    }

    private static string Hash(params string[] options) => Result(SampleRun.Of([.. Short, .. options])).GetProperty("weightsHash").GetString()!;

    private static JsonElement Result(SampleRun run)
    {
        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        return json.RootElement.Clone();
    }

    private static double[] Probabilities(JsonElement prediction) =>
        [.. prediction.GetProperty("probabilities").EnumerateArray().Select(value => value.GetDouble())];

    // An image of 32×32, normalized by hand with what the file says, through the network that was saved.
    private static double[] Expected(string weights, string image)
    {
        using var network = new StaticNet.Samples.Images.ImageClassifier(seed: 9);
        var texts = network.LoadWeights(weights).Texts;
        using var normalization = JsonDocument.Parse(texts["normalization"]);
        float[] input = ImageFile.Read(image, new ImageOptions(32, 32, 3));
        for (int i = 0; i < input.Length; i++)
            input[i] = (input[i] - Number("means", i / 1024)) / Number("deviations", i / 1024);
        float[] probabilities = new float[10];
        network.PredictProbabilities(input, probabilities);
        return [.. probabilities.Select(probability => (double)probability)];

        float Number(string name, int channel) => normalization.RootElement.GetProperty(name)[channel].GetSingle();
    }
}
