namespace StaticNet.Onnx.Tests;

/// <summary>A folder that is gone after a test, with some models in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("Käufer zwei ");

    /// <summary>A file in it.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => Path.Combine(_directory.FullName, name);

    /// <summary>Copies a model into it.</summary>
    /// <param name="name">The model's file.</param>
    /// <returns>The copy.</returns>
    public string Copy(string name)
    {
        File.Copy(Path.Combine(ModelSamples.Folder, name), this[name]);
        return this[name];
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
