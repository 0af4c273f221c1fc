using StaticNet.Generators.Members;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits the members that run passes. Each begins a use of the network's memory, which no other call has meanwhile, checks its
/// arguments, and calls the pass on the lanes that the machine has, shared among workers where that pays.
/// </summary>
/// <param name="writer">The source.</param>
/// <param name="members">Writes members of the table.</param>
/// <param name="plan">The network.</param>
/// <param name="signature">The parameters of its members.</param>
internal sealed class PassMembersEmitter(SourceWriter writer, MemberWriter members, NetworkPlan plan, Signature signature)
{
    private readonly EntranceEmitter _entrance = new(writer, plan, signature);
    private readonly RowCopyEmitter _copies = new(writer, signature);

    private bool IsSingle => signature.Inputs.Count == 1 && signature.Outputs.Count == 1;

    /// <summary>Writes them.</summary>
    public void Emit()
    {
        members.WriteOptimized("Predict", EmitPredict);
        members.Write("PredictProbabilities", EmitProbabilities);
        members.Write("Forward", EmitForward);
        members.Write("Backward", EmitBackward);
        members.Write("Evaluate", EmitEvaluate);
        members.Write("ComputeGradients", EmitComputeGradients);
        members.Write("CopyTrainingOutputs", EmitTrainingOutputs);
        new BatchMembersEmitter(writer, members, plan, signature).Emit();
    }

    private void EmitPredict()
    {
        if (IsSingle && plan.Inference.InlinesRow)
            EmitRow();
        writer.Line($"using {Types.Services}NetworkUse use = _memory.Use();");
        _entrance.EmitInputChecks("samples", "");
        _entrance.EmitOutputChecks("samples");
        using (writer.Block("for (int start = 0, rows; start < samples; start += rows)"))
        {
            writer.Line($"rows = {Types.System}Math.Min(samples - start, _memory.BatchCapacity);");
            foreach (var input in signature.Inputs)
                writer.Line($"{input.Type} {BatchOf(input)} = {input.Name}.Slice(start * {input.Length}, rows * {input.Length});");
            _copies.EmitLengths($"{InputSurface.Lengths}.Slice(start, rows)");
            _copies.EmitLoads(plan.Inference, BatchOf);
            EmitDispatch(plan.Inference, "Predict", signature.ReadByPass(BatchOf), null);
            writer.Line("use.ThrowIfChanged();");
            foreach (var output in signature.Outputs)
                _copies.EmitCopy(plan.Inference, output.Inferred, "StoreRows", $"{output.Name}.Slice(start * {output.Length}, rows * {output.Length})");
        }
    }

    private IEnumerable<string> Lengths => signature.Steps is null ? [] : [InputSurface.Lengths];

    private string BatchOf(InputParameter input) => signature.Inputs.Count == 1 ? "batch" : $"{input.Value.Name}Batch";

    // Whatever is not as it should be, what follows names.
    private void EmitRow() => writer.Line($$"""
        if (outputs.Length == {{signature.OutputLength}} && {{Types.Services}}NetworkGuard.IsSample(inputs, {{signature.InputLength}}) && _memory.TryReadWeights(out long version))
        {
            {{PassesEmitter.NameOf(plan.Model.Type, PassesEmitter.Row)}}(_memory, ref {{Types.Reference}}(inputs), outputs, version);
            return;
        }

        """);

    private void EmitProbabilities()
    {
        writer.Line($"Predict({string.Join(", ", signature.Inputs.Select(input => input.Name).Concat(Lengths).Concat(signature.Outputs.Select(output => output.Surface.ProbabilitiesParameter)))});");
        foreach (var output in signature.Outputs)
        {
            if (output.Output.Declared?.Probabilities is not { } function)
                continue;
            string name = output.Surface.ProbabilitiesParameter;
            string isBeyond = output.HasLengths
                ? $"\n    if (start / {output.Features} % {output.Rows} >= {InputSurface.Lengths}[start / {output.Length}])\n        continue;"
                : "";
            writer.Line($$"""
                for (int start = 0; start < {{name}}.Length; start += {{output.Features}})
                {{{isBeyond}}
                    {{Types.Span}}<float> row = {{name}}.Slice(start, {{output.Features}});
                    {{Types.Runtime}}Numerics.VectorMath.{{function.Method}}(row, row);
                }
                """);
        }
    }

    private void EmitEvaluate()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.Use();");
        _entrance.EmitBatchChecks();
        _entrance.EmitOutputChecks("rows");
        _copies.EmitLengths(InputSurface.Lengths);
        _copies.EmitTargets(plan.Evaluation);
        _copies.EmitLoads(plan.Evaluation, input => input.Name);
        EmitDispatch(plan.Evaluation, "Evaluate", signature.ReadByPass(input => input.Name), signature.CallersLabels);
        writer.Line("use.ThrowIfChanged();");
        foreach (var output in signature.Outputs)
            _copies.EmitCopy(plan.Evaluation, output.Inferred, "StoreRows", output.Name);
        writer.Line("return _memory.MeanLoss(rows);");
    }

    private void EmitComputeGradients()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
        _entrance.EmitBatchChecks();
        _entrance.EmitTrainingBatchCheck();
        _copies.EmitLengths(InputSurface.Lengths);
        _copies.EmitTargets(plan.Training);
        _copies.EmitLoads(plan.Training, input => input.Name);
        EmitDispatch(plan.Training, "Train", signature.ReadByPass(input => input.Name), signature.CallersLabels);
        HealthEmitter.EmitObservation(writer, plan);
        writer.Line("return _memory.Result(rows);");
    }

    private void EmitForward()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
        _entrance.EmitInputChecks("rows", ", _memory.BatchCapacity");
        _entrance.EmitOutputChecks("rows");
        _entrance.EmitTrainingBatchCheck();
        _copies.EmitLengths(InputSurface.Lengths);
        foreach (var input in signature.Inputs)
            _copies.EmitInputLoad(plan.Training, input, input.Name);
        EmitDispatch(plan.Training.Forward, "Forward", signature.ReadByPass(input => input.Name), null);
        foreach (var output in signature.Outputs)
            _copies.EmitCopy(plan.Training, output.Output.Value, "StoreRows", output.Name);
        writer.Line("_memory.EndForward(rows);");
    }

    private void EmitBackward()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
        writer.Line("int rows = _memory.BeginBackward();");
        foreach (var output in signature.Outputs)
            writer.Line($"{Types.Services}NetworkGuard.CheckOutputGradients({output.GradientName}, rows, {output.Length}, nameof({output.GradientName}));");
        foreach (var output in signature.Outputs)
            _copies.EmitLoad(plan.Training, output.Output.Gradient!, output.GradientName);
        EmitDispatch(plan.Training.Backward, "Backward", signature.Outputs[0].GradientName, null);
        HealthEmitter.EmitObservation(writer, plan);
        writer.Line("return _memory.Result(rows, loss);");
    }

    private void EmitTrainingOutputs()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
        foreach (var output in signature.Outputs)
            _copies.EmitCopy(plan.Training, output.Output.Value, "StoreTrainingOutputs", output.Name);
    }

    private void EmitDispatch(PassPlan passPlan, string pass, string inputs, string? labels)
    {
        string passes = PassesEmitter.NameOf(plan.Model.Type, pass);
        string call = PassesEmitter.Call(plan.Model.Type, pass, inputs, labels);
        if (passPlan.Share.SmallestBatch is not { } smallest)
        {
            writer.Line(call);
            return;
        }

        // A lambda, since compilers before C# 11 would create a delegate a call from a method's name.
        writer.Line($"""
            if (_memory.Workers > 1 && rows >= {smallest})
                _memory.Share(static (memory, rows, worker, workers) => {passes}Share(memory, rows, worker, workers), {inputs}, {labels ?? "default"}, rows);
            else
                {call}
            """);
    }
}
