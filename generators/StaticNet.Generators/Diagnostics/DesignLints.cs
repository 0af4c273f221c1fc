using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Diagnostics;

/// <summary>
/// Advice on valid declarations: designs that are known to train badly. A pure function of the model; the reasons and sources
/// stand on the diagnostics page.
/// </summary>
internal static class DesignLints
{
    /// <summary>Sigmoids scale a gradient by at most 1/4: five of them by less than a thousandth.</summary>
    private const int SaturatingDepth = 5;

    /// <summary>The most layers with weights that go without clipping unremarked.</summary>
    private const int UnclippedLayers = 8;

    /// <summary>Fewer rows of as many values are no image.</summary>
    private const int SmallestImage = 8;

    /// <summary>The steps from which on a recurrence is long: a factor of 1.3 a step is one of 190 over all of them.</summary>
    private const int LongRecurrence = 20;

    /// <summary>The initializer of recurrences that start by keeping their state.</summary>
    private const string StateKept = "Identity";

    /// <summary>What there is to say of a model; nothing where the compiler doesn't know the attributes of its layers.</summary>
    public static IEnumerable<Problem> Find(NetworkModel model, NetworkGraph graph)
    {
        var links = new LayerLinks(model.Parts);
        return
        [
            .. SaturatingStacks(model, links),
            .. EqualWeights(model, links),
            .. UnsuitableInitializers(model, links),
            .. Neighbours(model, links),
            .. Probabilities(model, links),
            .. Unclipped(model),
            .. UnusedNames([.. ((IEnumerable<PartModel>)model.Parts).Where(part => !part.Name.Contains('.'))]),
            .. DenseOnImages(model, graph, links),
            .. LongRecurrences(model, graph),
        ];
    }

    // Along the path with the most of them: a branch that goes around saves no gradient of those that it goes around, but its own.
    private static IEnumerable<Problem> SaturatingStacks(NetworkModel model, LayerLinks links)
    {
        var counts = new Dictionary<LayerModel, int>();
        foreach (var layer in model.Layers)
        {
            int count = links.SourcesOf(layer).Select(source => counts[source]).DefaultIfEmpty().Min();
            if (Has(layer, LayerTraits.Normalizing | LayerTraits.Rectifying | LayerTraits.SelfNormalizing))
                count = 0;
            if (Has(layer, LayerTraits.Saturating) && ++count == SaturatingDepth)
                yield return At(Rules.SaturatingStack, layer, layer.Name, Literal.Of(count));
            counts[layer] = count;
        }
    }

    private static IEnumerable<Problem> EqualWeights(NetworkModel model, LayerLinks links)
    {
        var leads = new Dictionary<LayerModel, bool>();
        foreach (var layer in model.Layers.Reverse())
            leads[layer] = links.ReadersOf(layer).Any(reader => leads[reader] || Has(reader, LayerTraits.Weights));
        return from layer in model.Layers
               where leads[layer] && layer.WeightInitializer is "Zeros" or "Ones" or "Constant"
               select At(Rules.EqualWeights, layer, layer.Name);
    }

    private static IEnumerable<Problem> UnsuitableInitializers(NetworkModel model, LayerLinks links)
    {
        foreach (var layer in model.Layers)
            if (layer.WeightInitializer is { } initializer && links.Following(layer, follower => Has(follower, LayerTraits.Dropout)) is { } next
                && Mismatch(initializer, next) is var (made, better))
                yield return At(Rules.UnsuitableInitializer, layer, layer.Name, initializer, made, next.Name, better) with { Advice = better };
    }

    // Behind a normalization the scale of weights doesn't matter, so only activations that follow at once count.
    private static (string Made, string Better)? Mismatch(string initializer, LayerModel activation)
    {
        string family = initializer.StartsWith("He", StringComparison.Ordinal) ? "He"
            : initializer.StartsWith("Xavier", StringComparison.Ordinal) ? "Xavier"
            : initializer.StartsWith("LeCun", StringComparison.Ordinal) ? "LeCun" : "";
        string? better = family switch
        {
            "He" => Has(activation, LayerTraits.Saturating) ? "Xavier" : Has(activation, LayerTraits.SelfNormalizing) ? "LeCun" : null,
            "Xavier" => Has(activation, LayerTraits.Rectifying) ? "He" : Has(activation, LayerTraits.SelfNormalizing) ? "LeCun" : null,
            "LeCun" => Has(activation, LayerTraits.Rectifying) ? "He" : null,
            _ => null,
        };
        string made = family switch
        {
            "He" => "rectifiers",
            "Xavier" => "saturating activations",
            _ => "self-normalizing and linear layers",
        };
        return better is null ? null : (made, better + initializer.Substring(family.Length));
    }

    private static IEnumerable<Problem> Neighbours(NetworkModel model, LayerLinks links)
    {
        foreach (var layer in model.Layers)
        {
            // What others read too isn't the normalization's alone.
            if (links.Following(layer, _ => false) is not { } next || !Has(next, LayerTraits.BatchStatistics))
                continue;
            if (Has(layer, LayerTraits.Bias))
                yield return At(Rules.SuperfluousBias, layer, layer.Name, next.Name);
            if (Has(layer, LayerTraits.Dropout))
                yield return At(Rules.DropoutBeforeBatchNormalization, layer, layer.Name, next.Name);
        }
    }

    private static IEnumerable<Problem> Probabilities(NetworkModel model, LayerLinks links) =>
        from loss in model.Losses
        let last = links.OutputOf(loss)
        where last is not null && loss.TakesLogits && Has(last, LayerTraits.Probabilities)
        select At(Rules.ProbabilitiesAsLogits, last, last.Name, loss.Describe());

    private static IEnumerable<Problem> Unclipped(NetworkModel model)
    {
        int layers = model.Layers.Count(layer => Has(layer, LayerTraits.Weights));
        if (layers > UnclippedLayers && !model.Clipping.IsAny)
            yield return new Problem(Rules.UnclippedDepth, Problem.Type, new(model.Type.Name, Literal.Of(layers)));
    }

    /// <summary>What there is to say of the names in a network, or in a block.</summary>
    public static IEnumerable<Problem> UnusedNames(IReadOnlyList<PartModel> parts) =>
        from tap in parts.OfType<TapModel>()
        where !parts.Any(part => (part is FromModel && part.Name == tap.Name) || (part is LayerModel layer && layer.Sources.Contains(tap.Name)))
        select new Problem(Rules.UnusedName, tap.Attribute, new(tap.Name));

    // Rows that come from steps are steps, whatever their number.
    private static IEnumerable<Problem> DenseOnImages(NetworkModel model, NetworkGraph graph, LayerLinks links)
    {
        var sequences = new HashSet<LayerModel>();
        foreach (var layer in model.Layers)
            if (Has(layer, LayerTraits.Sequence) || links.SourcesOf(layer).Any(sequences.Contains))
                sequences.Add(layer);
        return from row in graph.Layers
               where Has(row.Layer, LayerTraits.LastAxis) && IsImage(row.InputShape) && !sequences.Contains(row.Layer)
               select At(Rules.DenseOnImage, row.Layer, row.Name, $"{row.InputShape}", Literal.Of(row.InputShape.Features));
    }

    private static IEnumerable<Problem> LongRecurrences(NetworkModel model, NetworkGraph graph)
    {
        foreach (var row in graph.Layers.Where(row => Has(row.Layer, LayerTraits.Recurrence) && row.InputShape.Rows >= LongRecurrence))
        {
            if (!model.Clipping.IsAny)
                yield return At(Rules.UnclippedRecurrence, row.Layer, row.Name, Literal.Of(row.InputShape.Rows));
            if (Has(row.Layer, LayerTraits.RectifiedState) && row.Layer.WeightInitializer != StateKept)
                yield return At(Rules.RectifiedRecurrence, row.Layer, row.Name, Literal.Of(row.InputShape.Rows)) with { Advice = StateKept };
        }
    }

    // Channels, height and width; or height and width, equal and more than a few.
    private static bool IsImage(Shape shape) => shape.Sizes.Count >= 3 || (shape.Sizes.Count == 2 && shape.Sizes[0] == shape.Sizes[1] && shape.Sizes[0] >= SmallestImage);

    private static bool Has(LayerModel layer, LayerTraits traits) => (layer.Traits & traits) != 0;

    private static Problem At(string rule, LayerModel layer, params string[] arguments) => new(rule, layer.Attribute, new(arguments)) { Layer = layer };
}
