using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Embedding;

/// <summary><c>output[t] = weights[tokens[t]]</c>: the row of each integer.</summary>
internal sealed record EmbeddingLookup(string Layer, Tensor Input, Tensor Output, Parameter Weights)
    : UnaryOperation(Layer, Input, Output), IPlannable, ITakesStrides, IPlacesParameters, ITakesLayouts, IExplained
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Parameter> Parameters => new(Weights);

    public override long Flops => 0;

    public string Explanation => "a row for each integer, so that a lookup reads one stream; the gradient of the rows that a batch uses is summed in its order, a worker some rows of the table";

    // One output a panel: a row of the table.
    public ParameterLayout? LayoutOf(Parameter parameter) => parameter == Weights ? new ParameterLayout(1, Padded) : null;

    public override void Differentiate(GradientBuilder gradients) => gradients.Append(new EmbeddingLookupGradient(Input, gradients.Of(Output), Weights));

    public void Plan(PassPlanner pass)
    {
        var table = pass.Place(Weights);
        pass.Call(
            table.PanelWidth == 1
                ? new EmbeddingForward(Weights.Inputs, table.PanelStride, pass.StrideOf(Output))
                : new PanelEmbeddingForward(Weights.Inputs, table.PanelStride, pass.StrideOf(Output)),
            pass.Of(Input), pass.Of(Weights), pass.Written(Output));
    }

    private int Padded => (Weights.Inputs + 15) / 16 * 16;
}

/// <summary><c>∂weights[v] = Σ gradient[t]</c> over all t with <c>tokens[t] = v</c>, and the sums of their squares.</summary>
internal sealed record EmbeddingLookupGradient(Tensor Input, Tensor Gradient, Parameter Weights) : Operation, IPlannable, ITakesStrides, IWritesGradients
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads => new(Input, Gradient);

    public override EquatableArray<Tensor> Writes => default;

    public EquatableArray<Parameter> WrittenGradients => new(Weights);

    public void Plan(PassPlanner pass)
    {
        var table = pass.Place(Weights);
        if (table.PanelWidth == 1)
        {
            // What others contribute to isn't 0 in rows that this pass doesn't use.
            bool keepsRows = !pass.IsShared(Weights);
            var kernel = new EmbeddingGradient(
                Weights.Outputs, Weights.Inputs, table.PanelStride, pass.StrideOf(Gradient), Weights.PaddingRow, keepsRows, pass.EpilogueOf(Weights));
            List<Operand> operands = [pass.Of(Input), pass.Of(Gradient), .. pass.GradientOf(Weights)];
            if (keepsRows)
            {
                var rows = pass.UseRows(Weights, Input.Length);
                pass.Call(new FindUsedRows(Weights.Outputs, Weights.PaddingRow), rows with { IsWritten = true }, pass.Of(Input));
                operands.Insert(0, rows);
            }

            pass.Call(kernel, [.. operands]);
            return;
        }

        // Elements of a row lie apart, so squares are summed behind it: where others contribute, with theirs.
        var sums = pass.WholeGradientOf(Weights);
        pass.Call(
            new PanelEmbeddingGradient(Weights.Outputs, Weights.Inputs, table.PanelStride, pass.StrideOf(Gradient), Weights.PaddingRow),
            pass.Of(Input), pass.Of(Gradient), sums);
        if (!pass.IsShared(Weights))
            pass.CallForSamples(new SumContributions(1, table.Panels, table.PanelStride, pass.EpilogueOf(Weights)), [sums with { IsWritten = false }, .. pass.GradientOf(Weights)]);
    }
}
