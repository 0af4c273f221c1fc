namespace StaticNet.Text;

/// <summary>What a token of a text is.</summary>
public enum TextUnit
{
    /// <summary>A character: a Unicode scalar value. What is one letter to a reader may be several, such as a letter and its accent.</summary>
    Characters,

    /// <summary>A byte of the file or of the text in UTF-8.</summary>
    Bytes,
}
