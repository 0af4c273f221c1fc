using StaticNet.Files;
using StaticNet.Onnx.Import.Declaration;

namespace StaticNet.Onnx;

/// <summary>A class made of an ONNX file, and its weights.</summary>
public sealed class ImportedNetwork
{
    private readonly LayerWeights _weights;

    internal ImportedNetwork(string className, string? @namespace, string source, IReadOnlyList<string> remarks, LayerWeights weights) =>
        (ClassName, Namespace, Source, Remarks, _weights) = (className, @namespace, source, remarks, weights);

    /// <summary>The name of the class.</summary>
    public string ClassName { get; }

    /// <summary>Its namespace; null without.</summary>
    public string? Namespace { get; }

    /// <summary>A file of C# that declares it, lines ending in LF.</summary>
    public string Source { get; }

    /// <summary>What differs from the file, a sentence each: parts of training that were left out, a softmax that went into the loss, weights that were rounded.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>
    /// Writes the weights as <see cref="NetworkWeights.LoadWeights{TNetwork}(TNetwork, string, WeightsOptions?)"/> takes them for the class, in whose place a former file is until the new one is
    /// complete on the disk.
    /// </summary>
    /// <param name="path">The file, safetensors.</param>
    /// <exception cref="IOException">The file can't be written; the former one is as it was.</exception>
    public void SaveWeights(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _weights.Save(path);
    }
}
