using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>A figure of epochs whose best value tells runs apart.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="HigherIsBetter">Whether the highest value is the best.</param>
/// <param name="IsShare">Whether it is a part of 1, shown as a percentage.</param>
/// <param name="ValueOf">Its value in an epoch, or null.</param>
internal sealed record BestFigure(string Name, bool HigherIsBetter, bool IsShare, Func<EpochResult, double?> ValueOf)
{
    /// <summary>The figures that some epoch has.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="evaluation">What the samples that epochs are evaluated on are called.</param>
    public static ImmutableArray<BestFigure> Of(ImmutableArray<ReportRun> runs, string evaluation)
    {
        BestFigure[] all =
        [
            new($"{evaluation} accuracy", true, true, epoch => epoch.ValidationAccuracy),
            new($"{evaluation} loss", false, false, epoch => epoch.ValidationLoss),
            new("training accuracy", true, true, epoch => epoch.TrainAccuracy),
            new("training loss", false, false, epoch => epoch.TrainLoss),
        ];
        return [.. all.Where(figure => runs.Any(run => run.Epochs.Any(epoch => figure.ValueOf(epoch) is not null)))];
    }

    /// <summary>The best value of a run and its epoch, the first of equal ones; null without a number.</summary>
    /// <param name="run">The run.</param>
    public (double Value, int Epoch)? BestOf(ReportRun run)
    {
        (double Value, int Epoch)? best = null;
        foreach (var epoch in run.Epochs)
            if (ValueOf(epoch) is { } value && !double.IsNaN(value) && (best is not { } before || IsBetter(value, before.Value)))
                best = (value, epoch.Epoch);
        return best;
    }

    /// <summary>The best value of all runs.</summary>
    /// <param name="runs">The runs.</param>
    public double? BestOf(ImmutableArray<ReportRun> runs)
    {
        double? best = null;
        foreach (var run in runs)
            if (BestOf(run) is var (value, _) && (best is not { } before || IsBetter(value, before)))
                best = value;
        return best;
    }

    /// <summary>A value as text.</summary>
    /// <param name="value">The value.</param>
    public string Show(double value) => IsShare
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.00} %")
        : value.ToString(value >= 1e-3 ? "0.0000" : "0.00e-0", CultureInfo.InvariantCulture);

    private bool IsBetter(double value, double than) => HigherIsBetter ? value > than : value < than;
}
