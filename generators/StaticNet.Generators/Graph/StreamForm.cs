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
        ? model with { Parts = new([.. model.Parts.Select(part => part is InputModel input ? OneStepOf(input, AxisOf(model)) : part)]) }
        : null;

    /// <summary>Why a network whose layers carry states doesn't stream, a sentence; null if it does, and for one without such layers.</summary>
    /// <param name="model">The network.</param>
    public static string? ReasonAgainst(NetworkModel model)
    {
        if (!CarriesState(model))
            return null;
        if (model.Layers.FirstOrDefault(layer => layer.ReasonNotToStream is not null) is { } layer)
            return $"{layer.Name} {layer.ReasonNotToStream}";
        if (OfAxis(model, StepsAxis.First) is { } first && OfAxis(model, StepsAxis.Last) is { } last)
            return $"{first.Name} reads steps × features and {last.Name} channels × steps";
        var inputs = ((IEnumerable<PartModel>)model.Parts).OfType<InputModel>().ToList();
        int axis = AxisOf(model);
        if (inputs.FirstOrDefault(input => !HasSteps(input, axis)) is { } whole)
            return $"the input {whole.Name} has no steps";
        return inputs.Select(input => input.Shape.Sizes[axis]).Distinct().Count() == 1 ? null : "the inputs have different numbers of steps";
    }

    /// <summary>The steps that sequences of a stream may have, those of a window; null where they may go on for ever.</summary>
    /// <param name="model">A network that streams.</param>
    public static int? MostStepsOf(NetworkModel model) => model.Layers.Any(layer => layer.CountsSteps) ? StepsOf(model) : null;

    /// <summary>The steps of a window.</summary>
    /// <param name="model">A network that streams.</param>
    public static int StepsOf(NetworkModel model) => ((IEnumerable<PartModel>)model.Parts).OfType<InputModel>().First().Shape.Sizes[AxisOf(model)];

    private static bool CarriesState(NetworkModel model) => model.Layers.Any(layer => layer.CarriesState);

    private static LayerModel? OfAxis(NetworkModel model, StepsAxis axis) => model.Layers.FirstOrDefault(layer => layer.StepsAxis == axis);

    // Of all layers, none of which reads steps on the other one.
    private static int AxisOf(NetworkModel model) => OfAxis(model, StepsAxis.Last) is null ? 0 : 1;

    // Steps × features, channels × steps, or steps of one integer each.
    private static bool HasSteps(InputModel input, int axis) => input.Vocabulary is null ? input.Shape.Sizes.Count == 2 : input.Shape.Sizes.Count == 1 && axis == 0;

    private static InputModel OneStepOf(InputModel input, int axis) => input with { Shape = input.Shape.With(axis, 1), HasLengths = false };
}
