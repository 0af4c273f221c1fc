using System.Globalization;
using StaticNet.Reporting;

namespace StaticNet.Samples.Classification;

/// <summary>The classes of a task that a network with more outputs is trained for.</summary>
internal static class UsedClasses
{
    /// <summary>A name for each output: those of the classes, then names of outputs that have none.</summary>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="outputs">The network's outputs.</param>
    public static string[] Names(IReadOnlyList<string> classes, int outputs) =>
    [
        .. Enumerable.Range(0, outputs)
            .Select(label => label < classes.Count ? classes[label] : string.Create(CultureInfo.InvariantCulture, $"unused {label + 1}")),
    ];

    /// <summary>A matrix without the outputs that have no class, unless one was predicted: they are never right.</summary>
    /// <param name="whole">The matrix of all outputs.</param>
    /// <param name="classes">The number of classes, the first outputs.</param>
    public static ReportConfusion Reduce(ReportConfusion whole, int classes)
    {
        int[] shown = [.. Enumerable.Range(0, whole.Classes.Length).Where(label => label < classes || whole.PredictionsOf(label) > 0)];
        if (shown.Length == whole.Classes.Length)
            return whole;
        int[,] counts = new int[shown.Length, shown.Length];
        for (int actual = 0; actual < shown.Length; actual++)
            for (int predicted = 0; predicted < shown.Length; predicted++)
                counts[actual, predicted] = whole[shown[actual], shown[predicted]];
        return new ReportConfusion(counts, shown.Select(label => whole.Classes[label]), shown.Select(whole.UnansweredOf));
    }
}
