namespace StaticNet.Generators.Model;

/// <summary>Which layers read what others make: the edges of a declaration, by names, without shapes.</summary>
internal sealed class LayerLinks
{
    private readonly Dictionary<LayerModel, List<LayerModel>> _sources = [];
    private readonly Dictionary<LayerModel, List<LayerModel>> _readers = [];
    private readonly Dictionary<LossModel, LayerModel?> _losses = [];

    /// <summary>Follows the values of a declaration.</summary>
    public LayerLinks(IEnumerable<PartModel> parts)
    {
        var named = new Dictionary<string, LayerModel?>();
        LayerModel? current = null;
        foreach (var part in parts)
        {
            switch (part)
            {
                case InputModel or FromModel:
                    current = named.TryGetValue(part.Name, out var value) ? value : null;
                    break;
                case LayerModel layer:
                    Link(layer, [current, .. layer.Sources.Select(name => named.TryGetValue(name, out var source) ? source : null)]);
                    current = layer;
                    break;
                case LossModel loss:
                    _losses[loss] = current;
                    break;
            }

            if (part is TapModel or LayerModel)
                named[part.Name] = current;
        }
    }

    /// <summary>The layers that a layer reads; what comes from an input is none.</summary>
    public IReadOnlyList<LayerModel> SourcesOf(LayerModel layer) => _sources[layer];

    /// <summary>The layers that read a layer, top to bottom.</summary>
    public IReadOnlyList<LayerModel> ReadersOf(LayerModel layer) => _readers[layer];

    /// <summary>The layer that a loss compares with targets; null for an input.</summary>
    public LayerModel? OutputOf(LossModel loss) => _losses[loss];

    /// <summary>The layer that comes after a layer, those skipped that a condition holds for; null where none or several do.</summary>
    public LayerModel? Following(LayerModel layer, Func<LayerModel, bool> skips)
    {
        var next = ReadersOf(layer) is { Count: 1 } readers ? readers[0] : null;
        while (next is not null && skips(next))
            next = ReadersOf(next) is { Count: 1 } further ? further[0] : null;
        return next;
    }

    private void Link(LayerModel layer, IEnumerable<LayerModel?> sources)
    {
        _readers[layer] = [];
        _sources[layer] = [.. sources.OfType<LayerModel>()];
        foreach (var source in _sources[layer])
            _readers[source].Add(layer);
    }
}
