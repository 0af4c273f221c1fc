using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>From one step to the next in what a recurrence makes.</summary>
/// <param name="Gates">In the gates.</param>
/// <param name="Output">In the states; of the last one alone from one sample to the next.</param>
/// <param name="Before">In the states before each step.</param>
/// <param name="Kept">In what the cell keeps; 0 for nothing.</param>
internal sealed record RecurrentStrides(int Gates, int Output, int Before, int Kept)
{
    /// <summary>Those that a pass has given the values.</summary>
    public static RecurrentStrides Of(PassPlanner pass, RecurrentValues values) =>
        new(pass.StrideOf(values.Gates), pass.StrideOf(values.Output), pass.StrideOf(values.Before), values.Kept is null ? 0 : pass.StrideOf(values.Kept));

    /// <summary>Part of kernels' names: what isn't usual.</summary>
    public string DetailsOf(RecurrentShape shape) =>
        KernelDetail.Stride("gates", Gates, shape.GateFeatures) + KernelDetail.Stride("y", Output, shape.Units)
        + KernelDetail.Stride("before", Before, shape.Units) + KernelDetail.Number("kept", Kept, shape.Cell.Kept == 0 ? 0 : RowStride.Of(shape.Cell.Kept * shape.Padded))
        + KernelDetail.If(shape.HasLengths, "lengths");
}
