using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>The sums that training leaves of one layer's parameters, which are neighbours in every array.</summary>
/// <param name="memory">The network's.</param>
/// <param name="architecture">The network's type.</param>
/// <param name="first">The layer's first parameter.</param>
/// <param name="count">The number of its parameters; 0 if it has none.</param>
internal sealed class LayerSums(NetworkMemory memory, NetworkArchitecture architecture, int first, int count)
{
    private readonly int _firstBlock = BlocksOf(architecture, 0, first);
    private readonly int _blocks = BlocksOf(architecture, first, count);

    /// <summary>The parameters' elements.</summary>
    public int Elements { get; } = architecture.Parameters.AsSpan().Slice(first, count).ToArray().Sum(parameter => parameter.Count);

    /// <summary>
    /// Of the squares of the gradients of the last training pass. A network that clips by another order of norm has summed
    /// something else, so that they are read again.
    /// </summary>
    public double Gradients => !memory.HasSquares
        ? Current(memory.Gradients.Span)
        : FixedOrder.Sum(memory.Squares.Span.Slice(_firstBlock * FixedOrder.LaneCount, _blocks * FixedOrder.LaneCount));

    /// <summary>Of the squares of the parameters after the optimizer's last step; of the parameters as they are if there was none.</summary>
    public double Weights
    {
        get
        {
            double sum = SumOf(0);
            return sum == 0 ? Current(memory.Parameters.Span) : sum;
        }
    }

    /// <summary>Of the squares of the changes that the optimizer's last step made.</summary>
    public double Updates => SumOf(FixedOrder.LaneCount);

    /// <summary>The gradients and parameters that are NaN or infinite.</summary>
    public long CountNonFinite()
    {
        long bad = 0;
        for (int index = first; index < first + count; index++)
            bad += CountNonFinite(architecture.Parameters[index], memory.Gradients.Span)
                + CountNonFinite(architecture.Parameters[index], memory.Parameters.Span);
        return bad;
    }

    private static int CountNonFinite(ParameterInfo parameter, Span<float> values)
    {
        if (FiniteCheck.AllFinite(values.Slice(parameter.Layout.Offset, parameter.Layout.Length)))
            return 0;

        int bad = 0;
        var view = parameter.In(values);
        for (int output = 0; output < parameter.Outputs; output++)
            for (int input = 0; input < parameter.Inputs; input++)
                bad += float.IsFinite(view[output, input]) ? 0 : 1;
        return bad;
    }

    private static int BlocksOf(NetworkArchitecture architecture, int first, int count)
    {
        int blocks = 0;
        foreach (var parameter in architecture.Parameters.AsSpan().Slice(first, count))
            blocks += parameter.Layout.Length / parameter.Layout.PanelStride;
        return blocks;
    }

    private double SumOf(int part)
    {
        double sum = 0;
        for (int index = first; index < first + count; index++)
            sum += FixedOrder.Sum(memory.UpdateSums!.Span.Slice((index * UpdatePlan.SumsLength) + part, FixedOrder.LaneCount));
        return sum;
    }

    // Padding is 0 and adds nothing.
    private double Current(ReadOnlySpan<float> parameters)
    {
        double sum = 0;
        for (int index = first; index < first + count; index++)
            sum += FixedOrder.SumOfSquares(
                parameters.Slice(architecture.Parameters[index].Layout.Offset, architecture.Parameters[index].Layout.Length));
        return sum;
    }
}
