using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Tensors of a file that are the weights of several layers, and can't be declared as one: each layer has its own from then on.</summary>
internal sealed class SharedWeights
{
    private readonly Dictionary<Term, Term> _firsts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds them.</summary>
    /// <param name="layers">The layers from top to bottom.</param>
    /// <param name="tied">What can be declared as one.</param>
    public SharedWeights(IReadOnlyList<Term> layers, TiedWeights tied)
    {
        Tensors = [.. layers
            .SelectMany(layer => layer.Weights.Where(weights => weights.Key != "weight" || tied.Of(layer) is null).Select(weights => weights.Value.Name).OfType<string>().Distinct().Select(name => (name, layer)))
            .GroupBy(use => use.name, use => use.layer).Where(uses => uses.Count() > 1).Select(uses => (uses.Key, (IReadOnlyList<Term>)[.. uses]))];
        foreach (var (_, users) in Tensors)
            foreach (var layer in users.Skip(1))
                _firsts.TryAdd(layer, users[0]);
    }

    /// <summary>The tensors by their names in the file, and the layers whose weights they are.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<Term> Layers)> Tensors { get; }

    /// <summary>The first layer that has a layer's weights in the file; null where it is the first itself, or has them alone.</summary>
    public Term? FirstOf(Term layer) => _firsts.GetValueOrDefault(layer);
}
