using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Values and constants that meet element by element, with their axes in the order of one of them.</summary>
internal sealed class Alignment
{
    private readonly Func<Term, View> _place;

    private Alignment(ImmutableArray<Term> terms, ImmutableArray<int> shape, Func<Term, View> place) => (Terms, Shape, _place) = (terms, shape, place);

    /// <summary>The values, constants among them.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>The shape of what is made of them.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>What is made of them, with its axes where the model has them.</summary>
    public View Place(Term made) => _place(made);

    /// <summary>The inputs of a node.</summary>
    /// <exception cref="InvalidDataException">They don't fit, or are in orders that no layer makes.</exception>
    public static Alignment Of(Call call)
    {
        Operand[] operands = [.. Enumerable.Range(0, call.Inputs.Length).Select(call.Operand)];
        var view = operands.Select(operand => operand.View).OfType<View>().MaxBy(view => (view.Sizes.Count(size => size != 1), view.Rank)) ?? call.View(0);
        return InPlace(operands, view) ?? InOrder(call, operands, view);
    }

    // All values lie alike, and constants are numbers or of the last axis: axes stay wherever they are.
    private static Alignment? InPlace(Operand[] operands, View view)
    {
        if (view.Term.Shape.IsEmpty)
            return null;
        var terms = ImmutableArray.CreateBuilder<Term>();
        foreach (var operand in operands)
            if (operand.View is { } other && other.IsLike(view))
                terms.Add(other.Term);
            else if (operand.Constant is { } constant && constant.Dims.Length <= view.Rank && (constant.IsNumber || IsOfFeatures(constant, view)))
                terms.Add(Term.Of(constant.Reshape([.. Enumerable.Repeat(1L, view.Term.Shape.Length - 1), constant.Count])));
            else
                return null;
        return new Alignment(terms.ToImmutable(), view.Term.Shape, view.With);
    }

    private static bool IsOfFeatures(Tensor constant, View view) => constant.Dims[^1] == constant.Count && constant.Count == view.Term.Features && view.IsFeatures(view.Rank - 1);

    private static Alignment InOrder(Call call, Operand[] operands, View view)
    {
        int rank = Math.Max(view.Rank, operands.Max(operand => operand.Sizes.Length));
        var whole = Widen(view, rank);
        int[] order = whole.Order();
        var terms = operands.Select((operand, index) => operand.View is { } other
            ? Widen(other, rank).Transpose(order).Materialize() ?? throw call.Reordered(index)
            : Fixed(call, operand.Constant!, order)).ToImmutableArray();
        int[] back = new int[rank];
        for (int axis = 0; axis < rank; axis++)
            back[order[axis]] = axis;
        return new Alignment(terms, ShapeOf(call, terms, rank - 1), made => View.Of(made).Transpose(back));
    }

    // Axes that a value lacks are of size 1, before its own.
    private static View Widen(View view, int rank) => view.Rank == rank ? view : view.Unsqueeze(Enumerable.Range(0, rank - view.Rank));

    private static Term Fixed(Call call, Tensor constant, int[] order)
    {
        var widened = constant.Reshape([.. Enumerable.Repeat(1L, order.Length - constant.Dims.Length), .. constant.Dims]).Transpose(order);
        return widened.Dims[0] == 1 ? Term.Of(widened.Reshape(widened.Dims[1..]))
            : throw call.Node.Refuse($"has a constant for each of {widened.Dims[0]} samples", "Export the model with a batch of one sample, or with a dynamic one.");
    }

    private static ImmutableArray<int> ShapeOf(Call call, ImmutableArray<Term> terms, int rank)
    {
        int[] shape = [.. Enumerable.Repeat(1, rank)];
        foreach (var term in terms)
            for (int axis = 0; axis < rank; axis++)
                if (shape[axis] == 1)
                    shape[axis] = term.Shape[axis];
                else if (term.Shape[axis] != 1 && term.Shape[axis] != shape[axis])
                    throw call.Node.Malformed($"combines shapes that don't fit, {string.Join(" and ", terms.Select(other => $"[{string.Join(", ", other.Shape)}]"))}");
        return [.. shape];
    }
}
