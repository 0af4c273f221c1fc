using StaticNet.Generators.Members;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits a member for each layer with parameters or statistics, and the types of their views. Layers whose parameters have
/// the same names and shapes share a type, so a deep network isn't a long file.
/// </summary>
internal static class LayersEmitter
{
    /// <summary>The layers that have parameters or statistics, each with the type of its view.</summary>
    public static IEnumerable<LayerSurface> Views(NetworkPlan plan)
    {
        var layers = LayersOf(plan);
        var views = ViewsOf(layers);
        return layers.Select(layer => new LayerSurface(
            layer.Name,
            ViewNode.ViewOf(views[layer.Signature].Name),
            $"The {layer.Contents} of {layer.Name}, {LayerTable.Xml(layer.Kind)}{(layer.Parameters.Count > 0 ? ", and their gradients" : "")}."));
    }

    /// <summary>Writes the members.</summary>
    public static void Emit(SourceWriter writer, MemberWriter members, NetworkPlan plan, SurfaceModel surface)
    {
        var layers = LayersOf(plan);
        var nodes = ViewNode.Of(layers.Select(layer => layer.Name));
        foreach (var node in nodes)
            members.Write(node.Name, BodyOf(node, layers));
        members.Write(MemberTable.Layers, () =>
        {
            bool first = true;
            foreach (var layer in ViewsOf(layers).Values)
            {
                if (!first)
                    writer.Line();
                first = false;
                EmitView(writer, layer);
            }

            foreach (var block in ViewNode.Blocks(nodes))
                EmitBlock(writer, members, block, layers, surface);
        });
    }

    private static List<Layer> LayersOf(NetworkPlan plan) =>
    [
        .. plan.Graph.Layers.Select(row => new Layer(row.Name, row.Kind, Of(plan.Parameters, row.Name), Of(plan.Statistics, row.Name)))
            .Where(layer => layer.Parameters.Count + layer.Statistics.Count > 0),
    ];

    private static Dictionary<string, Layer> ViewsOf(List<Layer> layers) =>
        layers.GroupBy(layer => layer.Signature).ToDictionary(group => group.Key, group => group.First());

    private static string BodyOf(ViewNode node, List<Layer> layers) =>
        node.IsBlock ? "new(_memory)" : $"new(_memory, {layers.First(layer => layer.Name == node.Path).Places})";

    private static void EmitBlock(SourceWriter writer, MemberWriter members, ViewNode block, List<Layer> layers, SurfaceModel surface)
    {
        writer.Line();
        writer.Line($"/// <summary>The layers of {block.Path} that have parameters or statistics.</summary>");
        using (writer.Block($"public readonly ref struct {block.View}"))
        {
            writer.Line($"private readonly {Types.Services}NetworkMemory _memory;");
            writer.Line();
            writer.Line($"internal {block.View}({Types.Services}NetworkMemory memory) => _memory = memory;");
            foreach (var child in block.Children)
                members.Write(LayerMembers.Of(child, surface, ""), member => writer.Line($"{member.Declaration} => {BodyOf(child, layers)};"));
        }
    }

    private static List<PlannedParameter> Of(IEnumerable<PlannedParameter> parameters, string layer) =>
        [.. parameters.Where(parameter => parameter.Parameter.Layer == layer)];

    private static void EmitView(SourceWriter writer, Layer layer)
    {
        writer.Line($"/// <summary>The {layer.Contents} of {layer.Name}, or of a layer like it{(layer.Parameters.Count > 0 ? ", and their gradients" : "")}.</summary>");
        using (writer.Block($"public readonly ref struct {ViewNode.ViewOf(layer.Name)}"))
        {
            writer.Line($"private readonly {Types.Services}NetworkMemory _memory;");
            foreach (var (field, _) in layer.Fields)
                writer.Line($"private readonly int _{field};");
            writer.Line();
            writer.Line($"internal {ViewNode.ViewOf(layer.Name)}({Types.Services}NetworkMemory memory, {string.Join(", ", layer.Fields.Select(field => $"int {field.Name}"))}) => "
                + $"(_memory, {string.Join(", ", layer.Fields.Select(field => $"_{field.Name}"))}) = (memory, {string.Join(", ", layer.Fields.Select(field => field.Name))});");
            for (int index = 0; index < layer.Parameters.Count; index++)
            {
                var parameter = layer.Parameters[index].Parameter;
                EmitMember(writer, parameter.Name, $"{parameter.Name}, {parameter.Shape}", "ViewOf", Place("first", index));
                EmitMember(
                    writer, $"{parameter.Name}Gradient", $"The gradient of {parameter.Name}, {parameter.Shape}, before clipping by norm",
                    "GradientOf", Place("first", index));
            }

            for (int index = 0; index < layer.Statistics.Count; index++)
            {
                var statistic = layer.Statistics[index].Parameter;
                EmitMember(writer, statistic.Name, $"{statistic.Name}, {statistic.Shape}", "StatisticOf", Place("firstStatistic", index));
            }
        }
    }

    private static void EmitMember(SourceWriter writer, string name, string summary, string method, string place)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}.</summary>");
        writer.Line($"public {Types.Runtime}ParameterView {name} => _memory.{method}({place});");
    }

    private static string Place(string field, int index) => index == 0 ? $"_{field}" : $"_{field} + {index}";

    /// <summary>What one layer has.</summary>
    private sealed record Layer(string Name, string Kind, List<PlannedParameter> Parameters, List<PlannedParameter> Statistics)
    {
        public string Contents => Parameters.Count == 0 ? "statistics" : Statistics.Count == 0 ? "parameters" : "parameters and statistics";

        /// <summary>The fields of the view with their values for this layer: the first indices in the architecture.</summary>
        public IEnumerable<(string Name, int Value)> Fields
        {
            get
            {
                if (Parameters.Count > 0)
                    yield return ("first", Parameters[0].Parameter.Id);
                if (Statistics.Count > 0)
                    yield return ("firstStatistic", Statistics[0].Parameter.Id);
            }
        }

        public string Places => string.Join(", ", Fields.Select(place => Literal.Of(place.Value)));

        public string Signature => string.Join("; ", Parameters.Concat(Statistics)
            .Select(parameter => $"{parameter.Parameter.Name} {parameter.Parameter.Shape}"));
    }
}
