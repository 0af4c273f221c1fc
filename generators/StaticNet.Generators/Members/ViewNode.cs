namespace StaticNet.Generators.Members;

/// <summary>A layer, or a use of a block with what is in it, as a member of the network or of the block around: by its name with dots.</summary>
/// <param name="Path">The name with those of the blocks around: <c>Residual1.Dense1</c>.</param>
internal sealed record ViewNode(string Path)
{
    /// <summary>What is in the block; empty for a layer.</summary>
    public List<ViewNode> Children { get; } = [];

    public bool IsBlock => Children.Count > 0;

    /// <summary>The member's name.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    /// <summary>The type of its view where it shares that with no other.</summary>
    public string View => IsBlock ? $"{TypeNameOf(Path)}Block" : ViewOf(Path);

    /// <summary>The members of a network, of the names of its layers.</summary>
    public static IReadOnlyList<ViewNode> Of(IEnumerable<string> layers)
    {
        var root = new ViewNode("");
        foreach (string layer in layers)
        {
            var node = root;
            for (int end = layer.IndexOf('.'); node.Path != layer; end = layer.IndexOf('.', end + 1))
                node = node.Child(end < 0 ? layer : layer.Substring(0, end));
        }

        return root.Children;
    }

    /// <summary>The type of the view of a layer, which others may share.</summary>
    public static string ViewOf(string layer) => $"{TypeNameOf(layer)}View";

    /// <summary>All blocks, outer ones first.</summary>
    public static IEnumerable<ViewNode> Blocks(IEnumerable<ViewNode> nodes) =>
        nodes.Where(node => node.IsBlock).SelectMany(node => new[] { node }.Concat(Blocks(node.Children)));

    // Dots become underscores, two of them, which few names have.
    private static string TypeNameOf(string path) => path.Replace(".", "__");

    private ViewNode Child(string path)
    {
        if (Children.Find(child => child.Path == path) is { } found)
            return found;
        var added = new ViewNode(path);
        Children.Add(added);
        return added;
    }
}
