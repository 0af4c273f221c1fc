using StaticNet.Generators.Members;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits the members of a declaration that has a mistake, so that code which uses the network keeps compiling and the one
/// error that the analyzer reports isn't buried. Nothing of it can run: the build has failed.
/// </summary>
internal static class SurfaceEmitter
{
    public static string Emit(TypeModel type, SurfaceModel surface)
    {
        var writer = new SourceWriter();
        writer.Line(ApiEmitter.Head);

        // The error stands for all: documentation that is missing here helps nobody.
        writer.Line("#pragma warning disable");
        writer.Line();
        string message = $"The declaration of {type.Name} has a mistake; see the errors of the build.";
        string fail = $"throw new {Types.System}InvalidOperationException(\"{message}\")";
        var members = MemberTable.Of(surface, type.Name, type.Self).Emitted
            .Where(member => !member.IsPrivate && member.Kind != MemberKind.NestedType && !surface.Taken.Contains(member.Key));
        TypeScope.Write(writer, type, $"{type.Declaration} : {Types.Runtime}INetwork", () => { }, () =>
        {
            foreach (var member in members)
                Write(writer, member, fail);
            if ((surface.Traits & NetworkTraits.Streaming) != 0)
                EmitStream(writer, surface, fail);
            using (writer.Block($"public static class {LayerMembers.TypesOf(surface)}"))
                EmitViews(writer, ViewNode.Of(surface.Layers.Select(layer => layer.Path)), surface, fail);
        });
        return writer.ToString();
    }

    private static void EmitStream(SourceWriter writer, SurfaceModel surface, string fail)
    {
        using (writer.Block($"public sealed class {StreamMembers.TypeOf(surface)} : {StreamMembers.BaseType}"))
        {
            writer.Line($"private {StreamMembers.TypeOf(surface)}() : base(null, null, default) => {fail};");
            foreach (var member in StreamMembers.Within(surface))
                Write(writer, member, fail);
        }
    }

    private static void Write(SourceWriter writer, Member member, string fail) => writer.Line(member.Declaration
        + (member.Kind == MemberKind.SettableProperty ? $" {{ get => {fail}; set => {fail}; }}" : $" => {fail};"));

    private static void EmitViews(SourceWriter writer, IEnumerable<ViewNode> nodes, SurfaceModel surface, string fail)
    {
        foreach (var node in nodes)
        {
            using (writer.Block($"public readonly ref struct {node.View}"))
            {
                foreach (var child in node.Children)
                    Write(writer, LayerMembers.Of(child, surface, ""), fail);
                foreach (string view in node.IsBlock ? [] : ParameterViews)
                    writer.Line($"public {Types.Runtime}ParameterView {view} => {fail};");
            }

            EmitViews(writer, node.Children, surface, fail);
        }
    }

    /// <summary>The parameters and statistics that layers may have.</summary>
    private static readonly string[] ParameterViews =
        ["Weights", "WeightsGradient", "Bias", "BiasGradient", "Scale", "ScaleGradient", "Shift", "ShiftGradient", "Slope", "SlopeGradient", "RunningMean", "RunningVariance"];
}
