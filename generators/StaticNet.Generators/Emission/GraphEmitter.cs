using StaticNet.Generators.Graph;
using StaticNet.Generators.Members;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits the layers with their options and parameters, for those who write the network in another form. It is built when asked for, and trimmed where nothing asks.</summary>
internal static class GraphEmitter
{
    public static void Emit(SourceWriter writer, Member member, NetworkGraph graph)
    {
        writer.Line($"{member.Declaration} => new(Architecture,");
        writer.Line("[");
        foreach (var row in graph.Layers)
            writer.Line($"    {Form(row)},");
        writer.Line("]);");
    }

    private static string Form(LayerRow row)
    {
        string[] properties =
        [
            .. row.Parameters.Count == 0 ? Array.Empty<string>() : [$"Parameters = [{Indices(row.Parameters)}]"],
            .. row.Statistics.Count == 0 ? Array.Empty<string>() : [$"Statistics = [{Indices(row.Statistics)}]"],
            .. row.HasLengths ? ["HasLengths = true"] : Array.Empty<string>(),
            .. row.Facts.Count == 0 ? Array.Empty<string>() : [$"Options = [{string.Join(", ", row.Facts.Select(Option))}]"],
        ];
        return $"new(\"{row.Layer.Kind}\"){(properties.Length == 0 ? "" : $" {{ {string.Join(", ", properties)} }}")}";
    }

    private static string Indices(IEnumerable<Parameter> parameters) => string.Join(", ", parameters.Select(parameter => Literal.Of(parameter.Id)));

    private static string Option(LayerFact fact) =>
        $"new(\"{fact.Name}\", {(fact.Value == Math.Floor(fact.Value) && Math.Abs(fact.Value) < int.MaxValue ? Literal.Of((int)fact.Value) : Literal.Of((float)fact.Value))})";
}
