using StaticNet.Generators.Model;

namespace StaticNet.Generators.Members;

/// <summary>A member for each layer with a view and for each use of a block, and the class of the views' types.</summary>
internal static class LayerMembers
{
    /// <summary>Them.</summary>
    public static IEnumerable<Member> Of(SurfaceModel surface) =>
    [
        .. ViewNode.Of(surface.Layers.Select(layer => layer.Path)).Select(node => Of(node, surface, $"{TypesOf(surface)}.")),
        new(MemberKind.NestedType, MemberTable.Layers, "") { Summary = "/// <summary>The types of the layers' views.</summary>" },
    ];

    /// <summary>The member of a layer or of a use of a block.</summary>
    /// <param name="node">The layer or the use.</param>
    /// <param name="surface">What members follow from.</param>
    /// <param name="scope">What stands before the types of views: empty within their class.</param>
    public static Member Of(ViewNode node, SurfaceModel surface, string scope)
    {
        if (node.IsBlock)
            return Property(node.View, $"The layers of {node.Path}.");
        var layer = ((IEnumerable<LayerSurface>)surface.Layers).First(layer => layer.Path == node.Path);
        return Property(layer.View, layer.Summary);

        Member Property(string view, string summary) =>
            new(MemberKind.Property, node.Name, scope + view) { Summary = $"/// <summary>{summary}</summary>" };
    }

    /// <summary>The name of the class of the views' types: another one where the class, by mistake, has one of that name.</summary>
    public static string TypesOf(SurfaceModel surface) => surface.Taken.Contains(MemberTable.Layers) ? $"__{MemberTable.Layers}" : MemberTable.Layers;
}
