namespace StaticNet.Tests.Files;

/// <summary>The modules of PyTorch's networks by the layers of those that are compared with them.</summary>
internal static class StateDictNames
{
    /// <summary>LeNet-5's in an <c>nn.Sequential</c>.</summary>
    public static IReadOnlyDictionary<string, string> LeNet { get; } =
        new Dictionary<string, string> { ["conv2d1"] = "0", ["conv2d2"] = "3", ["dense1"] = "7", ["dense2"] = "9", ["dense3"] = "11" };

    /// <summary>Those of the residual network that its layers aren't named after.</summary>
    public static IReadOnlyDictionary<string, string> Residual { get; } =
        new Dictionary<string, string> { ["block2.shortcut.conv"] = "block2.shortcut.0", ["block2.shortcut.bn"] = "block2.shortcut.1" };

    /// <summary>A recurrence's and a dense layer's in an <c>nn.Sequential</c>.</summary>
    public static IReadOnlyDictionary<string, string> Lstm { get; } = new Dictionary<string, string> { ["lstm1"] = "0", ["dense1"] = "1" };

    /// <summary>Those of attention, a function and a dense layer.</summary>
    public static IReadOnlyDictionary<string, string> Attention { get; } = new Dictionary<string, string> { ["self_attention1"] = "0", ["dense1"] = "2" };

    /// <summary>The same of attention to another sequence.</summary>
    public static IReadOnlyDictionary<string, string> CrossAttention { get; } = new Dictionary<string, string> { ["cross_attention1"] = "0", ["dense1"] = "2" };

    /// <summary>The names of a network's tensors in a file by its own.</summary>
    /// <param name="modules">Modules by layers.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    public static Dictionary<string, string> Of<TNetwork>(IReadOnlyDictionary<string, string> modules)
        where TNetwork : class, INetwork
    {
        var names = new Dictionary<string, string>();
        foreach (var tensor in TNetwork.Architecture.Tensors.All)
            foreach (var (own, module) in modules)
                if (tensor.Name.StartsWith(own + ".", StringComparison.Ordinal))
                    names.Add(tensor.Name, module + tensor.Name[own.Length..]);
        return names;
    }
}
