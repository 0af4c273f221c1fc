using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StaticNet.Text;

/// <content>A vocabulary as a text, to be saved with the model.</content>
public sealed partial class TextVocabulary
{
    /// <summary>The vocabulary of a text.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="InvalidDataException">The text is something else, or its characters aren't in ascending order.</exception>
    public static TextVocabulary FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var document = JsonSerializer.Deserialize(json, TextVocabularyJsonContext.Default.TextVocabularyDocument)
                ?? throw new InvalidDataException("The vocabulary is null.");
            return FromDocument(document);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The vocabulary can't be read: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>The vocabulary as text, to be stored with the model.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new TextVocabularyDocument(Unit == TextUnit.Bytes, string.Concat(_characters), UnknownToken is not null),
        TextVocabularyJsonContext.Default.TextVocabularyDocument);

    private static TextVocabulary FromDocument(TextVocabularyDocument document)
    {
        Rune[] characters = [.. document.Characters.EnumerateRunes()];
        if (document.Bytes)
            return characters.Length == 0 && !document.HasUnknown
                ? Bytes
                : throw new InvalidDataException("The vocabulary is of bytes, but has characters or an unknown token too.");
        if (characters.Length == 0)
            throw new InvalidDataException("The vocabulary has no characters.");
        for (int i = 1; i < characters.Length; i++)
            if (characters[i] <= characters[i - 1])
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Character {i} of the vocabulary, {Describe(characters[i])}, isn't above the one before it, {Describe(characters[i - 1])}."));
        return new TextVocabulary(TextUnit.Characters, characters, document.HasUnknown);
    }
}
