namespace StaticNet.Onnx.Tests.Import;

/// <summary>A file that is deleted with this object.</summary>
internal sealed class TemporaryModel : IDisposable
{
    /// <summary>Writes it.</summary>
    public TemporaryModel(Action<Stream> write)
    {
        using var stream = File.Create(Path);
        write(stream);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");

    public void Dispose() => File.Delete(Path);
}
