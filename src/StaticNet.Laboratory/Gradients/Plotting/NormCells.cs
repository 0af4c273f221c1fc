using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients.Plotting;

/// <summary>The gradient norms of a training as cells of a heat map, layer by step.</summary>
internal sealed class NormCells
{
    /// <summary>More columns than a panel has pixels show nothing more; steps share one.</summary>
    public const int MostColumns = 200;

    /// <summary>Gathers them.</summary>
    /// <param name="steps">The steps, at least one.</param>
    public NormCells(ImmutableArray<ExperimentStep> steps)
    {
        FiniteSteps = steps.Count(step => step.IsFinite);
        BadStep = steps[^1] is { IsFinite: false } bad ? bad.Step : null;
        int columns = Math.Min(FiniteSteps, MostColumns), depth = steps[0].Norms.Length;
        Decades = new double[depth, columns];
        for (int column = 0; column < columns; column++)
        {
            int start = (int)((long)column * FiniteSteps / columns), end = (int)((column + 1L) * FiniteSteps / columns);
            for (int layer = 0; layer < depth; layer++)
                Decades[depth - 1 - layer, column] = MeanDecade(steps.AsSpan(start, end - start), layer);
        }
    }

    /// <summary>
    /// The decimal logarithms of the norms, <c>[layer, step]</c>, the last layer first as a picture has it; of steps that share a column
    /// the mean. NaN where every norm is 0.
    /// </summary>
    public double[,] Decades { get; }

    /// <summary>The steps that they are of.</summary>
    public int FiniteSteps { get; }

    /// <summary>The step that wasn't finite and ended the training, if one did.</summary>
    public int? BadStep { get; }

    private static double MeanDecade(ReadOnlySpan<ExperimentStep> steps, int layer)
    {
        double sum = 0;
        int count = 0;
        foreach (var step in steps)
        {
            if (step.Norms[layer] > 0)
            {
                sum += Math.Log10(step.Norms[layer]);
                count++;
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }
}
