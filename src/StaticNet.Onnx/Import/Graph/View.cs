using System.Collections.Immutable;

namespace StaticNet.Onnx.Import.Graph;

/// <summary>
/// A value as a model sees it: a term with the batch, its axes in any order, split and joined. Its elements are those of factors, of which the first is the batch and the others
/// are the term's sizes or parts of them, row-major; each axis of the view is some of these. So transpositions and reshapes of exporters are views, and no layers.
/// </summary>
internal sealed class View
{
    /// <summary>The factor of the batch.</summary>
    private const int BatchFactor = 0;

    private readonly ImmutableArray<long> _factors;
    private readonly ImmutableArray<ImmutableArray<int>> _axes;

    private View(Term term, ImmutableArray<long> factors, ImmutableArray<ImmutableArray<int>> axes) => (Term, _factors, _axes) = (term, factors, axes);

    /// <summary>What it is of.</summary>
    public Term Term { get; }

    /// <summary>The number of its axes, that of the batch included.</summary>
    public int Rank => _axes.Length;

    /// <summary>Its sizes.</summary>
    public Size[] Sizes => [.. _axes.Select(SizeOf)];

    /// <summary>Whether elements are in the term's order, the batch first, in whatever axes.</summary>
    public bool IsInOrder => _axes.SelectMany(axis => axis).SequenceEqual(Enumerable.Range(0, _factors.Length));

    /// <summary>Whether the first axis is the batch and nothing else.</summary>
    public bool BeginsWithBatch => Rank > 0 && IsBatch(0);

    /// <summary>A term with the batch before its axes.</summary>
    public static View Of(Term term)
    {
        var factors = ImmutableArray.CreateBuilder<long>();
        factors.Add(1);
        var axes = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        axes.Add([BatchFactor]);
        foreach (int size in term.Shape)
        {
            axes.Add(size == 1 ? [] : [factors.Count]);
            if (size != 1)
                factors.Add(size);
        }

        return new View(term, factors.ToImmutable(), axes.ToImmutable());
    }

    /// <summary>Another term in the place of this one, of the same shape.</summary>
    public View With(Term term) => new(term, _factors, _axes);

    /// <summary>Whether an axis is the batch and nothing else.</summary>
    public bool IsBatch(int axis) => _axes[axis] is [BatchFactor];

    /// <summary>The axis of the term that an axis is; null where it is another part of it.</summary>
    /// <param name="axis">An axis of the view.</param>
    public int? TermAxis(int axis)
    {
        for (int own = 0; own < Term.Shape.Length; own++)
            if (Term.Shape[own] != 1 && FactorsOf(own).SequenceEqual(_axes[axis]))
                return own;
        return null;
    }

    /// <summary>Whether an axis is the last one of the term, whole.</summary>
    public bool IsFeatures(int axis) => Term.Shape.IsEmpty ? false : _axes[axis].Length == 0
        ? Term.Features == 1 && axis == Rank - 1
        : TermAxis(axis) == Term.Shape.Length - 1;

    /// <summary>The axes in another order.</summary>
    public View Transpose(IReadOnlyList<int> order) => new(Term, _factors, [.. order.Select(axis => _axes[axis])]);

    /// <summary>Without axes of size 1.</summary>
    /// <returns>Null where one isn't of size 1.</returns>
    public View? Squeeze(IReadOnlyCollection<int> axes) =>
        axes.All(axis => _axes[axis].Length == 0) ? new View(Term, _factors, [.. _axes.Where((_, axis) => !axes.Contains(axis))]) : null;

    /// <summary>With axes of size 1 at places.</summary>
    public View Unsqueeze(IEnumerable<int> axes)
    {
        var grown = _axes.ToBuilder();
        foreach (int axis in axes.Order())
            grown.Insert(axis, []);
        return new View(Term, _factors, grown.ToImmutable());
    }

    /// <summary>The same elements in other sizes.</summary>
    /// <param name="sizes">The sizes, whose product is that of the view's.</param>
    /// <returns>Null where an axis would be neither a part nor a product of factors.</returns>
    public View? Reshape(IReadOnlyList<Size> sizes)
    {
        var split = new FactorSplit(_factors, [.. _axes.SelectMany(axis => axis)]);
        foreach (var size in sizes)
            if (!split.Take(size))
                return null;
        return split.IsDone ? new View(Term, split.Factors, split.Axes) : null;
    }

    /// <summary>A part of an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="length">Its length.</param>
    /// <param name="node">The node that takes it.</param>
    /// <returns>Null where the axis is made of several factors.</returns>
    public View? Part(int axis, int start, int length, OnnxNode node)
    {
        if (_axes[axis] is not [var factor and not BatchFactor])
            return null;
        int own = Enumerable.Range(0, Term.Shape.Length).First(place => FactorsOf(place).Contains(factor));
        int[] shape = [.. Term.Shape];
        shape[own] = (int)(shape[own] / _factors[factor] * length);
        long inner = FactorsOf(own).Where(other => other > factor).Aggregate(1L, (product, other) => product * _factors[other]);
        var part = new Term("Slice", [.. shape], Term) { Node = node }.With("Axis", own).With("Start", start).With("Of", _factors[factor]).With("Length", length).With("Inner", inner);
        if (length > 1)
            return new View(part, _factors.SetItem(factor, length), _axes);

        // A factor of 1 is none.
        return new View(part, _factors.RemoveAt(factor), [.. _axes.Select(factors => (ImmutableArray<int>)[.. factors.Where(other => other != factor).Select(other => other > factor ? other - 1 : other)])]);
    }

    /// <summary>A term whose shape differs in the last axis alone, which is the last one here too.</summary>
    /// <param name="term">The term.</param>
    public View WithFeatures(Term term)
    {
        // What the last axis is made of is the last factors.
        int kept = _factors.Length - FactorsOf(Term.Shape.Length - 1).Length;
        bool isOne = term.Features == 1;
        ImmutableArray<long> factors = [.. _factors.Take(kept), .. isOne ? [] : (long[])[term.Features]];
        return new View(term, factors, [.. _axes.Take(Rank - 1), isOne ? [] : [kept]]);
    }

    /// <summary>Whether another view has the elements of its term in the same places.</summary>
    public bool IsLike(View other) =>
        Rank == other.Rank && Term.Shape.SequenceEqual(other.Term.Shape) && _factors.SequenceEqual(other._factors)
        && _axes.Zip(other._axes).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <summary>The term in the sizes of the view; null where elements are in another order.</summary>
    public Term? Materialize()
    {
        if (!IsInOrder || !BeginsWithBatch)
            return null;
        ImmutableArray<int> shape = [.. _axes.Skip(1).Select(axis => (int)SizeOf(axis).Factor)];
        return shape.SequenceEqual(Term.Shape) ? Term : new Term("Reshape", shape, Term) { Node = Term.Node };
    }

    /// <summary>The axes in the term's order, the batch first; those of size 1 stay behind the one that they follow.</summary>
    public int[] Order()
    {
        int[] keys = new int[Rank];
        for (int axis = 0, last = 0; axis < Rank; axis++)
            keys[axis] = last = _axes[axis].Length > 0 ? _axes[axis][0] : last;
        int[] order = [.. Enumerable.Range(0, Rank).OrderBy(axis => keys[axis])];

        // One of size 1 that leads would stand before the batch.
        int batch = Array.FindIndex(order, axis => _axes[axis].Contains(BatchFactor));
        return batch <= 0 ? order : [order[batch], .. order[..batch], .. order[(batch + 1)..]];
    }

    /// <summary>The factors of an axis of the term.</summary>
    public int[] FactorsOf(int termAxis)
    {
        int factor = 1;
        for (int axis = 0; axis < termAxis; axis++)
            for (long left = Term.Shape[axis]; left > 1; factor++)
                left /= _factors[factor];
        int start = factor;
        for (long left = Term.Shape[termAxis]; left > 1; factor++)
            left /= _factors[factor];
        return [.. Enumerable.Range(start, factor - start)];
    }

    /// <summary>The factors of an axis.</summary>
    public ImmutableArray<int> FactorsAt(int axis) => _axes[axis];

    /// <summary>The place in the term, for one sample, of each element of the view in its order, which is what its weights would be sorted by.</summary>
    public int[] Places()
    {
        int[] order = [.. _axes.SelectMany(axis => axis).Where(factor => factor != BatchFactor)];
        int[] strides = Tensor.Strides([.. _factors.Skip(1)]);
        int[] places = [0];
        foreach (int factor in order)
            places = [.. places.SelectMany(place => Enumerable.Range(0, (int)_factors[factor]).Select(index => place + (index * strides[factor - 1])))];
        return places;
    }

    private Size SizeOf(int axis) => SizeOf(_axes[axis]);

    private Size SizeOf(ImmutableArray<int> axis) => new(axis.Aggregate(1L, (product, factor) => product * _factors[factor]), axis.Contains(BatchFactor));
}
