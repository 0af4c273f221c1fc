using System.Collections.Immutable;

namespace StaticNet.Onnx.Import.Graph;

/// <summary>Divides the factors of a view, in its order, among axes of other sizes.</summary>
/// <param name="factors">The factors, the batch first.</param>
/// <param name="order">Their order in the view.</param>
internal sealed class FactorSplit(ImmutableArray<long> factors, ImmutableArray<int> order)
{
    private readonly List<long> _factors = [.. factors];
    private readonly List<int> _order = [.. order];
    private readonly List<List<int>> _axes = [];
    private int _taken;

    /// <summary>Whether all factors are taken.</summary>
    public bool IsDone => _taken == _order.Count;

    /// <summary>The factors, some of which are parts of those before.</summary>
    public ImmutableArray<long> Factors => [.. _factors];

    /// <summary>Those of each axis.</summary>
    public ImmutableArray<ImmutableArray<int>> Axes => [.. _axes.Select(axis => axis.ToImmutableArray())];

    /// <summary>Takes those of the next axis.</summary>
    /// <param name="size">Its size.</param>
    /// <returns>Whether there are such.</returns>
    public bool Take(Size size)
    {
        var axis = new List<int>();
        long left = size.Factor;
        bool needsBatch = size.HasBatch;
        if (left < 1)
            return false;
        while (left > 1 || needsBatch)
        {
            if (IsDone)
                return false;
            int factor = _order[_taken];
            if (factor == 0)
            {
                if (!needsBatch)
                    return false;
                needsBatch = false;
            }
            else if (left % _factors[factor] == 0)
            {
                left /= _factors[factor];
            }
            else if (left > 1 && _factors[factor] % left == 0)
            {
                Split(factor, left);
                left = 1;
            }
            else
            {
                return false;
            }

            axis.Add(factor);
            _taken++;
        }

        _axes.Add(axis);
        return true;
    }

    // A factor becomes two, of which the first has a size; the others' numbers move on.
    private void Split(int factor, long size)
    {
        _factors.Insert(factor + 1, _factors[factor] / size);
        _factors[factor] = size;
        foreach (var axis in _axes.Append(_order))
            for (int i = 0; i < axis.Count; i++)
                if (axis[i] > factor)
                    axis[i]++;
        _order.Insert(_order.IndexOf(factor) + 1, factor + 1);
    }
}
