namespace StaticNet.Data;

/// <summary>
/// The content of an image for the decoder, which knows its end by the position alone: where a damaged length leads beyond it, a stream
/// that allowed that would be read for ever.
/// </summary>
/// <param name="bytes">The content.</param>
internal sealed class ImageContent(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    /// <inheritdoc/>
    public override long Position
    {
        get => base.Position;
        set => base.Position = Math.Clamp(value, 0, Length);
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin loc) => Position = loc switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };
}
