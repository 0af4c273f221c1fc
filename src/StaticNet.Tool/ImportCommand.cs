using System.CommandLine;

namespace StaticNet.Tool;

/// <summary><c>import model.onnx</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives what was done.</param>
    public static Command Create(TextWriter output)
    {
        var model = new Argument<string>("model") { Description = "The ONNX file.", HelpName = "model.onnx" };
        var name = new Option<string?>("--class") { Description = "The network's class; by the file's name unless it is given.", HelpName = "name" };
        var space = new Option<string?>("--namespace") { Description = "The namespace of the class; none unless it is given.", HelpName = "name" };
        var directory = new Option<string>("--output", "-o") { Description = "Where to write, a directory that is made where there is none.", HelpName = "directory", DefaultValueFactory = _ => "." };
        var visibility = new Option<string>("--visibility") { Description = "Of the class.", DefaultValueFactory = _ => "public" };
        visibility.AcceptOnlyFromAmong("public", "internal");
        var force = new Option<bool>("--force", "-f") { Description = "Overwrites files that there are." };
        var command = new Command("import", "Makes an ONNX model a network to read, edit and train on: NAME.cs, and NAME.safetensors with its weights.") { model, name, space, directory, visibility, force };
        command.SetAction(parsed => (int)ModelImport.Run(
            new ModelImportOptions(parsed.GetRequiredValue(model), parsed.GetValue(name), parsed.GetValue(space), parsed.GetRequiredValue(directory), parsed.GetRequiredValue(visibility), parsed.GetValue(force)),
            output));
        return command;
    }
}
