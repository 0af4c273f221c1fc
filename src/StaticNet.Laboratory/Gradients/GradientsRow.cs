namespace StaticNet.Laboratory.Gradients;

/// <summary>A training in the JSON object of a run. Numbers that aren't finite are null.</summary>
/// <param name="Activation">The activation of the network before any cure.</param>
/// <param name="Start">Its start: <c>small</c>, <c>large</c> or <c>good</c>.</param>
/// <param name="Variant">What was changed.</param>
/// <param name="DivergedAt">The first step that isn't finite or has a loss of ten times the start's; null without one.</param>
/// <param name="StartLoss">The loss of the first step.</param>
/// <param name="FinalLoss">The mean loss of the last tenth of the steps.</param>
/// <param name="SmallestNorm">The smallest gradient norm of a layer, each layer's the median of its steps.</param>
/// <param name="LargestNorm">The largest gradient norm of a layer in any step.</param>
/// <param name="FirstToLast">The median norm of the first layer over that of the last.</param>
/// <param name="Verdict"><c>healthy</c>, <c>vanishing</c>, <c>exploding</c> or <c>dead</c>.</param>
/// <param name="TestAccuracy">The part of the test points that it got right, in [0, 1].</param>
/// <param name="HasLearned">Whether that is enough.</param>
internal sealed record GradientsRow(
    string Activation,
    string Start,
    string Variant,
    int? DivergedAt,
    double? StartLoss,
    double? FinalLoss,
    double? SmallestNorm,
    double? LargestNorm,
    double? FirstToLast,
    string Verdict,
    double TestAccuracy,
    bool HasLearned)
{
    /// <summary>The row of a finding.</summary>
    /// <param name="finding">The finding.</param>
    public static GradientsRow Of(Finding finding) => new(
        Patient.ActivationName(finding.Experiment.Patient.Activation),
        Patient.StartName(finding.Experiment.Patient.Start),
        finding.Experiment.Variant.Name,
        finding.DivergedAt,
        Finite(finding.StartLoss),
        Finite(finding.FinalLoss),
        Finite(finding.SmallestNorm),
        Finite(finding.LargestNorm),
        Finite(finding.FirstToLast),
        finding.VerdictName,
        finding.TestAccuracy,
        finding.HasLearned);

    // JSON has no other numbers.
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
