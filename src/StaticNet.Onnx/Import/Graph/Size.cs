namespace StaticNet.Onnx.Import.Graph;

/// <summary>A whole number of a model, which may be a multiple of the batch's size, known when a network runs.</summary>
/// <param name="Factor">The number, or what the batch's size is multiplied by.</param>
/// <param name="HasBatch">Whether it is multiplied.</param>
internal readonly record struct Size(long Factor, bool HasBatch = false)
{
    /// <summary>The batch's size.</summary>
    public static Size Batch => new(1, HasBatch: true);

    public static implicit operator Size(long value) => new(value);

    /// <summary>The product; null where it isn't a multiple of the batch's size.</summary>
    public static Size? Multiply(Size left, Size right) => left.HasBatch && right.HasBatch ? null : new Size(unchecked(left.Factor * right.Factor), left.HasBatch || right.HasBatch);

    /// <summary>The quotient, rounded towards zero; null where it isn't known.</summary>
    public static Size? Divide(Size left, Size right) =>
        right.Factor is 0 or -1 || (right.HasBatch && !left.HasBatch) || (left.HasBatch && left.Factor % right.Factor != 0)
            ? right == -1 ? new Size(unchecked(-left.Factor), left.HasBatch) : null
            : new Size(left.Factor / right.Factor, left.HasBatch && !right.HasBatch);

    /// <summary>The sum; null where it isn't a multiple of the batch's size.</summary>
    public static Size? Add(Size left, Size right) => left.Factor == 0 ? right : right.Factor == 0 ? left
        : left.HasBatch == right.HasBatch ? new Size(unchecked(left.Factor + right.Factor), left.HasBatch) : null;

    /// <summary>The difference; null where it isn't a multiple of the batch's size.</summary>
    public static Size? Subtract(Size left, Size right) => Add(left, new Size(unchecked(-right.Factor), right.HasBatch));

    public override string ToString() => !HasBatch ? $"{Factor}" : Factor == 1 ? "batch" : $"{Factor}·batch";
}
