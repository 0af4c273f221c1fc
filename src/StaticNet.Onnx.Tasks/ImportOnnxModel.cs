using Microsoft.Build.Framework;
using StaticNet.Onnx.Import;
using Task = Microsoft.Build.Utilities.Task;

namespace StaticNet.Onnx.Tasks;

/// <summary>Makes a model the source of a network and a file of its weights, neither of which is touched where it would stay as it is.</summary>
public sealed class ImportOnnxModel : Task
{
    /// <summary>The code of a model that can't be read or expressed.</summary>
    private const string Unusable = "SNET1001";

    /// <summary>The code of a file that can't be written.</summary>
    private const string Unwritable = "SNET1002";

    /// <summary>The ONNX file.</summary>
    [Required]
    public string Model { get; set; } = "";

    /// <summary>The network's class; empty for one by the file's name.</summary>
    public string? ClassName { get; set; }

    /// <summary>Its namespace; empty for none.</summary>
    public string? Namespace { get; set; }

    /// <summary><c>public</c> or <c>internal</c>; empty for the first.</summary>
    public string? Visibility { get; set; }

    /// <summary>Sizes that the model leaves open, <c>sequence=32;patches=16</c>.</summary>
    public string[] Sizes { get; set; } = [];

    /// <summary>Whether a softmax or sigmoid at an output stays a layer.</summary>
    public bool KeepsProbabilities { get; set; }

    /// <summary>The C# file to write.</summary>
    [Required]
    public string Code { get; set; } = "";

    /// <summary>The file of weights to write.</summary>
    [Required]
    public string Weights { get; set; } = "";

    /// <summary>Where the program finds the weights, from its own directory.</summary>
    [Required]
    public string WeightsTarget { get; set; } = "";

    /// <summary>A file that is written whenever the others are as the model says: the files that it was read from, with semicolons between them.</summary>
    [Required]
    public string Stamp { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        ImportedNetwork network;
        string sources;
        try
        {
            network = OnnxImport.Read(Model, ReadOptions());
            sources = string.Join(';', ModelSources.Of(Model));
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return Fail(Unusable, exception);
        }

        try
        {
            Write(network, sources);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(Unwritable, exception);
        }

        foreach (string remark in network.Remarks)
            Log.LogMessage(MessageImportance.Normal, "{0}: {1}", Path.GetFileName(Model), remark);
        return true;
    }

    private static string? GivenOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private OnnxImportOptions ReadOptions() => new()
    {
        ClassName = GivenOrNull(ClassName),
        Namespace = GivenOrNull(Namespace),
        Visibility = GivenOrNull(Visibility) ?? "public",
        Sizes = new Dictionary<string, int>(Sizes.Select(OpenSize.Parse), StringComparer.Ordinal),
        KeepsProbabilities = KeepsProbabilities,
    };

    private void Write(ImportedNetwork network, string sources)
    {
        foreach (string path in (string[])[Code, Weights, Stamp])
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        KeptFile.Write(Weights, network.SaveWeights);
        KeptFile.Write(Code, path => File.WriteAllText(path, CompiledModel.Write(network, Path.GetFileName(Model), WeightsTarget)));
        File.WriteAllText(Stamp, sources);
    }

    private bool Fail(string code, Exception exception)
    {
        // The build names the file.
        string message = exception.Message.StartsWith($"{Model}: ", StringComparison.Ordinal) ? exception.Message[(Model.Length + 2)..] : exception.Message;
        message = string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Log.LogError(subcategory: null, code, helpKeyword: null, Model, lineNumber: 0, columnNumber: 0, endLineNumber: 0, endColumnNumber: 0, "{0}", message);
        return false;
    }
}
