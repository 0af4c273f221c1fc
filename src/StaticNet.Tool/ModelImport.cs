using System.Text;
using StaticNet.Files;
using StaticNet.Onnx;

namespace StaticNet.Tool;

/// <summary>Writes a model as source and weights.</summary>
internal static class ModelImport
{
    /// <summary>Imports a model. What is refused has written nothing.</summary>
    /// <param name="model">The ONNX file.</param>
    /// <param name="options">What it becomes.</param>
    /// <param name="directory">Where to write.</param>
    /// <param name="overwrites">Whether files that there are may be lost.</param>
    /// <param name="output">Receives the remarks, and which files were written.</param>
    /// <exception cref="UsageException">There is no such model, a name isn't one of C#, or a file is there already.</exception>
    public static ExitCode Run(string model, OnnxImportOptions options, string directory, bool overwrites, TextWriter output)
    {
        if (!File.Exists(model))
            throw new UsageException($"There is no file {model}.");
        if (File.Exists(directory))
            throw new UsageException($"--output is '{directory}', which is a file, but takes a directory.");
        var network = Read(model, options);
        string code = Path.Combine(directory, $"{network.ClassName}.cs"), weights = Path.ChangeExtension(code, ".safetensors");
        foreach (string path in (string[])[code, weights])
            if (!overwrites && Path.Exists(path))
                throw new UsageException($"{path} is there already. --force overwrites it, --class or --output names another.");

        Directory.CreateDirectory(directory);
        network.SaveWeights(weights);
        AtomicFile.Write(code, stream => stream.Write(Encoding.UTF8.GetBytes(network.Source)));
        foreach (string remark in network.Remarks)
            output.WriteLine($"note: {remark}");
        output.WriteLine($"{code} is the network: new {network.ClassName}(seed: 1), and LoadWeights(\"{Path.GetFileName(weights)}\") for its weights.");
        output.WriteLine($"{weights} has the weights.");
        return ExitCode.Success;
    }

    private static ImportedNetwork Read(string model, OnnxImportOptions options)
    {
        try
        {
            return OnnxImport.Read(model, options);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
