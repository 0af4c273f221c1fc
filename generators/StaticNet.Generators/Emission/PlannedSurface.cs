using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>What a planned network's members follow from.</summary>
internal static class PlannedSurface
{
    /// <summary>It.</summary>
    public static SurfaceModel Of(NetworkPlan plan) => new(
        InputSurface.Of([.. plan.Graph.Inputs.Select((input, index) => new InputSurface(input.Name, input.IsInteger, input.Shape)
        {
            Vocabulary = input.Vocabulary,
            HasLengths = input.HasLengths,
            StepLength = plan.Stream?.Graph.Inputs[index].Length,
        })]),
        OutputSurface.Of([.. plan.Graph.Outputs.Select(output => (output.Name, output.Declared, (Shape?)output.Value.Shape))])
            .Select((output, index) => output with { StepLength = plan.Stream?.Graph.Outputs[index].Value.Length }).ToEquatableArray(),
        Clippings(plan.Model.Clipping).ToEquatableArray(),
        plan.Model.FindOptions().Select(OptionOf).ToEquatableArray(),
        LayersEmitter.Views(plan).ToEquatableArray(),
        TraitsOf(plan));

    private static IEnumerable<OptionSurface> Clippings(ClippingModel clipping)
    {
        const string Limits = "The value is not positive, or NaN.";
        if (clipping.Scaling is { } scaling)
            yield return new OptionSurface(scaling.Option, scaling.Summary, Limits);
        if (clipping.ValueLimit is not null)
            yield return new OptionSurface(ClippingModel.ValueOption, "The largest magnitude of an element of the gradient, positive; larger ones are clamped to it.", Limits);
    }

    private static OptionSurface OptionOf(NetworkOption option)
    {
        string limits = $"[{Literal.Display(option.Option.Least)}, {Literal.Display(option.Option.Most)}]";
        return new OptionSurface(option.Member, $"{option.Option.Summary}, in {limits}.", $"The value is outside {limits}, or NaN.");
    }

    private static NetworkTraits TraitsOf(NetworkPlan plan)
    {
        var traits = plan.Graph.HasCallersLoss ? NetworkTraits.CallersLoss : NetworkTraits.OwnLoss;
        if (plan.Model.Losses.Any(loss => loss.TakesLogits))
            traits |= NetworkTraits.Logits;
        if (plan.Graph.Masks > 0)
            traits |= NetworkTraits.RandomNumbers;
        if (plan.Model.TracksGradients)
            traits |= NetworkTraits.Tracking;
        if (plan.Statistics.Count > 0)
            traits |= NetworkTraits.Statistics;
        if (plan.Graph.Outputs.Count > 1)
            traits |= NetworkTraits.SeveralOutputs;
        if (plan.Stream is not null)
            traits |= NetworkTraits.Streaming | (StreamForm.MostStepsOf(plan.Model) is null ? NetworkTraits.None : NetworkTraits.CountedSteps);
        if (plan.Graph.Carried.Count > 0)
            traits |= NetworkTraits.CarriedState;
        return traits;
    }
}
