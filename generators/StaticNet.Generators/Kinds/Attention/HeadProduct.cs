using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>A product of an attention's projection: some of queries, keys and values, which follow each other, from what they are made of.</summary>
/// <param name="Input">What they are made of.</param>
/// <param name="Output">What holds them.</param>
/// <param name="First">The first of them in the rows of that.</param>
/// <param name="Count">How many of the three it makes.</param>
/// <param name="Weights">The weights.</param>
/// <param name="FirstWeights">The first of them among the weights' groups.</param>
/// <param name="Bias">The bias of all three; null for none.</param>
/// <param name="FirstBias">The first of them in it.</param>
/// <param name="Width">The features of one.</param>
internal sealed record HeadProduct(Tensor Input, Tensor Output, int First, int Count, Parameter Weights, int FirstWeights, Parameter? Bias, int FirstBias, int Width)
{
    // Each of the three begins a panel.
    private int Panels => (Width + 15) / 16;

    /// <summary>Calls the product.</summary>
    /// <param name="pass">The pass.</param>
    public void PlanForward(PassPlanner pass) => ProductOf(pass).PlanForward(
        pass, (pass.Of(Input), pass.StrideOf(Input)), WeightsOf(pass), Bias is null ? null : At(pass.Of(Bias), 16 * Panels * FirstBias), (At(pass.Written(Output)), pass.StrideOf(Output)));

    /// <summary>Calls what computes the gradient of its weights and its bias.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="gradient">The gradient of what holds the output.</param>
    public void PlanWeightGradient(PassPlanner pass, Tensor gradient)
    {
        (Operand Place, int Stride) rows = (At(pass.Of(gradient)), pass.StrideOf(gradient));
        ProductOf(pass).PlanWeightGradient(pass, (pass.Of(Input), pass.StrideOf(Input)), rows, pass.EpilogueOf(Weights), PartOf(pass, Weights, FirstWeights));
        if (Bias is not null)
            pass.Call(new DenseBiasGradient(16 * Panels * Count, rows.Stride, pass.EpilogueOf(Bias)), [rows.Place, .. PartOf(pass, Bias, FirstBias)]);
    }

    /// <summary>Calls what computes the gradient of its input.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="gradient">The gradient of what holds the output.</param>
    /// <param name="inputGradient">That of the input.</param>
    public void PlanInputGradient(PassPlanner pass, Tensor gradient, Tensor inputGradient) => ProductOf(pass).PlanInputGradient(
        pass, (At(pass.Of(gradient)), pass.StrideOf(gradient)), WeightsOf(pass), (pass.Written(inputGradient), pass.StrideOf(inputGradient)));

    private PanelProduct ProductOf(PassPlanner pass) => new(Weights.Inputs, 16 * Panels * Count, pass.Place(Weights).PanelStride, Input.Rows);

    private Operand WeightsOf(PassPlanner pass) => At(pass.Of(Weights), FirstWeights * Panels * pass.Place(Weights).PanelStride);

    private Operand At(Operand rows) => rows with { Inner = rows.Inner + (16 * Panels * First) };

    private static Operand At(Operand parameter, int offset) => parameter with { Offset = parameter.Offset + offset };

    // Its panels of a gradient, and the sums of their squares.
    private IEnumerable<Operand> PartOf(PassPlanner pass, Parameter parameter, int first)
    {
        int panel = pass.Place(parameter).PanelStride;
        return pass.GradientOf(parameter).Select(operand => operand.Kind switch
        {
            OperandKind.GradientLimit => operand,
            OperandKind.Squares => At(operand, 16 * Panels * first) with { Length = 16 * Panels * Count },
            _ => At(operand, panel * Panels * first) with { Length = panel * Panels * Count },
        });
    }
}
