using System.Collections.Immutable;
using ScottPlot;

namespace StaticNet.Laboratory.Gradients.Plotting;

/// <summary>
/// The summary: a row a network, a column a variant, and in each cell the verdict and what part of the test points it got right.
/// </summary>
internal sealed class VerdictGrid
{
    private const int NameWidth = 156;
    private const int CellWidth = 99;
    private const int CellHeight = 36;
    private const int HeaderHeight = 26;
    private const int Gap = 2;

    private readonly ImmutableArray<Finding> _findings;
    private readonly ImmutableArray<Patient> _patients;
    private readonly ImmutableArray<Variant> _variants;

    /// <summary>A grid.</summary>
    /// <param name="findings">What the trainings showed, at least one.</param>
    public VerdictGrid(ImmutableArray<Finding> findings)
    {
        _findings = findings;
        _patients = [.. findings.Select(finding => finding.Experiment.Patient).Distinct()];
        _variants = [.. Variant.All.Where(variant => findings.Any(finding => finding.Experiment.Variant == variant))];
    }

    /// <summary>The width in pixels.</summary>
    public int Width => NameWidth + (_variants.Length * CellWidth);

    /// <summary>The height in pixels.</summary>
    public int Height => HeaderHeight + (_patients.Length * CellHeight);

    /// <summary>Draws it.</summary>
    /// <param name="page">Receives it.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper edge.</param>
    public void Draw(PlotPage page, float left, float top)
    {
        var canvas = page.AddCanvas(left, top, Width, Height);
        for (int column = 0; column < _variants.Length; column++)
            PlotPage.AddText(canvas, _variants[column].Name, CenterOf(column), HeaderHeight / 2.0, Alignment.MiddleCenter);
        for (int row = 0; row < _patients.Length; row++)
        {
            double y = HeaderHeight + ((row + 0.5) * CellHeight);
            PlotPage.AddText(canvas, _patients[row].Name, 0, y);
            for (int column = 0; column < _variants.Length; column++)
                if (Find(_patients[row], _variants[column]) is { } finding)
                    AddCell(canvas, CenterOf(column), y, finding);
        }
    }

    private Finding? Find(Patient patient, Variant variant) =>
        _findings.FirstOrDefault(finding => finding.Experiment == new Experiment(patient, variant));

    private static void AddCell(Plot canvas, double x, double y, Finding finding)
    {
        const double HalfWidth = (CellWidth - Gap) / 2.0, HalfHeight = (CellHeight - Gap) / 2.0, Line = 8;
        var cell = canvas.Add.Rectangle(x - HalfWidth, x + HalfWidth, y - HalfHeight, y + HalfHeight);
        (cell.FillColor, cell.LineWidth) = (VerdictColors.Of(finding.Verdict, finding.HasLearned), 0);
        AddLine(finding.VerdictName, y - Line);
        AddLine(FormattableString.Invariant($"{100 * finding.TestAccuracy:0} %"), y + Line);

        void AddLine(string text, double lineY)
        {
            var label = PlotPage.AddText(canvas, text, x, lineY, Alignment.MiddleCenter);
            label.LabelFontColor = VerdictColors.TextOn(finding.HasLearned);
        }
    }

    private static double CenterOf(int column) => NameWidth + ((column + 0.5) * CellWidth);
}
