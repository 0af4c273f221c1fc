using StaticNet.Generators.Graph;
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
/// <param name="surface">What its members follow from.</param>
internal sealed class PassMembersEmitter(SourceWriter writer, MemberWriter members, NetworkPlan plan, SurfaceModel surface)
{
    private readonly Signature _signature = new(plan, surface);

    private bool IsSingle => _signature.Inputs.Count == 1 && _signature.Outputs.Count == 1;

    /// <summary>What the caller's labels are called, where a pass reads them: where one loss takes labels.</summary>
    private string? CallersLabels =>
        _signature.Targets.Count(output => output.TakesLabels) == 1 ? _signature.Targets.First(output => output.TakesLabels).TargetName : null;

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
        new BatchMembersEmitter(writer, members, plan, _signature).Emit();
    }

    private void EmitPredict()
    {
        if (IsSingle && plan.Inference.InlinesRow)
            EmitRow();
        writer.Line($"using {Types.Services}NetworkUse use = _memory.Use();");
        EmitInputChecks("samples", "");
        EmitOutputChecks("samples");
        using (writer.Block("for (int start = 0, rows; start < samples; start += rows)"))
        {
            writer.Line($"rows = {Types.System}Math.Min(samples - start, _memory.BatchCapacity);");
            foreach (var input in _signature.Inputs)
                writer.Line($"{input.Type} {BatchOf(input)} = {input.Name}.Slice(start * {input.Length}, rows * {input.Length});");
            EmitLoads(plan.Inference, BatchOf);
            EmitDispatch(plan.Inference, "Predict", ReadByPass(BatchOf), null);
            writer.Line("use.ThrowIfChanged();");
            foreach (var output in _signature.Outputs)
                EmitCopy(plan.Inference, output.Inferred, "StoreRows", $"{output.Name}.Slice(start * {output.Length}, rows * {output.Length})");
        }
    }

    private string BatchOf(InputParameter input) => _signature.Inputs.Count == 1 ? "batch" : $"{input.Value.Name}Batch";

    // Whatever is not as it should be, what follows names.
    private void EmitRow() => writer.Line($$"""
        if (outputs.Length == {{_signature.OutputLength}} && {{Types.Services}}NetworkGuard.IsSample(inputs, {{_signature.InputLength}}) && _memory.TryReadWeights(out long version))
        {
            global::{{PassesEmitter.Namespace(plan.Model.Type)}}.{{PassesEmitter.ClassName}}.{{PassesEmitter.Row}}(_memory, ref {{Types.Reference}}(inputs), outputs, version);
            return;
        }

        """);

    private void EmitProbabilities()
    {
        writer.Line($"Predict({string.Join(", ", _signature.Inputs.Select(input => input.Name).Concat(_signature.Outputs.Select(output => output.Surface.ProbabilitiesParameter)))});");
        foreach (var output in _signature.Outputs)
        {
            if (output.Output.Declared?.Probabilities is not { } function)
                continue;
            string name = output.Surface.ProbabilitiesParameter;
            writer.Line($$"""
                for (int start = 0; start < {{name}}.Length; start += {{output.Features}})
                {
                    {{Types.Span}}<float> row = {{name}}.Slice(start, {{output.Features}});
                    {{Types.Runtime}}Numerics.VectorMath.{{function.Method}}(row, row);
                }
                """);
        }
    }

    private void EmitEvaluate()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.Use();");
        EmitBatchChecks();
        EmitOutputChecks("rows");
        EmitTargets(plan.Evaluation);
        EmitLoads(plan.Evaluation, input => input.Name);
        EmitDispatch(plan.Evaluation, "Evaluate", ReadByPass(input => input.Name), CallersLabels);
        writer.Line("use.ThrowIfChanged();");
        foreach (var output in _signature.Outputs)
            EmitCopy(plan.Evaluation, output.Inferred, "StoreRows", output.Name);
        writer.Line("return _memory.MeanLoss(rows);");
    }

    private void EmitComputeGradients()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
        EmitBatchChecks();
        EmitTrainingBatchCheck();
        EmitTargets(plan.Training);
        EmitLoads(plan.Training, input => input.Name);
        EmitDispatch(plan.Training, "Train", ReadByPass(input => input.Name), CallersLabels);
        HealthEmitter.EmitObservation(writer, plan);
        writer.Line("return _memory.Result(rows);");
    }

    private void EmitForward()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
        EmitInputChecks("rows", ", _memory.BatchCapacity");
        EmitOutputChecks("rows");
        EmitTrainingBatchCheck();
        foreach (var input in _signature.Inputs)
            EmitInputLoad(plan.Training, input, input.Name);
        EmitDispatch(plan.Training.Forward, "Forward", ReadByPass(input => input.Name), null);
        foreach (var output in _signature.Outputs)
            EmitCopy(plan.Training, output.Output.Value, "StoreRows", output.Name);
        writer.Line("_memory.EndForward(rows);");
    }

    private void EmitBackward()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
        writer.Line("int rows = _memory.BeginBackward();");
        foreach (var output in _signature.Outputs)
            writer.Line($"{Types.Services}NetworkGuard.CheckOutputGradients({output.GradientName}, rows, {output.Length}, nameof({output.GradientName}));");
        foreach (var output in _signature.Outputs)
            EmitLoad(plan.Training, output.Output.Gradient!, output.GradientName);
        EmitDispatch(plan.Training.Backward, "Backward", _signature.Outputs[0].GradientName, null);
        HealthEmitter.EmitObservation(writer, plan);
        writer.Line("return _memory.Result(rows, loss);");
    }

    private void EmitTrainingOutputs()
    {
        writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
        foreach (var output in _signature.Outputs)
            EmitCopy(plan.Training, output.Output.Value, "StoreTrainingOutputs", output.Name);
    }

    private void EmitInputChecks(string count, string capacity)
    {
        var first = _signature.Inputs[0];
        writer.Line(first.IsInteger
            ? $"int {count} = {Types.Services}TokenGuard.CheckTokens({first.Name}, {first.Length}, {first.Value.Vocabulary}, nameof({first.Name}){capacity});"
            : $"int {count} = {Types.Services}NetworkGuard.CheckInputs({first.Name}, {first.Length}{capacity});");
        foreach (var input in _signature.Inputs.Skip(1))
            writer.Line(input.IsInteger
                ? $"{Types.Services}TokenGuard.CheckFurtherTokens({input.Name}, {count}, {input.Length}, {input.Value.Vocabulary}, nameof({input.Name}));"
                : $"{Types.Services}NetworkGuard.CheckFurtherInputs({input.Name}, {count}, {input.Length}, nameof({input.Name}));");
    }

    private void EmitOutputChecks(string count)
    {
        foreach (var output in _signature.Outputs)
            writer.Line($"{Types.Services}NetworkGuard.CheckOutputs({output.Name}, {count}, {output.Length});");
    }

    private void EmitBatchChecks()
    {
        EmitInputChecks("rows", ", _memory.BatchCapacity");
        foreach (var output in _signature.Targets)
            writer.Line($"{Types.Services}NetworkGuard.{output.Output.Declared!.CheckTargets(output.TargetName, output.Output.Value.Shape)};");
        writer.Line($"{Types.Services}NetworkGuard.CheckSampleWeights(sampleWeights, rows);");
    }

    private void EmitTrainingBatchCheck()
    {
        if (plan.SmallestTrainingBatch is { Samples: > 1 } smallest)
            writer.Line($"{Types.Services}NetworkGuard.CheckTrainingBatch({ReadByPass(input => input.Name)}, rows, {smallest.Samples}, \"{smallest.Layer}\");");
    }

    private void EmitDispatch(PassPlan passPlan, string pass, string inputs, string? labels)
    {
        string passes = $"global::{PassesEmitter.Namespace(plan.Model.Type)}.{PassesEmitter.ClassName}.{pass}";
        string reference = labels is null ? "ref _memory.NoLabels" : $"ref {Types.Reference}({labels})";
        string call = $"{passes}(_memory, ref {Types.Reference}({inputs}), {reference}, rows);";
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

    // The one input that a pass reads where the caller has it. Several are copied, and so are integers.
    private string ReadByPass(Func<InputParameter, string> nameOf) => _signature.Inputs.FirstOrDefault(input => !input.IsInteger) is { } input
        ? nameOf(input)
        : $"default({Types.ReadOnlySpan}<float>)";

    /// <summary>Several inputs are copied to the buffers that the pass has for them.</summary>
    private void EmitLoads(PassPlan pass, Func<InputParameter, string> nameOf)
    {
        if (_signature.Inputs.Count == 1 && !_signature.Inputs[0].IsInteger)
            return;
        foreach (var input in _signature.Inputs)
            EmitInputLoad(pass, input, nameOf(input));
    }

    private void EmitInputLoad(PassPlan pass, InputParameter input, string source)
    {
        if (input.IsInteger)
            writer.Line($"_memory.LoadTokens({input.Number}, {source});");
        else
            EmitLoad(pass, input.Value, source);
    }

    private void EmitTargets(PassPlan pass)
    {
        foreach (var output in _signature.Targets)
        {
            writer.Line(output.Output.Declared!.WeighsLabels
                ? $"{output.Memory}.WeighLabels({output.TargetName}, sampleWeights);"
                : $"{output.Memory}.WeighSamples(rows, sampleWeights);");
            if (output.TakesLabels && CallersLabels is null)
                writer.Line($"_memory.LossAt({output.LossNumber}).LoadLabels({output.TargetName});");
        }

        foreach (var output in _signature.Targets)
            if (output.Output.Loss!.Targets is { } targets)
                EmitLoad(pass, targets, output.TargetName);
    }

    private void EmitLoad(PassPlan pass, Tensor value, string source)
    {
        var buffer = pass.Of(value);
        writer.Line($"_memory.LoadRows({source}, {value.Features}, {buffer.Offset}, {buffer.Stride});");
    }

    private void EmitCopy(PassPlan pass, Tensor output, string method, string destination)
    {
        var buffer = pass.Of(output);
        string rows = method == "StoreTrainingOutputs" && output.Rows > 1 ? $", {output.Rows}" : "";
        writer.Line($"_memory.{method}({destination}, {output.Features}, {buffer.Offset}, {buffer.Stride}{rows});");
    }
}
