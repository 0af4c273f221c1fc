using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>The gradient of a recurrence: from its last step back to its first, those of the sums of all gates and of the state before them all.</summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Values">What the recurrence made.</param>
/// <param name="Gradient">The gradient of the states that it made.</param>
/// <param name="Sums">Receives the gradient of what the inputs made of each gate.</param>
/// <param name="Carried">What is carried back through the product: in the end the gradient of the state before all steps.</param>
/// <param name="CarriedAlone">What is carried back element by element: in the end the gradient of an LSTM's cell; null where there is none.</param>
/// <param name="Ends">Whether what is carried back has a reader in the end.</param>
/// <param name="Weights">The weights of states.</param>
internal sealed record RecurrenceGradient(
    RecurrentShape Shape, RecurrentValues Values, Tensor Gradient, Tensor Sums, Tensor Carried, Tensor? CarriedAlone, bool Ends, Parameter Weights)
    : Operation, IPlannable, IOverwrites, ITakesStrides
{
    /// <summary>The gradients of the sums of states.</summary>
    public Tensor StateSums => Values.StateSums ?? Sums;

    public override EquatableArray<Tensor> Reads => new([
        Gradient, Values.Gates, .. Values.Kept is null ? Array.Empty<Tensor>() : [Values.Kept], .. Shape.Cell.ReadsState ? [Values.Before] : Array.Empty<Tensor>()]);

    public override EquatableArray<Tensor> Writes => new([
        Sums, Carried, .. CarriedAlone is null ? Array.Empty<Tensor>() : [CarriedAlone], .. Values.StateSums is null ? Array.Empty<Tensor>() : [Values.StateSums],
        .. Values.Norms is null ? Array.Empty<Tensor>() : [Values.Norms.Pulls, Values.Norms.Live],
        .. Values.Sizes is null ? Array.Empty<Tensor>() : [Values.Sizes]]);

    public Tensor? Overwritten => Values.Gates;

    public bool TakesStride(Tensor value) => value == Gradient && Shape.Units == Shape.Padded;

    public void Plan(PassPlanner pass)
    {
        var strides = RecurrentStrides.Of(pass, Values) with { Output = pass.StrideOf(Gradient) };
        var kernel = new RecurrentBackward(Shape, strides, pass.Place(Weights).PanelStride, pass.StrideOf(Carried), Ends,
            Values.Norms is null ? null : new NormPullRows(pass.StrideOf(Values.Norms.Pulls), pass.StrideOf(Values.Norms.Live)),
            Values.Sizes is null ? null : new StateSizes(pass.StrideOf(Values.Sizes)));
        List<Operand> operands = [pass.Of(Gradient), pass.Of(Values.Gates)];
        if (Values.Kept is not null)
            operands.Add(pass.Of(Values.Kept));
        if (Shape.Cell.ReadsState)
            operands.Add(pass.Of(Values.Before));
        operands.AddRange([pass.Of(Weights), pass.Written(Sums)]);
        if (Values.StateSums is not null)
            operands.Add(pass.Written(Values.StateSums));
        operands.Add(pass.Written(Carried));
        if (CarriedAlone is not null)
            operands.Add(pass.Written(CarriedAlone));
        if (Values.Norms is not null)
            operands.AddRange([pass.Written(Values.Norms.Pulls), pass.Written(Values.Norms.Live)]);
        if (Values.Sizes is not null)
            operands.Add(pass.Written(Values.Sizes));
        if (Shape.HasLengths)
            operands.Add(Operand.Lengths);
        pass.CallForSamples(kernel, [.. operands, pass.UseScratch(kernel.Scratch)]);
    }
}
