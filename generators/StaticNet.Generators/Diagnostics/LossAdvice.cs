using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Diagnostics;

/// <summary>Which losses a network that has none could end with, for a fix to offer.</summary>
internal static class LossAdvice
{
    /// <summary>The problem with the losses that suit the network's outputs, a line each.</summary>
    /// <param name="problem">That it has no loss.</param>
    /// <param name="draft">What it has.</param>
    public static Problem Give(Problem problem, NetworkModel draft)
    {
        var ended = draft with { Parts = new([.. draft.Parts, new OutputModel("outputs", Problem.Type)]) };
        if (GraphBuilder.Build(ended).Graph?.Outputs[0] is not { } output)
            return problem;
        var last = output.Source < 0 ? null : draft.Layers[output.Source];
        return problem with
        {
            Advice = string.Join("\n", KindRegistry.LossesFor(output.Value.Shape, last)),
            Layer = KindRegistry.IsReplacedByLoss(last) ? last : null,
        };
    }
}
