using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Text;

public sealed class TokenWindowsTests
{
    private const string Alphabet = "abcdefghij";

    [Fact]
    public void Consecutive_LabelsAreTheNextTokens()
    {
        var windows = TokenWindows.Consecutive(Letters(Alphabet), 4);

        Assert.Equal(2, windows.Count);
        Assert.Equal(("abcd", "bcde"), Read(windows, 0));
        Assert.Equal(("efgh", "fghi"), Read(windows, 1));
        Assert.Equal("4 tokens and 4 labels", windows.Shape.ToString());
        Assert.Equal("from token 4 of the text on", windows.Locate(1));
    }

    [Theory]
    [InlineData(4, null, 2)]
    [InlineData(3, null, 3)] // the last one ends with the text: its last label is j
    [InlineData(4, 1, 6)]
    [InlineData(4, 5, 2)]
    [InlineData(4, 6, 1)]
    [InlineData(9, 1, 1)]
    public void Consecutive_CountsWholeWindowsWithTheTokenAfterThem(int length, int? stride, int expected) =>
        Assert.Equal(expected, TokenWindows.Consecutive(Letters(Alphabet), length, stride).Count);

    [Fact]
    public void Consecutive_FewerLabels_AreThoseOfTheLastTokens()
    {
        var windows = TokenWindows.Consecutive(Letters(Alphabet), 4, stride: 1, labels: 1);
        var two = TokenWindows.Consecutive(Letters(Alphabet), 4, labels: 2);

        Assert.Equal(("cdef", "g"), Read(windows, 2));
        Assert.Equal(("fghi", "j"), Read(windows, 5));
        Assert.Equal(("abcd", "de"), Read(two, 0));
        Assert.Equal(1, windows.Shape.LabelLength);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(2_000)]
    public void Consecutive_LongWindows_AreReadLikeShortOnes(int labels)
    {
        string text = string.Concat(Enumerable.Repeat(Alphabet, 300));
        var windows = TokenWindows.Consecutive(Letters(text), 2_000, labels: labels);

        var (tokens, next) = Read(windows, 0);

        Assert.Equal(text[..2_000], tokens);
        Assert.Equal(text[(2_001 - labels)..2_001], next);
    }

    [Fact]
    public void Parallel_WindowsOfEachPartInTurn_GoOnWhereTheOnesBeforeEnd()
    {
        var text = Letters("abcdefghijaagbhciddeebf");
        var windows = TokenWindows.Parallel(text, 3, sequences: 2);

        Assert.Equal((6, 2), (windows.Count, windows.Sequences));
        Assert.Equal([("abc", "bcd"), ("agb", "gbh"), ("def", "efg"), ("hci", "cid"), ("ghi", "hij"), ("dde", "dee")], Enumerable.Range(0, 6).Select(index => Read(windows, index)));
        Assert.NotEqual(windows.Fingerprint, TokenWindows.Parallel(text, 3, sequences: 3).Fingerprint);
        Assert.Null(TokenWindows.Consecutive(Letters(Alphabet), 3).Sequences);
    }

    [Theory]
    [InlineData(10, 3, 2, 2)] // parts of 5: no room for a second window and the token after it
    [InlineData(14, 3, 2, 4)]
    [InlineData(13, 3, 2, 2)]
    [InlineData(4, 3, 1, 1)]
    public void Parallel_CountsWholeWindowsOfEachPart(int tokens, int length, int sequences, int expected) =>
        Assert.Equal(expected, TokenWindows.Parallel(Letters((Alphabet + Alphabet)[..tokens]), length, sequences).Count);

    [Fact]
    public void Parallel_PartsShorterThanAWindow_Throws()
    {
        var error = Assert.Throws<ArgumentException>("text", () => TokenWindows.Parallel(Letters(Alphabet), 4, sequences: 3));

        Assert.Contains("one of 3, has 3 of the text's 10 tokens", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("sequences", () => TokenWindows.Parallel(Letters(Alphabet), 4, sequences: 0));
    }

    [Fact]
    public void Random_PlacesAreFunctionsOfSeedAndNumber_AndAllAreDrawn()
    {
        var text = Letters(Alphabet);
        var windows = TokenWindows.Random(text, 4, 6_000, seed: 3);
        var again = TokenWindows.Random(text, 4, 6_000, seed: 3);
        var other = TokenWindows.Random(text, 4, 6_000, seed: 4);
        long[] counts = new long[6];
        for (int i = 0; i < windows.Count; i++)
            counts[windows.GetStart(i)]++;

        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(windows.GetStart(i), again.GetStart(i)));
        Assert.Contains(Enumerable.Range(0, 100), i => windows.GetStart(i) != other.GetStart(i));
        Assert.NotEqual(windows.Fingerprint, other.Fingerprint);
        Assert.All(counts, count => Assert.InRange(count, 880, 1_120)); // 4 deviations of 1,000
        string tokens = Read(windows, 7).Tokens;
        Assert.Equal(Alphabet.Substring((int)windows.GetStart(7), 4), tokens);
    }

    [Fact]
    public void Create_OutsideLimits_IsRefused()
    {
        var text = Letters(Alphabet);

        var shorter = Assert.Throws<ArgumentException>(() => TokenWindows.Consecutive(text, 10));
        Assert.StartsWith("The text has 10 tokens, but a window of 10 and the token after it are 11; give a longer text.", shorter.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TokenWindows.Random(text, int.MaxValue, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenWindows.Consecutive(text, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenWindows.Consecutive(text, 4, stride: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenWindows.Consecutive(text, 4, labels: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenWindows.Consecutive(text, 4, labels: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenWindows.Random(text, 4, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenWindows.Consecutive(text, 4).GetStart(2));
    }

    [Fact]
    public void Read_AllocatesNothing()
    {
        using var folder = new TextFolder();
        using var file = TextFile.Open(folder.Write("a.txt", string.Concat(Enumerable.Repeat("abcé", 500))), TextVocabulary.FromText("abcé"));
        var windows = TokenWindows.Random(file, 16, 64, seed: 1);
        int[] indices = [.. Enumerable.Range(0, 64)], tokens = new int[64 * 16], labels = new int[64 * 16];
        Read();

        Allocations.AssertNone(Read);

        void Read() => windows.Read(indices, new SampleBatch(new SampleBlocks { Shape = windows.Shape, Count = 64, Tokens = tokens, Labels = labels }));
    }

    [Fact]
    public void Read_FileThatBecameShorter_NamesWindowAndFile()
    {
        if (OperatingSystem.IsWindows())
            return; // nobody can shorten an open file there
        using var folder = new TextFolder();
        string path = folder.Write("a.txt", new string('a', 100));
        using var file = TextFile.Open(path, TextVocabulary.Bytes);
        var windows = TokenWindows.Consecutive(file, 9);
        using (var writer = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            writer.SetLength(50);

        var exception = Assert.Throws<SampleException>(() => Read(windows, 7));

        Assert.Equal(7, exception.SampleIndex);
        Assert.Contains("token 63 of", exception.Message, StringComparison.Ordinal);
        Assert.Contains("a.txt: has changed at byte 63 since it was opened with 100 bytes", exception.Message, StringComparison.Ordinal);
    }

    private static TokenSequence Letters(string text) => TokenSequence.FromText(text, TextVocabulary.FromText(Alphabet));

    private static (string Tokens, string Labels) Read(TokenWindows windows, int index)
    {
        int[] tokens = new int[windows.Shape.TokenLength], labels = new int[windows.Shape.LabelLength];
        windows.Read([index], new SampleBatch(new SampleBlocks { Shape = windows.Shape, Count = 1, Tokens = tokens, Labels = labels }));
        return (string.Concat(tokens.Select(token => Alphabet[token])), string.Concat(labels.Select(label => Alphabet[label])));
    }
}
