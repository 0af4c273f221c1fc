using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>The comparer of snapshots itself, in a folder of its own.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Compare_SameTextWithOtherLineEndings_Passes()
    {
        Write("Some.Test#A.g.verified.cs", "one\r\ntwo\r\n");

        Assert.Null(Compare(("A.g.cs", "one\ntwo\n")));
        Assert.Equal(["Some.Test#A.g.verified.cs"], Files());
    }

    [Fact]
    public void Compare_OtherText_WritesReceivedAndShowsTheDifference()
    {
        Write("Some.Test#A.g.verified.cs", "one\ntwo\nthree\nfour\n");

        string? failure = Compare(("A.g.cs", "one\ntwo\n3\nfour\n"));

        Assert.Contains("@@ line 3 @@\n one\n two\n-three\n+3\n four\n", failure, StringComparison.Ordinal);
        Assert.Contains(Snapshot.AcceptVariable, failure, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n3\nfour\n", Read("Some.Test#A.g.received.cs"));
        Assert.Equal("one\ntwo\nthree\nfour\n", Read("Some.Test#A.g.verified.cs"));
    }

    [Fact]
    public void Compare_MissingFile_WritesReceivedAndFails()
    {
        string? failure = Compare(("A.g.cs", "one\n"));

        Assert.Contains("Some.Test#A.g.verified.cs: missing", failure, StringComparison.Ordinal);
        Assert.Equal("one\n", Read("Some.Test#A.g.received.cs"));
    }

    [Fact]
    public void Compare_FileNoLongerGenerated_Fails()
    {
        Write("Some.Test#A.g.verified.cs", "one\n");
        Write("Some.Test#B.g.verified.cs", "two\n");
        Write("Some.TestOfAnother#B.g.verified.cs", "other test\n");

        string? failure = Compare(("A.g.cs", "one\n"));

        Assert.Contains("Some.Test#B.g.verified.cs: no longer generated", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("Another", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_PassesAfterFailure_DeletesReceived()
    {
        Write("Some.Test#A.g.verified.cs", "one\n");
        Compare(("A.g.cs", "two\n"));

        Assert.Null(Compare(("A.g.cs", "one\n")));
        Assert.Equal(["Some.Test#A.g.verified.cs"], Files());
    }

    [Fact]
    public void Compare_Accepting_MakesTheReceivedVersionTheVerifiedOne()
    {
        Write("Some.Test#A.g.verified.cs", "one\n");
        Write("Some.Test#B.g.verified.cs", "stale\n");
        Compare(("A.g.cs", "two\n"));

        Assert.Null(Compare(accepts: true, ("A.g.cs", "two\n"), ("Sub/C.g.cs", "three\r\n")));

        Assert.Equal(["Some.Test#A.g.verified.cs", "Some.Test#Sub_C.g.verified.cs"], Files());
        Assert.Equal("two\n", Read("Some.Test#A.g.verified.cs"));
        Assert.Equal("three\n", Read("Some.Test#Sub_C.g.verified.cs"));
    }

    [Fact]
    public void Describe_LongDifference_IsCut()
    {
        string text = LineDifference.Describe("same\n", "same\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i}\n")));

        Assert.StartsWith("@@ line 2 @@\n same\n+0\n", text, StringComparison.Ordinal);
        Assert.Contains("+… 88 more lines\n", text, StringComparison.Ordinal);
    }

    private string? Compare(params (string HintName, string Source)[] sources) => Compare(accepts: false, sources);

    private string? Compare(bool accepts, params (string HintName, string Source)[] sources) =>
        new Snapshot(_folder, "Some.Test", accepts).Compare(sources.ToDictionary(source => source.HintName, source => source.Source));

    private string[] Files() => [.. Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
