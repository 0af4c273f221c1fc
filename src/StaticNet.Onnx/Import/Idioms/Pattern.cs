using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>What idioms look for.</summary>
internal static class Pattern
{
    private const float Precision = 1e-5f;

    /// <summary>The value and the constant of a step of two, in whatever order; null where there aren't both.</summary>
    public static (Term Value, Tensor Constant)? WithConstant(Term step) => step.Inputs.Length != 2 ? null
        : step.Inputs[1].Constant is { } right && step.Inputs[0].Constant is null ? (step.Inputs[0], right)
        : step.Inputs[0].Constant is { } left && step.Inputs[1].Constant is null ? (step.Inputs[1], left) : null;

    /// <summary>A constant as a vector of the last axis; null where it is something else.</summary>
    /// <param name="constant">The constant, of the sizes of a value or 1.</param>
    /// <param name="features">The size of the last axis.</param>
    public static Tensor? Vector(Tensor constant, int features) => !constant.IsFloat ? null
        : constant.Count == 1 ? constant.Select([features], _ => 0)
        : constant.Dims[^1] == features && constant.Count == features ? constant.Reshape(features) : null;

    /// <summary>A constant as a vector of the first axis of an image or a signal; null where it is something else.</summary>
    public static Tensor? Channels(Tensor constant, ImmutableArray<int> shape) =>
        constant.IsFloat && constant.Dims.Length == shape.Length && constant.Dims[0] == shape[0] && constant.Count == shape[0] ? constant.Reshape(shape[0]) : null;

    /// <summary>Whether two numbers are the same but for rounding.</summary>
    public static bool IsNear(double value, double wanted) => Math.Abs(value - wanted) <= Precision * Math.Abs(wanted);

    /// <summary>What a number is added to; null where a step is something else.</summary>
    public static Term? Plus(Term step, double number) => step.Kind == "Add" && Number(step) is var (value, constant) && IsNear(constant, number) ? value : null;

    /// <summary>The value and the number of a step of two.</summary>
    public static (Term Value, float Number)? Number(Term step) => WithConstant(step) is var (value, constant) && constant.Number is { } number ? (value, number) : null;

    /// <summary>A value as a product: what is multiplied that isn't known, and the number that it is multiplied by.</summary>
    public static (ImmutableArray<Term> Values, double Number) Product(Term term)
    {
        var values = ImmutableArray.CreateBuilder<Term>();
        double number = 1;
        var left = new Stack<Term>([term]);
        while (left.TryPop(out var next))
            if (next.Constant?.Number is { } known)
                number *= known;
            else if (next.Kind == "Multiply" && (next == term || Number(next) is not null || values.Count + left.Count < 4))
                foreach (var input in next.Inputs)
                    left.Push(input);
            else if (next.Kind == "Div" && next.Inputs[1].Constant?.Number is { } divisor)
                (number, _) = (number / divisor, Pushed(left, next.Input));
            else
                values.Add(next);
        return (values.ToImmutable(), number);
    }

    /// <summary>A value times a number, which may be one.</summary>
    public static (Term Value, double Number)? Scaled(Term term) => Product(term) is ([var value], var number) ? (value, number) : null;

    /// <summary>The square of a value: what it is of; null where a step is something else.</summary>
    public static Term? Square(Term step) => step.Kind == "Multiply" && step.Inputs.Length == 2 && step.Inputs[0] == step.Inputs[1] ? step.Input
        : step.Kind == "Pow" && step.Inputs[1].Constant?.Number == 2 ? step.Input : null;

    /// <summary>The quotient of two values, of which the second may be multiplied by as its reciprocal.</summary>
    public static (Term Value, Term Divisor)? Quotient(Term step)
    {
        if (step.Kind == "Div" && step.Input.Constant is null)
            return (step.Input, step.Inputs[1]);
        if (step.Kind != "Multiply" || step.Inputs.Length != 2)
            return null;
        int inverse = step.Inputs[1].Kind == "Reciprocal" || IsOneOver(step.Inputs[1]) ? 1 : step.Inputs[0].Kind == "Reciprocal" || IsOneOver(step.Inputs[0]) ? 0 : -1;
        return inverse < 0 ? null : (step.Inputs[1 - inverse], step.Inputs[inverse].Inputs[^1]);
    }

    private static bool IsOneOver(Term step) => step.Kind == "Div" && step.Input.Constant?.Number == 1;

    private static bool Pushed(Stack<Term> stack, Term term)
    {
        stack.Push(term);
        return true;
    }
}
