using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Text;

public sealed class TextFileTests : IDisposable
{
    private readonly TextFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("abcdefghij")]
    [InlineData("abcé€🙂defg")]
    public void Read_AnyPart_IsThatOfTheTextInMemory(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 1_000)) + "the end";
        var vocabulary = TextVocabulary.FromText(text);
        int[] expected = vocabulary.Encode(text);
        using var file = TextFile.Open(_folder.Write("a.txt", text), vocabulary);

        Assert.Equal(expected.Length, file.Count);
        foreach (var (start, count) in new[] { (0, 1), (0, expected.Length), (1023, 2), (1024, 1024), (2047, 5000), (expected.Length - 3, 3), (expected.Length, 0) })
        {
            int[] tokens = new int[count];
            file.Read(start, tokens);
            Assert.Equal(expected[start..(start + count)], tokens);
        }

        int[] all = new int[expected.Length];
        file.ToMemory().Read(0, all);
        Assert.Equal(expected, all);
    }

    [Fact]
    public void Read_Bytes_AreThoseOfTheFile()
    {
        byte[] bytes = [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 7))];
        using var file = TextFile.Open(_folder.Write("a.bin", bytes), TextVocabulary.Bytes);
        int[] tokens = new int[5_000];

        file.Read(4_090, tokens);

        Assert.Equal(bytes.Skip(4_090).Take(5_000).Select(value => (int)value), tokens);
    }

    [Fact]
    public void Read_AllocatesNothing()
    {
        string text = string.Concat(Enumerable.Repeat("abcé€🙂", 2_000));
        using var file = TextFile.Open(_folder.Write("a.txt", text), TextVocabulary.FromText(text));
        int[] tokens = new int[3_000];
        Read();

        Allocations.AssertNone(Read);

        void Read()
        {
            for (int start = 0; start < 9_000; start += 500)
                file.Read(start, tokens);
        }
    }

    [Fact]
    public void Read_BeyondTheEnd_IsRefused()
    {
        using var file = TextFile.Open(_folder.Write("a.txt", "abc"), TextVocabulary.FromText("abc"));

        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(-1, new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(4, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(2, new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Slice(1, 3));
    }

    [Fact]
    public void SplitTail_HoldsTheEndOut()
    {
        var text = TokenSequence.FromText("abcdefghij", TextVocabulary.Bytes);

        var (training, tail) = text.SplitTail(0.25);

        int[] tokens = new int[3];
        tail.Read(0, tokens);
        Assert.Equal((7, 3), (training.Count, tail.Count));
        Assert.Equal("hij", TextVocabulary.Bytes.Decode(tokens));
        Assert.Equal("token 8 of the text", tail.Locate(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => training.Read(6, new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.SplitTail(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.SplitTail(double.NaN));
    }

    [Fact]
    public void Open_CharacterThatTheVocabularyDoesNotHave_IsNamedWithItsPlace()
    {
        string path = _folder.Write("a.txt", "aéb");

        var exception = Assert.Throws<InvalidDataException>(() => TextFile.Open(path, TextVocabulary.FromText("aé")));

        Assert.Contains("a.txt: has 'b' (U+0062) at byte 3, which the vocabulary of 2 characters doesn't have", exception.Message, StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Throws<InvalidDataException>(() => TextFile.Open(_folder.Write("e"), TextVocabulary.Bytes)).Message, StringComparison.Ordinal);

        // It was closed again: nobody holds it.
        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void Fingerprint_IsOfContentAndVocabulary()
    {
        var vocabulary = TextVocabulary.FromText("abc");
        using var file = TextFile.Open(_folder.Write("a.txt", "abcabc"), vocabulary);
        using var copy = TextFile.Open(_folder.Write("b.txt", "abcabc"), vocabulary);
        using var other = TextFile.Open(_folder.Write("c.txt", "abcabb"), vocabulary);
        using var bytes = TextFile.Open(_folder.Write("d.txt", "abcabc"), TextVocabulary.Bytes);

        Assert.Equal(file.Fingerprint, copy.Fingerprint);
        Assert.NotEqual(file.Fingerprint, other.Fingerprint);
        Assert.NotEqual(file.Fingerprint, bytes.Fingerprint);
        Assert.NotEqual(file.Slice(0, 3).Fingerprint, file.Slice(3, 3).Fingerprint);
        Assert.NotEqual(file.ToMemory().Fingerprint, other.ToMemory().Fingerprint);
    }
}
