using StaticNet.Generators.Collections;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Model;

/// <summary>An output as a parameter of a network's members, and the targets that its loss compares it with.</summary>
/// <param name="Name">Its name; null for the only output, which parameters aren't named after.</param>
/// <param name="Loss">The loss; null without one.</param>
/// <param name="Shape">Its shape for one sample; null where a mistake leaves it unknown.</param>
internal sealed record OutputSurface(string? Name, LossModel? Loss, Shape? Shape)
{
    /// <summary>An output of which a mistake leaves unknown whether it has a loss, and which: its targets may be of either kind.</summary>
    private static readonly OutputSurface Unknown = new(null, null, null) { IsUnknown = true };

    /// <summary>The outputs of a network.</summary>
    /// <param name="outputs">Their names with their losses, and their shapes where they are known; none where no end is declared.</param>
    public static EquatableArray<OutputSurface> Of(IReadOnlyList<(string? Name, LossModel? Loss, Shape? Shape)> outputs) => outputs.Count == 0
        ? new(Unknown)
        : outputs.Select(output => new OutputSurface(outputs.Count == 1 ? null : output.Name, output.Loss, output.Shape)).ToEquatableArray();

    /// <summary>Whether it is unknown which loss it has.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>The elements of a step, of a network that streams.</summary>
    public int? StepLength { get; init; }

    /// <summary>Whether it is compared with targets.</summary>
    public bool HasTargets => IsUnknown || Loss is not null;

    /// <summary>Whether these are labels.</summary>
    public bool TakesLabels => Loss?.TargetKind == TargetKind.Labels;

    /// <summary>The name of the span that receives it, as source.</summary>
    public string Parameter => Name is null ? "outputs" : Identifier.Escape(Name);

    /// <summary>The name of the span that receives it as probabilities, as source.</summary>
    public string ProbabilitiesParameter => Name is null ? "probabilities" : Parameter;

    /// <summary>The name of its targets.</summary>
    public string TargetParameter => $"{Name}{(Name, TakesLabels) switch { (null, true) => "labels", (null, false) => "targets", (_, true) => "Labels", _ => "Targets" }}";

    /// <summary>The type of its targets.</summary>
    public string TargetType => IsUnknown ? $"{Types.Runtime}Targets" : $"{Types.ReadOnlySpan}<{(TakesLabels ? "int" : "float")}>";

    /// <summary>The name of the gradient that the caller gives of it.</summary>
    public string GradientParameter => Name is null ? "outputGradients" : $"{Name}Gradients";

    /// <summary>The batch of it, in documents.</summary>
    public string Batch => Shape is null ? "" : $"<c>[batch, {string.Join(", ", Shape.Sizes)}]</c>";
}
