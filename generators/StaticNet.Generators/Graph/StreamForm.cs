using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>
/// The declaration of a network's single step: the same layers on inputs of one step. It exists where every layer makes a step of those before it alone, and one carries
/// a state: without any, the network computes steps that come one by one as samples of one step.
/// </summary>
internal static class StreamForm
{
    /// <summary>The declaration; null for a network that doesn't stream.</summary>
    /// <param name="model">The network.</param>
    public static NetworkModel? Of(NetworkModel model) => CarriesState(model) && ReasonAgainst(model) is null
        ? model with { Parts = new([.. model.Parts.Select(part => part is InputModel input ? OneStepOf(input) : part)]) }
        : null;

    /// <summary>Why a network whose layers carry states doesn't stream, a sentence; null if it does, and for one without such layers.</summary>
    /// <param name="model">The network.</param>
    public static string? ReasonAgainst(NetworkModel model)
    {
        if (!CarriesState(model))
            return null;
        if (model.Layers.FirstOrDefault(layer => layer.ReasonNotToStream is not null) is { } layer)
            return $"{layer.Name} {layer.ReasonNotToStream}";
        var inputs = ((IEnumerable<PartModel>)model.Parts).OfType<InputModel>().ToList();
        if (inputs.FirstOrDefault(input => !HasSteps(input)) is { } whole)
            return $"the input {whole.Name} has no steps";
        return inputs.Select(input => input.Shape.Sizes[0]).Distinct().Count() == 1 ? null : "the inputs have different numbers of steps";
    }

    private static bool CarriesState(NetworkModel model) => model.Layers.Any(layer => layer.CarriesState);

    // Steps × features, or steps of one integer each.
    private static bool HasSteps(InputModel input) => input.Shape.Sizes.Count == (input.Vocabulary is null ? 2 : 1);

    private static InputModel OneStepOf(InputModel input) => input with { Shape = input.Shape.With(0, 1), HasLengths = false };
}
