using System.Text.Json;
using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>What a run of <c>digits</c> writes, and what its options change.</summary>
public sealed class DigitsFilesTests
{
    private static readonly string[] Short = ["digits", "--train-samples", "300", "--test-samples", "100", "--epochs", "3", "--json"];

    [Fact]
    public void Run_Report_HasCurvesMatrixAndMistakes()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("report.html");

        var run = SampleRun.Of([.. Short, "--report", file, "--schedule", "cosine", "--validation", "50"]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        string page = File.ReadAllText(file);
        foreach (string content in new[] { "Dense1", "Dense3", "cosine", "confusion", "data:image/png", "<svg", "learning rate", "gradient norm" })
            Assert.Contains(content, page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Run_Save_WritesWeightsThatLoad()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("weights.safetensors");

        var run = SampleRun.Of([.. Short, "--save", file]);

        using var network = new StaticNet.Samples.Digits.DigitClassifier(seed: 9);
        network.LoadWeights(file);
        Assert.Equal(Result(run).GetProperty("weightsHash").GetString(), network.GetParametersHash());
    }

    [Theory]
    [InlineData("--report", ".html")]
    [InlineData("--save", ".safetensors")]
    public void Run_FileThatCantBeWritten_IsRefusedBeforeTraining(string option, string extension)
    {
        using var folder = new TemporaryFolder();

        SampleRun.Of([.. Short, option, folder.File("none/file" + extension)]).AssertFails(ExitCode.Usage, "none", "no directory");
        Directory.CreateDirectory(folder.File("folder" + extension));
        SampleRun.Of([.. Short, option, folder.File("folder" + extension)]).AssertFails(ExitCode.Usage, "folder" + extension, "is a directory");
        SampleRun.Of([.. Short, option, folder.File("file.txt")]).AssertFails(ExitCode.Usage, option, extension);
        string tooLong = folder.File(new string('x', 240) + extension);
        SampleRun.Of([.. Short, option, tooLong]).AssertFails(ExitCode.Usage, $"{option} is '{tooLong}'", folder.Path, "give another name or directory");
        SampleRun.Of([.. Short, option, folder.File("good" + extension), "--epochs", "0"]).AssertFails(ExitCode.Usage, "--epochs");
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Run_FileOfAReadOnlyDirectory_IsRefusedBeforeTraining()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere there is no directory that nobody can write to.");
        SampleRun.Of([.. Short, "--save", "/proc/digits.safetensors"]).AssertFails(ExitCode.Usage, "--save is '/proc/digits.safetensors'", "in /proc");
    }

    [Fact]
    public void Run_Validation_HoldsSamplesBackAndTakesTheBestEpoch()
    {
        var run = SampleRun.Of([.. Short, "--validation", "100", "--learning-rate", "0.01"]);

        var result = Result(run);
        Assert.Equal(200, result.GetProperty("trainSamples").GetInt32());
        Assert.Equal(100, result.GetProperty("validationSamples").GetInt32());
        Assert.Equal(100, result.GetProperty("testSamples").GetInt32());
        Assert.InRange(result.GetProperty("bestEpoch").GetInt32(), 1, 3);
        Assert.Contains("  validation ", run.Error, StringComparison.Ordinal);
        Assert.Contains("the best on what was held back", run.Error, StringComparison.Ordinal);
        SampleRun.Of([.. Short, "--validation", "300"]).AssertFails(ExitCode.Usage, "--validation 300", "300 training samples");
    }

    [Fact]
    public void Run_ScheduleOrAugmentation_ChangesTheWeights()
    {
        string[] all = ["constant", "step", "exponential", "cosine", "cosine-restarts", "linear", "one-cycle", "plateau"];
        var hashes = all.ToDictionary(name => name, name => Hash("--schedule", name));

        // Three epochs are less than the patience.
        Assert.Equal(hashes["constant"], hashes["plateau"]);
        Assert.Equal(7, hashes.Values.Distinct().Count());
        Assert.NotEqual(hashes["constant"], Hash("--augment"));
        Assert.Equal(Hash("--augment"), Hash("--augment", "--workers", "2"));
        SampleRun.Of([.. Short, "--optimizer", "sgd", "--schedule", "one-cycle"]).AssertFails(ExitCode.Usage, "one-cycle", "momentum");
    }

    private static string Hash(params string[] options) =>
        Result(SampleRun.Of([.. Short, .. options])).GetProperty("weightsHash").GetString()!;

    private static JsonElement Result(SampleRun run)
    {
        using var json = JsonDocument.Parse(run.OutputLines[^1]);
        return json.RootElement.Clone();
    }
}
