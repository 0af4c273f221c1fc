namespace StaticNet.Text;

/// <summary>A file whose bytes are the tokens.</summary>
internal sealed class ByteContent : TextFileContent
{
    /// <summary>An open file.</summary>
    /// <param name="path">Its name for messages.</param>
    /// <param name="file">The file, which this closes.</param>
    /// <exception cref="InvalidDataException">It is empty; it stays open.</exception>
    public ByteContent(string path, FileStream file)
        : base(path, file)
    {
        if (Length == 0)
            throw Utf8Scan.Empty(path);
    }

    /// <inheritdoc/>
    public override long Count => Length;

    /// <inheritdoc/>
    protected override void ReadTokens(long start, Span<int> tokens)
    {
        while (!tokens.IsEmpty)
        {
            var piece = ReadPiece(start);
            piece = piece[..Math.Min(piece.Length, tokens.Length)];
            for (int i = 0; i < piece.Length; i++)
                tokens[i] = piece[i];
            tokens = tokens[piece.Length..];
            start += piece.Length;
        }
    }
}
