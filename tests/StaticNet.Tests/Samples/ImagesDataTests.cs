using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>What the command <c>images</c> says of data that it can't use.</summary>
public sealed class ImagesDataTests : IDisposable
{
    private const string WayOut = "Give --data a directory with ";

    private readonly ImagesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_DirectoryWithoutData_NamesIt()
    {
        Run(_folder.PathOf("nowhere")).AssertFails(ExitCode.Usage, _folder.PathOf("nowhere"), "no such directory", WayOut);
        Run(" ").AssertFails(ExitCode.Usage, "--data is empty", WayOut);
        Run(_folder.Path).AssertFails(ExitCode.Usage, _folder.Path, "no subfolders", WayOut);
        Directory.CreateDirectory(_folder.PathOf("cat"));
        Run(_folder.Path).AssertFails(ExitCode.Usage, _folder.PathOf("cat"), "no images", WayOut);
    }

    [Fact]
    public void Run_DamagedCifarFile_NamesRecordAndByte()
    {
        string training = _folder.WriteCifar("data_batch_1.bin", 2, seed: 1);
        Run(_folder.Path).AssertFails(ExitCode.Usage, _folder.Path, "test*.bin", WayOut);
        _folder.WriteCifar("test_batch.bin", 2, seed: 2);
        File.WriteAllBytes(training, File.ReadAllBytes(training)[..5000]);

        Run(_folder.Path).AssertFails(ExitCode.Usage, training, "byte 5000", "record 1", WayOut);
    }

    [Fact]
    public void Run_ClassesThatTheNetworkIsntFor_NamesBothNumbers()
    {
        _folder.WriteImage("one/a/0.ppm", 4, 4, color: 0, seed: 1);
        for (int i = 0; i < 11; i++)
            _folder.WriteImage($"eleven/{i}/0.ppm", 4, 4, color: 0, seed: 1);
        for (int i = 0; i < 2; i++)
            _folder.WriteImage($"few/{i}/0.ppm", 4, 4, color: 0, seed: 1);
        for (int i = 0; i < 9; i++)
            _folder.WriteImage($"one/a/{i}.ppm", 4, 4, color: 0, seed: 1);

        Run(_folder.PathOf("one")).AssertFails(ExitCode.Usage, "1 classes", "2 to 10", WayOut);
        Run(_folder.PathOf("eleven")).AssertFails(ExitCode.Usage, "11 classes", "2 to 10", WayOut);
        Run(_folder.PathOf("few")).AssertFails(ExitCode.Usage, "2 images", "too few", WayOut);
    }

    [Fact]
    public void Run_PartsOfOtherClasses_NamesBoth()
    {
        _folder.WriteImage("train/cat/0.ppm", 4, 4, color: 0, seed: 1);
        _folder.WriteImage("test/dog/0.ppm", 4, 4, color: 0, seed: 1);

        Run(_folder.Path).AssertFails(ExitCode.Usage, "cat", "dog", WayOut);
    }

    [Theory]
    [InlineData("--train-samples", "images", "--data", "somewhere", "--train-samples", "5")]
    [InlineData("--epochs", "images", "--epochs", "0")]
    [InlineData("--resume", "images", "--resume")]
    [InlineData("one-cycle", "images", "--schedule", "one-cycle", "--optimizer", "sgd")]
    [InlineData(".safetensors", "images", "--save", "weights.bin")]
    [InlineData("--validation 20", "images", "--train-samples", "20", "--validation", "20")]
    public void Run_WrongArguments_NamesThem(string named, params string[] arguments) =>
        SampleRun.Of(arguments).AssertFails(ExitCode.Usage, named);

    [Fact]
    public void Predict_WeightsWithoutTheirMeaning_SaysWhatIsMissing()
    {
        string weights = _folder.PathOf("weights.safetensors"), image = _folder.WriteImage("0.ppm", 4, 4, color: 0, seed: 1);
        using (var network = new StaticNet.Samples.Images.ImageClassifier(seed: 1))
            network.SaveWeights(weights);

        SampleRun.Of("predict", "--weights", weights, image).AssertFails(ExitCode.Usage, weights, "classes", "images --save");
    }

    private static SampleRun Run(string data) => SampleRun.Of("images", "--data", data, "--epochs", "1");
}
