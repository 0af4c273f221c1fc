using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>The kernels of a product with whole panels of weights, all of a parameter or some of them.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Outputs">The outputs, padding included.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
/// <param name="Rows">The rows of a sample.</param>
internal sealed record PanelProduct(int Inputs, int Outputs, int PanelStride, int Rows)
{
    /// <summary>Calls <c>output = input · weightsᵀ + bias</c>.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="input">The rows that it reads, and from one to the next.</param>
    /// <param name="weights">The first panel.</param>
    /// <param name="bias">The first bias; null for none.</param>
    /// <param name="output">The rows that it writes, and from one to the next.</param>
    public void PlanForward(PassPlanner pass, (Operand Place, int Stride) input, Operand weights, Operand? bias, (Operand Place, int Stride) output) => pass.Call(
        new DenseForward(Inputs, Outputs, input.Stride, output.Stride, PanelStride, bias is not null, null),
        [input.Place, weights, .. bias is null ? Array.Empty<Operand>() : [bias], output.Place]);

    /// <summary>Calls <c>weightGradient = gradientᵀ · input</c>.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="input">The rows of inputs, and from one to the next.</param>
    /// <param name="gradient">The rows of the outputs' gradient, and from one to the next.</param>
    /// <param name="epilogue">What is done to it as it is written.</param>
    /// <param name="weightGradient">Where it is written, and its squares.</param>
    public void PlanWeightGradient(PassPlanner pass, (Operand Place, int Stride) input, (Operand Place, int Stride) gradient, GradientEpilogue epilogue, IEnumerable<Operand> weightGradient)
    {
        var kernel = new DenseWeightGradient(Inputs, Outputs, input.Stride, gradient.Stride, PanelStride, epilogue, DenseWeightGradient.HasRowBlocks(Rows, Inputs, gradient.Stride));
        Operand[] operands = [input.Place, gradient.Place, .. weightGradient];
        pass.Call(kernel, kernel.Scratch == 0 ? operands : [.. operands, pass.UseScratch(kernel.Scratch)]);
    }

    /// <summary>Calls <c>inputGradient = gradient · weights</c>.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="gradient">The rows of the outputs' gradient, and from one to the next.</param>
    /// <param name="weights">The first panel.</param>
    /// <param name="inputGradient">The rows that it writes, and from one to the next.</param>
    public void PlanInputGradient(PassPlanner pass, (Operand Place, int Stride) gradient, Operand weights, (Operand Place, int Stride) inputGradient)
    {
        Operand[] operands = [gradient.Place, weights, inputGradient.Place];
        if (new DenseStrategy(Inputs, Outputs).HasSampleLanes)
        {
            var samples = new SampleInputGradient(Inputs, Outputs, gradient.Stride, inputGradient.Stride, PanelStride);
            pass.Call(samples, [.. operands, pass.UseScratch(samples.Scratch)]);
        }
        else
        {
            var kernel = new DenseInputGradient(Inputs, Outputs, gradient.Stride, inputGradient.Stride, PanelStride, null, 0);
            pass.Call(kernel, [.. operands, pass.UseScratch(kernel.Scratch)]);
        }
    }
}
