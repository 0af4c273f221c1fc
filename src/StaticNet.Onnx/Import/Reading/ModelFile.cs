namespace StaticNet.Onnx.Import.Reading;

/// <summary>The file that is read, and those beside it.</summary>
/// <param name="path">The file.</param>
internal sealed class ModelFile(string path)
{
    /// <summary>Its name in messages.</summary>
    public string Name => path;

    /// <summary>The folder that files beside it are in.</summary>
    public string Folder { get; } = Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>It can't be read.</summary>
    /// <param name="problem">What is wrong, a sentence or several without the last full stop.</param>
    /// <param name="inner">What was caught.</param>
    public InvalidDataException Error(string problem, Exception? inner = null) => new($"{path}: {problem}.", inner);
}
