using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits a member for each layer with parameters, and the types of their views. Layers whose parameters have the same names
/// and shapes share a type, so a deep network isn't a long file.
/// </summary>
internal static class LayersEmitter
{
    public static void Emit(SourceWriter writer, NetworkPlan plan)
    {
        var layers = plan.Parameters.GroupBy(parameter => parameter.Parameter.Layer)
            .Select(layer => (Name: layer.Key, Parameters: layer.ToList())).ToList();
        var views = layers.GroupBy(layer => Signature(layer.Parameters)).ToDictionary(group => group.Key, group => group.First());
        foreach (var (name, parameters) in layers)
        {
            string kind = plan.Graph.Layers.First(row => row.Name == name).Kind;
            string view = views[Signature(parameters)].Name;
            writer.Line($"/// <summary>The parameters of {name}, {LayerTable.Xml(kind)}, and their gradients.</summary>");
            writer.Line($"public Layers.{view}View {Identifier.Escape(name)} => new(_memory, {parameters[0].Parameter.Id});");
            writer.Line();
        }

        writer.Line("/// <summary>The types of the layers' views.</summary>");
        using (writer.Block("public static class Layers"))
        {
            bool first = true;
            foreach (var (name, parameters) in views.Values)
            {
                if (!first)
                    writer.Line();
                first = false;
                EmitView(writer, name, parameters);
            }
        }
    }

    private static string Signature(IEnumerable<PlannedParameter> parameters) =>
        string.Join("; ", parameters.Select(parameter => $"{parameter.Parameter.Name} {parameter.Parameter.Shape}"));

    private static void EmitView(SourceWriter writer, string layer, List<PlannedParameter> parameters)
    {
        writer.Line($"/// <summary>The parameters of {layer}, or of a layer like it, and their gradients.</summary>");
        using (writer.Block($"public readonly ref struct {layer}View"))
        {
            writer.Line($"private readonly {Types.Runtime}NetworkMemory _memory;");
            writer.Line("private readonly int _first;");
            writer.Line();
            writer.Line($"internal {layer}View({Types.Runtime}NetworkMemory memory, int first) => (_memory, _first) = (memory, first);");
            for (int index = 0; index < parameters.Count; index++)
            {
                var parameter = parameters[index].Parameter;
                string place = index == 0 ? "_first" : $"_first + {index}";
                writer.Line();
                writer.Line($"/// <summary>{parameter.Name}, {parameter.Shape}.</summary>");
                writer.Line($"public {Types.Runtime}ParameterView {parameter.Name} => _memory.ViewOf({place});");
                writer.Line();
                writer.Line($"/// <summary>The gradient of {parameter.Name}, {parameter.Shape}, before clipping by norm.</summary>");
                writer.Line($"public {Types.Runtime}ParameterView {parameter.Name}Gradient => _memory.GradientOf({place});");
            }
        }
    }
}
