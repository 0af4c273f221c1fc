using System.ComponentModel;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// A factor for each output's weights, by the norms of their gradient and of themselves, and one for each parameter of one
/// dimension (<see cref="ClipGradientAdaptiveAttribute"/>). It is public for generated code.
/// </summary>
/// <remarks>
/// Kernels square in float, so the norm of an output's gradient is exact to 1e-22 beside others of its panel that are above 1e-15:
/// far below any limit that training could want.
/// </remarks>
/// <param name="architecture">The network's type.</param>
/// <param name="excludesLast">Whether the last layer with weights isn't scaled.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScalingByUnit(NetworkArchitecture architecture, bool excludesLast) : GradientScaling(ScaleGranularity.Unit)
{
    private const int Width = FixedOrder.LaneCount;

    /// <summary>What weights count as that are smaller, such as those that start at 0.</summary>
    private const double SmallestWeights = 1e-3;

    private const double SmallestGradient = 1e-6;

    private readonly ScaleBlocks _blocks = new(architecture, ScaleGranularity.Unit);
    private readonly ScaledRows?[] _tables = new ScaledRows?[architecture.Parameters.Length];
    private readonly string? _excluded = excludesLast
        ? architecture.Parameters.LastOrDefault(parameter => parameter.Kind == ParameterKind.Weights)?.Layer
        : null;

    internal override float Scale(NetworkMemory memory, double norm)
    {
        float smallest = 1;
        int start = 0;
        for (int p = 0; p < architecture.Parameters.Length; p++)
        {
            var parameter = architecture.Parameters[p];
            int length = parameter.Layout.Panels * Width;
            if (parameter.Layer != _excluded)
            {
                var factors = memory.GradientScales.Span.Slice(_blocks.FirstOf(p) * Width, _blocks.CountOf(parameter) * Width);
                var weights = memory.Parameters.Span.Slice(parameter.Layout.Offset, parameter.Layout.Length);
                var sums = memory.Squares.Span.Slice(start, length);
                float factor = memory.FindSquaredRows(parameter.Layout.Offset) is { } rows
                    ? ScaleRows(rows, _tables[p] ??= new ScaledRows(rows.Capacity), sums, weights, factors)
                    : ScaleAll(p, sums, weights, factors);
                smallest = Math.Min(smallest, factor);
            }

            start += length;
        }

        return smallest;
    }

    private float ScaleAll(int index, ReadOnlySpan<double> sums, ReadOnlySpan<float> weights, Span<float> factors)
    {
        _tables[index]?.AddAll();
        return ScaleParameter(architecture.Parameters[index], sums, weights, factors);
    }

    private float ScaleParameter(ParameterInfo parameter, ReadOnlySpan<double> sums, ReadOnlySpan<float> weights, Span<float> factors)
    {
        if (parameter.Shape.Length == 1)
            return ScaleWhole(sums, weights, factors);

        // Blocks of sums and factors are panels, or rows of one output each.
        float smallest = 1;
        for (int block = 0; block < factors.Length; block += Width)
        {
            var part = weights.Slice(block / Width * parameter.Layout.PanelStride, parameter.Layout.PanelStride);
            float factor = parameter.Layout.PanelWidth == 1
                ? ScaleWhole(sums.Slice(block, Width), part, factors.Slice(block, Width))
                : ScalePanel(sums.Slice(block, Width), part, factors.Slice(block, Width));
            smallest = Math.Min(smallest, factor);
        }

        return smallest;
    }

    // Gradients of 0 have factors of 1: rows that weren't used keep them, or get them back.
    private float ScaleRows(UsedRows rows, ScaledRows scaled, ReadOnlySpan<double> sums, ReadOnlySpan<float> weights, Span<float> factors)
    {
        scaled.Reset(factors);
        int length = weights.Length / rows.Vocabulary;
        float smallest = 1;
        for (int at = 0; at < rows.Count; at++)
        {
            int row = rows[at];
            float factor = ScaleWhole(sums.Slice(row * Width, Width), weights.Slice(row * length, length), factors.Slice(row * Width, Width));
            scaled.Add(row, factor);
            smallest = Math.Min(smallest, factor);
        }

        return smallest;
    }

    private float ScaleWhole(ReadOnlySpan<double> sums, ReadOnlySpan<float> weights, Span<float> factors)
    {
        double gradient = NormOf(sums);
        float factor = IsSmall(gradient) ? 1 : FactorOf(gradient, Math.Sqrt(FixedOrder.SumOfSquares(weights)));
        factors.Fill(factor);
        return factor;
    }

    // [inputs, 16]: a lane is an output.
    private float ScalePanel(ReadOnlySpan<double> sums, ReadOnlySpan<float> weights, Span<float> factors)
    {
        double largest = 0;
        foreach (double sum in sums)
            largest = Math.Max(largest, sum);
        factors.Fill(1);
        if (IsSmall(Math.Sqrt(largest)))
            return 1;

        Span<double> squares = stackalloc double[Width];
        PanelSquares.Sum(in weights[0], weights.Length / Width, ref squares[0]);
        float smallest = 1;
        for (int lane = 0; lane < Width; lane++)
        {
            factors[lane] = FactorOf(Math.Sqrt(sums[lane]), Math.Sqrt(squares[lane]));
            smallest = Math.Min(smallest, factors[lane]);
        }

        return smallest;
    }

    /// <summary>Whether a gradient is within the limit whatever its weights are, which then needn't be read.</summary>
    private bool IsSmall(double gradient) => gradient < Limit * SmallestWeights;

    private float FactorOf(double gradient, double weights)
    {
        double limit = Limit * Math.Max(weights, SmallestWeights);
        return gradient < limit ? 1 : (float)(limit / Math.Max(gradient, SmallestGradient));
    }
}
