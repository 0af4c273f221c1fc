using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>
/// The names of a network's tensors in a file. A layer's is its own in snake case: <c>BatchNorm1</c> → <c>batch_norm1</c>. Those of
/// its tensors are PyTorch's: weights, scales and slopes are <c>weight</c>, biases and shifts <c>bias</c>, running statistics <c>running_mean</c> and
/// <c>running_var</c>, and what else a layer has is its name there in snake case: <c>WeightIhL0</c> → <c>weight_ih_l0</c>.
/// Those of an attention's last product are in a module of their own, <c>out_proj.weight</c>. Where that would give two the same name, layers keep their own names and tensors theirs in snake case.
/// </summary>
internal static class StateNames
{
    private const string RunningMean = "running_mean";
    private const string BatchCount = "num_batches_tracked";

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["Weights"] = "weight",
        ["Scale"] = "weight",
        ["Slope"] = "weight",
        ["Shift"] = "bias",
        ["RunningVariance"] = "running_var",
        ["OutProjWeight"] = "out_proj.weight",
        ["OutProjBias"] = "out_proj.bias",
    };

    /// <summary>The tensors of a network, layer by layer in its order.</summary>
    /// <param name="architecture">The network's type.</param>
    public static ImmutableArray<StateTensor> Of(NetworkArchitecture architecture)
    {
        var layers = architecture.Parameters.Concat(architecture.Statistics).GroupBy(info => info.Layer).ToDictionary(layer => layer.Key);
        string[] names = [.. architecture.Layers.Select(layer => layer.Name).Where(layers.ContainsKey).Union(layers.Keys)];
        bool areUnique = AreUnique(names.Select(SnakeCase.Of));
        var tensors = ImmutableArray.CreateBuilder<StateTensor>();
        foreach (string name in names)
            AddLayer(tensors, areUnique ? SnakeCase.Of(name) : name, [.. layers[name]]);
        return tensors.ToImmutable();
    }

    private static void AddLayer(ImmutableArray<StateTensor>.Builder tensors, string module, ParameterInfo[] infos)
    {
        bool areUnique = AreUnique(infos.Select(info => KeyOf(info.Name)));
        foreach (var info in infos)
            tensors.Add(new StateTensor(module, areUnique ? KeyOf(info.Name) : SnakeCase.Of(info.Name), info));
        if (infos[^1].Kind == ParameterKind.Statistic && infos.Any(info => KeyOf(info.Name) == RunningMean))
            tensors.Add(new StateTensor(module, BatchCount, null));
    }

    private static string KeyOf(string name) => Keys.TryGetValue(name, out string? key) ? key : SnakeCase.Of(name);

    private static bool AreUnique(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.All(seen.Add);
    }
}
