using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits the copies between what the caller has, row by row without padding, and the buffers of a pass.</summary>
/// <param name="writer">The source.</param>
/// <param name="signature">The parameters.</param>
internal sealed class RowCopyEmitter(SourceWriter writer, Signature signature)
{
    /// <summary>Writes that the memory takes the lengths of samples, before anything that is copied by them.</summary>
    /// <param name="source">The variable of the lengths.</param>
    public void EmitLengths(string source)
    {
        if (signature.Steps is not null)
            writer.Line($"_memory.LoadLengths({source});");
    }

    /// <summary>Writes the copies of several inputs to the buffers that the pass has for them.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="nameOf">The variable of each.</param>
    public void EmitLoads(PassPlan pass, Func<InputParameter, string> nameOf)
    {
        if (signature.Inputs.Count == 1 && !signature.Inputs[0].IsInteger && signature.Steps is null)
            return;
        foreach (var input in signature.Inputs)
            EmitInputLoad(pass, input, nameOf(input));
    }

    /// <summary>Writes the copy of an input.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="input">The input.</param>
    /// <param name="source">Its variable.</param>
    public void EmitInputLoad(PassPlan pass, InputParameter input, string source)
    {
        if (input is { IsInteger: true, Value.HasLengths: true })
            writer.Line($"_memory.LoadTokenSteps({input.Number}, {source}, {input.Length});");
        else if (input.IsInteger)
            writer.Line($"_memory.LoadTokens({input.Number}, {source});");
        else
            EmitLoad(pass, input.Value, source);
    }

    /// <summary>Writes what weighs samples, and the copies of targets that the pass doesn't read where the caller has them.</summary>
    /// <param name="pass">The pass.</param>
    public void EmitTargets(PassPlan pass)
    {
        foreach (var output in signature.Targets)
        {
            writer.Line(output.Output.Declared!.WeighsLabels
                ? $"{output.Memory}.WeighLabels({output.TargetName}, sampleWeights);"
                : $"{output.Memory}.WeighSamples(rows, sampleWeights);");
            if (output.TakesLabels && signature.CallersLabels is null)
                writer.Line($"_memory.LossAt({output.LossNumber}).LoadLabels({output.TargetName});");
        }

        foreach (var output in signature.Targets)
            if (output.Output.Loss!.Targets is { } targets)
                EmitLoad(pass, targets, output.TargetName);
    }

    /// <summary>Writes the copy of the caller's rows to a value's buffer.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="value">The value.</param>
    /// <param name="source">The variable of the rows.</param>
    public void EmitLoad(PassPlan pass, Tensor value, string source)
    {
        var buffer = pass.Of(value);
        writer.Line(value.HasLengths
            ? $"_memory.LoadSteps({source}, {value.Features}, {value.Rows}, {buffer.Offset}, {buffer.Stride});"
            : $"_memory.LoadRows({source}, {value.Features}, {buffer.Offset}, {buffer.Stride});");
    }

    /// <summary>Writes the copy of a value's buffer to the caller's rows.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="output">The value.</param>
    /// <param name="method">The method that copies.</param>
    /// <param name="destination">The variable of the rows.</param>
    public void EmitCopy(PassPlan pass, Tensor output, string method, string destination)
    {
        var buffer = pass.Of(output);
        string rows = method == "StoreTrainingOutputs" && output.Rows > 1 ? $", {output.Rows}" : "";
        writer.Line($"_memory.{method}({destination}, {output.Features}, {buffer.Offset}, {buffer.Stride}{rows});");
    }
}
