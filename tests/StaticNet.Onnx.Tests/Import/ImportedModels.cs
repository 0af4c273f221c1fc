using System.Globalization;
using StaticNet.Generators.Tests.Generation;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>All models in the folder that can be imported, compiled together.</summary>
public class ImportedModels : IDisposable
{
    private readonly Dictionary<string, ImportedNetwork> _imports = [];
    private readonly Dictionary<string, string> _failures = [];
    private readonly CompiledNetworks _networks;

    public ImportedModels()
        : this(ModelSamples.Names)
    {
    }

    private protected ImportedModels(IEnumerable<string> names)
    {
        int number = 0;
        foreach (string name in names)
        {
            try
            {
                var options = new OnnxImportOptions { ClassName = "Imported", Namespace = string.Create(CultureInfo.InvariantCulture, $"Model{++number}"), KeepsProbabilities = true };
                _imports[name] = OnnxImport.Read(ModelSamples.Read(name).Path, options);
            }
            catch (InvalidDataException exception)
            {
                _failures[name] = exception.Message;
            }
        }

        var run = GeneratorRun.Of(new GeneratorOptions { WarningsAsErrors = false }, [.. _imports.Values.Select(import => import.Source)]);
        _networks = new CompiledNetworks(run.Output);
    }

    /// <summary>What a model became; the test fails if it is nothing.</summary>
    /// <param name="name">The model.</param>
    public ImportedNetwork this[string name] => _imports.TryGetValue(name, out var import) ? import : throw new InvalidOperationException(_failures[name]);

    /// <summary>A network with a model's weights.</summary>
    /// <param name="name">The model.</param>
    public INetwork Create(string name) => ImportedClass.Load(_networks.Type($"{this[name].Namespace}.{this[name].ClassName}"), this[name]);

    /// <summary>Why a model can't be imported; null if it can.</summary>
    /// <param name="name">The model.</param>
    public string? FailureOf(string name) => _failures.GetValueOrDefault(name);

    public void Dispose()
    {
        _networks.Dispose();
        GC.SuppressFinalize(this);
    }
}
