using System.Globalization;

namespace StaticNet.Laboratory.Gradients;

/// <summary>The findings as a table of at most 80 columns, the networks one after the other with their variants.</summary>
internal static class GradientsTable
{
    private static readonly string Header =
        $"{"",-17}{"diverged",9}{"loss",9}{"smallest",10}{"largest",9}  {"verdict",-10}learned";

    private static readonly string[] Legend =
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"diverged: first step that isn't finite or has a loss above {Finding.DivergenceFactor} × the start's"),
        "loss: mean of the last tenth of the steps; none if the end isn't finite",
        "smallest, largest: gradient norms of layers, medians over steps and the maximum",
        string.Create(
            CultureInfo.InvariantCulture,
            $"vanishing: median norm of the first layer below {Finding.VanishingRatio:0e+00} of the last layer's"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"exploding: not finite, or loss above {Finding.GrowthFactor} × the start's"),
        "dead: a layer's gradient is 0, though the last one's isn't",
        string.Create(
            CultureInfo.InvariantCulture,
            $"learned: at least {100 * Finding.LearnedAccuracy:0} % of the test points right; guessing gets 50 %"),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="findings">The findings, those of a network together.</param>
    /// <param name="writer">Receives it.</param>
    public static void Write(IEnumerable<Finding> findings, TextWriter writer)
    {
        writer.WriteLine(Header);
        Patient? patient = null;
        foreach (var finding in findings)
        {
            if (finding.Experiment.Patient != patient)
                writer.WriteLine(finding.Experiment.Patient.Name);
            patient = finding.Experiment.Patient;
            writer.WriteLine(Row(finding));
        }

        foreach (string line in Legend)
            writer.WriteLine(line);
    }

    private static string Row(Finding finding)
    {
        string name = $"  {finding.Experiment.Variant.Name}";
        string diverged = finding.DivergedAt is { } step ? step.ToString(CultureInfo.InvariantCulture) : "no";
        string norms = $"{NumberText.Norm(finding.SmallestNorm),10}{NumberText.Norm(finding.LargestNorm),9}";
        string learned = string.Create(
            CultureInfo.InvariantCulture, $"{(finding.HasLearned ? "yes" : "no"),-3} {100 * finding.TestAccuracy,3:0} %");
        return $"{name,-17}{diverged,9}{NumberText.Loss(finding.FinalLoss),9}{norms}  {finding.VerdictName,-10}{learned}";
    }
}
