using System.Text;
using StaticNet.Files;
using StaticNet.Onnx;

namespace StaticNet.Tool;

/// <summary>Writes a model as source and weights.</summary>
internal static class ModelImport
{
    /// <summary>Imports a model. What is refused has written nothing.</summary>
    /// <param name="options">What, and to where.</param>
    /// <param name="output">Receives the remarks, and which files were written.</param>
    /// <exception cref="UsageException">There is no such model, a name isn't one of C#, or a file is there already.</exception>
    public static ExitCode Run(ModelImportOptions options, TextWriter output)
    {
        if (!File.Exists(options.Model))
            throw new UsageException($"There is no file {options.Model}.");
        if (File.Exists(options.Directory))
            throw new UsageException($"--output is '{options.Directory}', which is a file, but takes a directory.");
        var network = Read(options);
        string code = Path.Combine(options.Directory, $"{network.ClassName}.cs"), weights = Path.ChangeExtension(code, ".safetensors");
        foreach (string path in (string[])[code, weights])
            if (!options.Overwrites && Path.Exists(path))
                throw new UsageException($"{path} is there already. --force overwrites it, --class or --output names another.");

        Directory.CreateDirectory(options.Directory);
        network.SaveWeights(weights);
        AtomicFile.Write(code, stream => stream.Write(Encoding.UTF8.GetBytes(network.Source)));
        foreach (string remark in network.Remarks)
            output.WriteLine($"note: {remark}");
        output.WriteLine($"{code} is the network: new {network.ClassName}(seed: 1), and LoadWeights(\"{Path.GetFileName(weights)}\") for its weights.");
        output.WriteLine($"{weights} has the weights.");
        return ExitCode.Success;
    }

    private static ImportedNetwork Read(ModelImportOptions options)
    {
        try
        {
            return OnnxImport.Read(options.Model, new OnnxImportOptions { ClassName = options.ClassName, Namespace = options.Namespace, Visibility = options.Visibility });
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
