using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Dense layers whose weights are those of another layer above, one tensor of the file.</summary>
internal sealed class TiedWeights
{
    private readonly Dictionary<Term, Term> _owners = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds them.</summary>
    /// <param name="layers">The layers from top to bottom.</param>
    public TiedWeights(IReadOnlyList<Term> layers)
    {
        var owners = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var layer in layers)
            if (layer.Kind is "Dense" or "Embedding" && layer.Weights["weight"] is { Name: { } name } weights && !owners.TryAdd(name, layer)
                && layer.Kind == "Dense" && weights.IsSame(owners[name].Weights["weight"]))
                _owners.Add(layer, owners[name]);
    }

    /// <summary>The layer whose weights one uses; null where it has its own.</summary>
    public Term? Of(Term layer) => _owners.GetValueOrDefault(layer);
}
