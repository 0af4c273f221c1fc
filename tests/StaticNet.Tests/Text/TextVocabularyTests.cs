using System.Text;
using Xunit;

namespace StaticNet.Tests.Text;

public sealed class TextVocabularyTests
{
    [Fact]
    public void FromText_NumbersCharactersByCodePoint()
    {
        var vocabulary = TextVocabulary.FromText("zaé🙂a\n");

        Assert.Equal(["\n", "a", "z", "é", "🙂"], vocabulary.Characters.Select(character => character.ToString()));
        Assert.Equal(5, vocabulary.Count);
        Assert.Null(vocabulary.UnknownToken);
        Assert.Equal([4, 3, 1, 0], vocabulary.Encode("🙂éa\n"));
        Assert.Equal("z🙂é", vocabulary.Decode([2, 4, 3]));
        Assert.Equal("5 characters", vocabulary.ToString());
    }

    [Fact]
    public void FromText_Limit_KeepsTheMostFrequentAndTheSmallerOfEqualOnes()
    {
        var vocabulary = TextVocabulary.FromText("cccaabbé", limit: 3);

        Assert.Equal(["a", "c"], vocabulary.Characters.Select(character => character.ToString()));
        Assert.Equal(3, vocabulary.Count);
        Assert.Equal(2, vocabulary.UnknownToken);
        Assert.Equal([0, 2, 1, 2], vocabulary.Encode("abcé"));
        Assert.Equal("ac\uFFFD", vocabulary.Decode([0, 1, 2]));
        Assert.Equal(-1, vocabulary.IndexOfUnknown("xyz"));
        Assert.Throws<ArgumentOutOfRangeException>(() => TextVocabulary.FromText("a", limit: 1));
    }

    [Fact]
    public void Encode_UnknownCharacter_IsNamedWithItsPlaceAndTheWayOut()
    {
        var vocabulary = TextVocabulary.FromText("🙂abc");

        var exception = Assert.Throws<ArgumentException>(() => vocabulary.Encode("a🙂bé"));

        Assert.StartsWith("The text has 'é' (U+00E9) at index 4, which the vocabulary of 4 characters doesn't have; build it of a text that has it, give it a limit", exception.Message, StringComparison.Ordinal);
        Assert.Equal(4, vocabulary.IndexOfUnknown("a🙂bé"));
        Assert.Equal(-1, vocabulary.TokenOf(new Rune('é')));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([4]));
    }

    [Fact]
    public void Bytes_AreTheirOwnTokens()
    {
        Assert.Equal([0xC3, 0xA9, 0x61], TextVocabulary.Bytes.Encode("éa"));
        Assert.Equal("éa\uFFFD", TextVocabulary.Bytes.Decode([0xC3, 0xA9, 0x61, 0xC3]));
        Assert.Equal(256, TextVocabulary.Bytes.Count);
        Assert.Equal("256 bytes", TextVocabulary.Bytes.ToString());
    }

    [Fact]
    public void FromJson_WhatToJsonGave_IsTheSame()
    {
        var vocabulary = TextVocabulary.FromText("\u0001 \"\\aé🙂\u2028", limit: 8);

        var read = TextVocabulary.FromJson(vocabulary.ToJson());

        Assert.Equal(vocabulary.Characters, read.Characters);
        Assert.Equal(vocabulary.UnknownToken, read.UnknownToken);
        Assert.Equal("""{"bytes":false,"characters":"ab","hasUnknown":false}""", TextVocabulary.FromText("ba").ToJson());
        Assert.Same(TextVocabulary.Bytes, TextVocabulary.FromJson(TextVocabulary.Bytes.ToJson()));
    }

    [Theory]
    [InlineData("null", "The vocabulary is null.")]
    [InlineData("{}", "The vocabulary can't be read")]
    [InlineData("""{"bytes":false,"characters":null,"hasUnknown":false}""", "The vocabulary can't be read")]
    [InlineData("""{"bytes":false,"characters":"","hasUnknown":true}""", "no characters")]
    [InlineData("""{"bytes":true,"characters":"a","hasUnknown":false}""", "of bytes")]
    [InlineData("""{"bytes":false,"characters":"ba","hasUnknown":false}""", "Character 1 of the vocabulary, 'a' (U+0061), isn't above the one before it, 'b' (U+0062).")]
    [InlineData("""{"bytes":false,"characters":"aa","hasUnknown":false}""", "isn't above")]
    public void FromJson_SomethingElse_IsRefused(string json, string fragment)
    {
        var exception = Assert.Throws<InvalidDataException>(() => TextVocabulary.FromJson(json));

        Assert.Contains(fragment, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromFile_CountsWhatAFileHas_WithoutItsMark()
    {
        using var folder = new TextFolder();
        // Characters of every length lie across the borders of the pieces that a file is read in.
        string text = string.Concat(Enumerable.Repeat("xé€🙂", 30_000));
        string path = folder.Write("a.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);

        Assert.Equal("xé€🙂", string.Concat(TextVocabulary.FromFile(path).Characters));
    }

    [Fact]
    public void FromFile_NoText_NamesFileAndPlace()
    {
        using var folder = new TextFolder();

        Refuses("e.txt: is empty", folder.Write("e.txt"));
        Refuses("m.txt: is empty", folder.Write("m.txt", 0xEF, 0xBB, 0xBF));
        Refuses("l.txt: byte 2 is 0xE9, where no character of UTF-8 begins or ends: this isn't text in UTF-8; save it as UTF-8, or read it as bytes.", folder.Write("l.txt", 0x61, 0x62, 0xE9, 0x63));
        Refuses("c.txt: byte 1 is 0xE2", folder.Write("c.txt", 0x61, 0xE2, 0x82));
        Refuses("b.bin: byte 1 is 0, which no text has", folder.Write("b.bin", 0x61, 0, 0x62));
        Assert.Throws<FileNotFoundException>(() => TextVocabulary.FromFile("none.txt"));

        static void Refuses(string fragment, string path) =>
            Assert.Contains(fragment, Assert.Throws<InvalidDataException>(() => TextVocabulary.FromFile(path)).Message, StringComparison.Ordinal);
    }
}
