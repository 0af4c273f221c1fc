namespace StaticNet.Text;

/// <summary>A vocabulary as it is saved.</summary>
/// <param name="Bytes">Whether the tokens are bytes.</param>
/// <param name="Characters">Otherwise the characters, in ascending order.</param>
/// <param name="HasUnknown">Whether a last token stands for all others.</param>
internal sealed record TextVocabularyDocument(bool Bytes, string Characters, bool HasUnknown);
