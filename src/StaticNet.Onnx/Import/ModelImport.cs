using StaticNet.Onnx.Import.Declaration;
using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Idioms;
using StaticNet.Onnx.Import.Lengths;
using StaticNet.Onnx.Import.Operators;
using StaticNet.Onnx.Import.Reading;

namespace StaticNet.Onnx.Import;

/// <summary>The stages from a file to a class: messages are read, nodes become terms, idioms become layers, layers are declared.</summary>
internal static class ModelImport
{
    /// <summary>Imports a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How.</param>
    public static ImportedNetwork Read(string path, OnnxImportOptions options)
    {
        Check(options);
        var file = new ModelFile(path);
        var (graph, opset) = ModelReader.Read(file);
        var reader = new InputReader(file, options.Sizes);
        var inputRemarks = new List<string>();
        var inputs = reader.Read(graph, inputRemarks.Add);
        var context = new ImportContext(file, reader.FixedBatch);
        inputRemarks.ForEach(context.Remark);
        var lowered = GraphLowering.Lower(context, graph, opset, inputs);
        var layers = LengthResolution.Apply(file, Rewriting.Apply(lowered), context.Remark);
        var outputs = OutputForm.Of(layers.Outputs, options.KeepsProbabilities, context.Remark).ToList();
        LayerCheck.Check(file, outputs);
        var read = Order.Of(outputs.Select(output => output.Term)).Where(term => term.Kind == "Input").ToHashSet();
        foreach (var input in inputs.Where(input => !read.Contains(layers.InputOf(input.Term))))
            context.Remark(input.Term == layers.Lengths
                ? $"The input '{input.Name}' is the lengths of samples, each from 1 to all steps, which methods of the class take as 'lengths'."
                : $"The input '{input.Name}' was left out, which no output depends on.");
        var declarer = new Declarer(path, options, context.Remark);
        string name = ClassNames.Choose(path, graph.Name, options, context.Remark);
        var (source, weights) = declarer.Declare(name, [.. inputs.Select(input => (input.Name, Term: layers.InputOf(input.Term))).Where(input => read.Contains(input.Term))], outputs);
        return new ImportedNetwork(name, options.Namespace, source, context.Remarks, weights);
    }

    private static void Check(OnnxImportOptions options)
    {
        if (options.ClassName is { } name && !Names.IsIdentifier(name))
            throw new ArgumentException($"'{name}' is no identifier that a class can have.", nameof(options));
        if (options.ClassName is { } member && LayerNames.IsMember(member))
            throw new ArgumentException($"'{member}' is a member that every network has, so that its class can't be called so. Give it another name.", nameof(options));
        if (options.Namespace is { } space && !space.Split('.').All(Names.IsIdentifier))
            throw new ArgumentException($"'{space}' is no namespace.", nameof(options));
        if (options.Visibility is not ("public" or "internal"))
            throw new ArgumentException($"'{options.Visibility}' is neither public nor internal.", nameof(options));
    }
}
