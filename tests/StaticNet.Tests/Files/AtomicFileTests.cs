using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>Files that are replaced as a whole or not at all.</summary>
public sealed class AtomicFileTests
{
    private static readonly string Unique = new('a', 32);

    [Fact]
    public void Write_NewAndThenAgain_HasTheLastContentAndLeavesNothingElse()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("file");

        AtomicFile.Write(path, stream => stream.Write([1, 2, 3]));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        AtomicFile.Write(path, stream => stream.Write([4]));

        Assert.Equal([4], File.ReadAllBytes(path));
        Assert.Equal(["file"], directory.Names);
    }

    [Theory]
    [InlineData(FailingSteps.Failure.Create, true)]
    [InlineData(FailingSteps.Failure.Write, true)]
    [InlineData(FailingSteps.Failure.Flush, true)]
    [InlineData(FailingSteps.Failure.Rename, true)]
    [InlineData(FailingSteps.Failure.Create, false)]
    [InlineData(FailingSteps.Failure.Write, false)]
    [InlineData(FailingSteps.Failure.Flush, false)]
    [InlineData(FailingSteps.Failure.Rename, false)]
    internal void Write_StepFails_LeavesTheFormerContent(FailingSteps.Failure failure, bool isKill)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("file");
        AtomicFile.Write(path, stream => stream.Write([1, 2, 3]));

        Assert.Throws<IOException>(() =>
            AtomicFile.Write(path, stream => stream.Write([4, 5, 6]), new FailingSteps(failure, afterBytes: 2, isKill)));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(isKill && failure != FailingSteps.Failure.Create ? 2 : 1, directory.Names.Length);
        AtomicFile.Write(path, stream => stream.Write([7]));
        Assert.Equal([7], File.ReadAllBytes(path));
        Assert.Equal(["file"], directory.Names);
    }

    [Fact]
    public void Write_CallersExceptions_ReachIt()
    {
        using var directory = new TemporaryDirectory();

        Assert.Throws<InvalidTimeZoneException>(() => AtomicFile.Write(directory.PathOf("file"), _ => throw new InvalidTimeZoneException()));

        Assert.Empty(directory.Names);
    }

    [Fact]
    public void Write_FilesOfOthers_AreLeftAlone()
    {
        using var directory = new TemporaryDirectory();
        string[] others = [$"other.{Unique}.tmp", $"file.{Unique[1..]}.tmp", $"file.{Unique[1..]}X.tmp", $"file{Unique}.tmp", "file.tmp", $"file.{Unique}", $".{Unique}.tmp"];
        foreach (string name in others)
            File.WriteAllText(directory.PathOf(name), "other");

        AtomicFile.Write(directory.PathOf("file"), stream => stream.Write([1]));

        Assert.Equal(others.Append("file").Order(StringComparer.Ordinal), directory.Names);
    }

    [Fact]
    public void Write_WriterThatIsStillAlive_KeepsItsFile()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("file");

        AtomicFile.Write(path, outer =>
        {
            outer.Write([1]);
            AtomicFile.Write(path, inner => inner.Write([2]));
        });

        Assert.Equal([1], File.ReadAllBytes(path));
        Assert.Equal(["file"], directory.Names);
    }

    [Fact]
    public void Write_DirectoryThatIsNotThere_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() =>
            AtomicFile.Write(Path.Combine(Path.GetTempPath(), "no such directory", "file"), stream => stream.Write([1])));
}
