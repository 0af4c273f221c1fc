using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>What the import of a file made, compiled by the generator, with the file's weights.</summary>
internal sealed class ImportedClass : IDisposable
{
    private static readonly MethodInfo LoadWeights = typeof(NetworkWeights).GetMethods().Single(method => method.Name == "LoadWeights" && method.GetParameters()[1].ParameterType == typeof(string));

    private readonly CompiledNetworks _networks;

    private ImportedClass(ImportedNetwork imported)
    {
        Imported = imported;

        // Errors alone: a model's design is its own.
        var run = GeneratorRun.Of(new GeneratorOptions { WarningsAsErrors = false }, imported.Source);
        Assert.True(run.GeneratorDiagnostics.All(diagnostic => diagnostic.Severity < DiagnosticSeverity.Error), $"{string.Join("\n", run.GeneratorDiagnostics)}\n{imported.Source}");
        _networks = new CompiledNetworks(run.Output);
        Type = _networks.Type(imported.Namespace is { } space ? $"{space}.{imported.ClassName}" : imported.ClassName);
        Network = Load(Type, imported);
    }

    /// <summary>The import.</summary>
    public ImportedNetwork Imported { get; }

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>A network of it.</summary>
    public INetwork Network { get; }

    /// <summary>Imports a file and compiles the class.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How.</param>
    public static ImportedClass Of(string path, OnnxImportOptions options) => new(OnnxImport.Read(path, options));

    /// <summary>A network of a class with the weights of its import.</summary>
    /// <param name="type">The class.</param>
    /// <param name="imported">The import.</param>
    public static INetwork Load(Type type, ImportedNetwork imported)
    {
        string weights = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            imported.SaveWeights(weights);
            var network = (INetwork)Activator.CreateInstance(type, 1UL, 8, 1)!;
            LoadWeights.MakeGenericMethod(type).Invoke(null, [network, weights, null]);
            return network;
        }
        finally
        {
            File.Delete(weights);
        }
    }

    public void Dispose()
    {
        Network.Dispose();
        _networks.Dispose();
    }
}
