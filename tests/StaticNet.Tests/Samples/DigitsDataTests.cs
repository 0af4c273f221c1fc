using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class DigitsDataTests : IDisposable
{
    private const string WayOut = "Give --data a directory with the four files of MNIST, or leave it out for synthetic digits.";

    private readonly DigitsFolder _folder = DigitsFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_MissingDirectory_NamesIt() =>
        SampleRun.Of("digits", "--data", _folder.PathOf("nowhere"))
            .AssertFails(ExitCode.Usage, _folder.PathOf("nowhere"), "no such directory", WayOut);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Run_EmptyDirectoryName_SaysSo(string name) =>
        SampleRun.Of("digits", "--data", name).AssertFails(ExitCode.Usage, "--data is empty", WayOut);

    [Theory]
    [InlineData(DigitsFolder.TrainingImages)]
    [InlineData(DigitsFolder.TrainingLabels)]
    [InlineData(DigitsFolder.TestImages)]
    [InlineData(DigitsFolder.TestLabels)]
    public void Run_MissingFile_NamesIt(string name)
    {
        File.Delete(_folder.PathOf(name));

        Run().AssertFails(ExitCode.Usage, _folder.Path, name, WayOut);
    }

    [Theory]
    [InlineData(DigitsFolder.TrainingImages)]
    [InlineData(DigitsFolder.TestLabels)]
    public void Run_TruncatedFile_NamesItAndWhereItEnds(string name)
    {
        byte[] content = File.ReadAllBytes(_folder.PathOf(name));
        File.WriteAllBytes(_folder.PathOf(name), content[..^7]);

        Run().AssertFails(ExitCode.Usage, _folder.PathOf(name), $"byte {content.Length - 7}", WayOut);
    }

    [Fact]
    public void Run_ForeignFile_NamesIt()
    {
        File.WriteAllText(_folder.PathOf(DigitsFolder.TestImages), "<html>\n<body>Not found</body>\n</html>\n");

        Run().AssertFails(ExitCode.Usage, _folder.PathOf(DigitsFolder.TestImages), WayOut);
    }

    [Fact]
    public void Run_DamagedGzip_NamesTheFile()
    {
        File.WriteAllBytes(_folder.PathOf(DigitsFolder.TestImages), [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        Run().AssertFails(ExitCode.Usage, _folder.PathOf(DigitsFolder.TestImages), WayOut);
    }

    [Fact]
    public void Run_CountsThatDisagree_NamesBoth()
    {
        _folder.WriteLabels(DigitsFolder.TestLabels, 1, 2, 3);

        Run().AssertFails(
            ExitCode.Usage, _folder.PathOf(DigitsFolder.TestImages), "50", _folder.PathOf(DigitsFolder.TestLabels), "3", WayOut);
    }

    [Fact]
    public void Run_ImagesOfAnotherSize_NamesBothSizes()
    {
        _folder.WriteImages(DigitsFolder.TestImages, 50, side: 8);

        Run().AssertFails(ExitCode.Usage, _folder.Path, "test images", "64", "784", WayOut);
    }

    [Fact]
    public void Run_LabelsBeyondDigits_NamesTheLargest()
    {
        _folder.WriteImages(DigitsFolder.TrainingImages, 3, SyntheticDigits.Side);
        _folder.WriteLabels(DigitsFolder.TrainingLabels, 1, 26, 3);

        Run().AssertFails(ExitCode.Usage, _folder.Path, "training labels", "26", WayOut);
    }

    [Fact]
    public void Run_NumbersThatOverflow_FailsInOneLine()
    {
        _folder.WriteHugeImages(DigitsFolder.TrainingImages, 200);

        var run = Run();

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith("error: Step 1: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_WholeFiles_TrainsOnThem(bool compressed)
    {
        using var folder = DigitsFolder.Create(compressed);

        var run = SampleRun.Of("digits", "--data", folder.Path, "--epochs", "1");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("mnist digits: 200 to train on, 50 to test", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    private SampleRun Run() => SampleRun.Of("digits", "--data", _folder.Path, "--epochs", "1");
}
