using System.CommandLine;
using StaticNet.Onnx;
using StaticNet.Onnx.Import;

namespace StaticNet.Tool;

/// <summary><c>import model.onnx</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives what was done.</param>
    public static Command Create(TextWriter output)
    {
        var model = new Argument<string>("model") { Description = "The ONNX file.", HelpName = "model.onnx" };
        var name = new Option<string?>("--class") { Description = "The network's class; named as the model unless it is given.", HelpName = "name" };
        var space = new Option<string?>("--namespace") { Description = "The namespace of the class; none unless it is given.", HelpName = "name" };
        var directory = new Option<string>("--output", "-o") { Description = "Where to write, a directory that is made where there is none.", HelpName = "directory", DefaultValueFactory = _ => "." };
        var visibility = new Option<string>("--visibility") { Description = "Of the class.", DefaultValueFactory = _ => "public" };
        visibility.AcceptOnlyFromAmong("public", "internal");
        var sizes = new Option<string[]>("--size") { Description = "A size that the model leaves open, such as that of a sequence; may be given several times.", HelpName = "name=number" };
        var probabilities = new Option<bool>("--keep-probabilities") { Description = "A softmax or sigmoid at an output stays a layer instead of going into the loss." };
        var force = new Option<bool>("--force", "-f") { Description = "Overwrites files that there are." };
        var command = new Command("import", "Makes an ONNX model a network to read, edit and train on: NAME.cs, and NAME.safetensors with its weights.") { model, name, space, directory, visibility, sizes, probabilities, force };
        command.SetAction(parsed => (int)ModelImport.Run(
            parsed.GetRequiredValue(model),
            new OnnxImportOptions
            {
                ClassName = parsed.GetValue(name),
                Namespace = parsed.GetValue(space),
                Visibility = parsed.GetRequiredValue(visibility),
                Sizes = ReadSizes(parsed.GetValue(sizes) ?? []),
                KeepsProbabilities = parsed.GetValue(probabilities),
            },
            parsed.GetRequiredValue(directory),
            parsed.GetValue(force),
            output));
        return command;
    }

    private static Dictionary<string, int> ReadSizes(string[] texts)
    {
        try
        {
            return new(texts.Select(OpenSize.Parse), StringComparer.Ordinal);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"--size: {exception.Message}");
        }
    }
}
