using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits the members that run passes. Each begins a use of the network's memory, which no other call has meanwhile, checks its
/// arguments, and calls the pass on the lanes that the machine has, shared among workers where that pays.
/// </summary>
/// <param name="writer">The source.</param>
/// <param name="plan">The network.</param>
internal sealed class PassMembersEmitter(SourceWriter writer, NetworkPlan plan)
{
    /// <summary>The parameter of passes with a loss for the weights of samples.</summary>
    public const string Weights = $"{Types.ReadOnlySpan}<float> sampleWeights = default";

    private const string WeightsDocument =
        "/// <param name=\"sampleWeights\"><c>[batch]</c>: how much each sample counts in the loss, finite and 0 or more; none for the same.</param>";

    private readonly Signature _signature = new(plan);

    private bool IsSingle => _signature.Inputs.Count == 1 && _signature.Outputs.Count == 1;

    /// <summary>What the caller's labels are called, where a pass reads them: where one loss takes labels.</summary>
    private string? CallersLabels =>
        _signature.Targets.Count(output => output.TakesLabels) == 1 ? _signature.Targets.First(output => output.TakesLabels).TargetName : null;

    /// <summary>Writes them.</summary>
    public void Emit()
    {
        EmitPredict();
        if (_signature.Outputs.Any(output => output.Output.Declared?.Probabilities is not null))
            EmitProbabilities();
        if (plan.Graph.HasCallersLoss)
        {
            EmitForward();
            EmitBackward();
        }
        else
        {
            EmitEvaluate();
            EmitComputeGradients();
        }

        EmitTrainingOutputs();
        new BatchMembersEmitter(writer, plan).Emit();
    }

    private void EmitPredict()
    {
        writer.Line();
        writer.Line("/// <summary>Computes the outputs of any number of samples in inference mode; more than the capacity in batches, to the same bits.</summary>");
        EmitInputsDocument();
        EmitOutputsDocument();
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length or a value is outside its limits; nothing was written.</exception>");
        EmitUseDocument();

        // Tiered compilation would instrument it and guess at its paths, which takes longer than a small network.
        writer.Line($"[{Types.System}Runtime.CompilerServices.MethodImpl({Types.System}Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"public void Predict({_signature.InputParameters}, {_signature.OutputParameters})"))
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
        var functions = _signature.Outputs.Select(output => (Output: output, Function: output.Output.Declared?.Probabilities)).ToList();
        string Name(OutputParameter output) => IsSingle || !output.IsNamed ? "probabilities" : output.Name;
        writer.Line();
        writer.Line(functions.Count == 1
            ? $"/// <summary>{functions[0].Function!.Summary}</summary>"
            : "/// <summary>Computes the outputs, those that are logits as probabilities.</summary>");
        EmitInputsDocument("; any number of samples");
        foreach (var (output, function) in functions)
            writer.Line($"/// <param name=\"{Name(output)}\">Receives <c>[batch, {string.Join(", ", output.Output.Value.Shape.Sizes)}]</c>{(function is null ? "" : $"; {function.Result}")}.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length or a value is outside its limits; nothing was written.</exception>");
        EmitUseDocument();
        using (writer.Block($"public void PredictProbabilities({_signature.InputParameters}, {string.Join(", ", functions.Select(entry => $"{Types.Span}<float> {Name(entry.Output)}"))})"))
        {
            writer.Line($"Predict({string.Join(", ", _signature.Inputs.Select(input => input.Name))}, {string.Join(", ", functions.Select(entry => Name(entry.Output)))});");
            foreach (var (output, function) in functions)
            {
                if (function is null)
                    continue;
                writer.Line($$"""
                    for (int start = 0; start < {{Name(output)}}.Length; start += {{output.Features}})
                    {
                        {{Types.Span}}<float> row = {{Name(output)}}.Slice(start, {{output.Features}});
                        {{Types.Runtime}}Numerics.VectorMath.{{function.Method}}(row, row);
                    }
                    """);
            }
        }
    }

    private void EmitEvaluate()
    {
        writer.Line();
        writer.Line("/// <summary>Computes the outputs of a batch and their loss in inference mode.</summary>");
        EmitInputsDocument();
        EmitTargetsDocument();
        EmitOutputsDocument();
        writer.Line($"""
            {WeightsDocument}
            /// <returns>The mean loss of the batch.</returns>
            /// <exception cref="global::System.ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
            """);
        EmitUseDocument();
        using (writer.Block($"public float Evaluate({_signature.InputParameters}, {_signature.TargetParameters}, {_signature.OutputParameters}, {Weights})"))
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
    }

    private void EmitComputeGradients()
    {
        string statistics = plan.Statistics.Count > 0 ? "; <see cref=\"Statistics\"/> do, if the loss and every gradient are finite" : "";
        writer.Line();
        writer.Line($$"""
            /// <summary>
            /// Runs the forward and the backward pass of a batch in training mode and leaves the gradients in
            /// <see cref="Gradients"/>. Parameters don't change{{statistics}}.
            /// </summary>
            """);
        EmitInputsDocument();
        EmitTargetsDocument();
        writer.Line($"""
            {WeightsDocument}
            /// <returns>The loss, the norm of the gradients and the factor that clips them.</returns>
            /// <exception cref="global::System.ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
            """);
        EmitUseDocument();
        using (writer.Block($"public {Types.Runtime}GradientResult ComputeGradients({_signature.InputParameters}, {_signature.TargetParameters}, {Weights})"))
        {
            writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
            EmitBatchChecks();
            if (plan.SmallestTrainingBatch is { Samples: > 1 } smallest)
                writer.Line($"{Types.Services}NetworkGuard.CheckTrainingBatch({ReadByPass(input => input.Name)}, rows, {smallest.Samples}, \"{smallest.Layer}\");");
            EmitTargets(plan.Training);
            EmitLoads(plan.Training, input => input.Name);
            EmitDispatch(plan.Training, "Train", ReadByPass(input => input.Name), CallersLabels);
            HealthEmitter.EmitObservation(writer, plan);
            writer.Line("return _memory.Result(rows);");
        }
    }

    private void EmitForward()
    {
        writer.Line();
        writer.Line("""
            /// <summary>
            /// Computes the outputs of a batch in training mode. With them the caller computes a loss of its own, and the gradient of that by each
            /// output, for <c>Backward</c>.
            /// </summary>
            """);
        EmitInputsDocument();
        EmitOutputsDocument();
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length, the batch or a value is outside its limits; nothing was written.</exception>");
        EmitUseDocument();
        using (writer.Block($"public void Forward({_signature.InputParameters}, {_signature.OutputParameters})"))
        {
            writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
            EmitInputChecks("rows", ", _memory.BatchCapacity");
            EmitOutputChecks("rows");
            if (plan.SmallestTrainingBatch is { Samples: > 1 } smallest)
                writer.Line($"{Types.Services}NetworkGuard.CheckTrainingBatch({ReadByPass(input => input.Name)}, rows, {smallest.Samples}, \"{smallest.Layer}\");");
            foreach (var input in _signature.Inputs)
                EmitInputLoad(plan.Training, input, input.Name);
            EmitDispatch(plan.Training.Forward, "Forward", ReadByPass(input => input.Name), null);
            foreach (var output in _signature.Outputs)
                EmitCopy(plan.Training, output.Output.Value, "StoreRows", output.Name);
            writer.Line("_memory.EndForward(rows);");
        }
    }

    private void EmitBackward()
    {
        writer.Line();
        writer.Line("""
            /// <summary>
            /// Runs the backward pass of the batch that the last call of <c>Forward</c> computed, and leaves the gradients in
            /// <see cref="Gradients"/>. Parameters don't change.
            /// </summary>
            """);
        foreach (var output in _signature.Outputs)
            writer.Line($"/// <param name=\"{output.GradientName}\"><c>[batch, {string.Join(", ", output.Output.Value.Shape.Sizes)}]</c>: the gradient of the loss by each output.</param>");
        writer.Line("""
            /// <param name="loss">The loss, which the result tells to policies and reports.</param>
            /// <returns>The loss, the norm of the gradients and the factor that clips them.</returns>
            /// <exception cref="global::System.ArgumentException">A length is another than that of the outputs; nothing was written.</exception>
            /// <exception cref="global::System.InvalidOperationException">
            /// The last pass was no call of <c>Forward</c>, or the weights have changed since, or another call uses the network, or it is a reader.
            /// </exception>
            /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
            """);
        string gradients = string.Join(", ", _signature.Outputs.Select(output => $"{Types.ReadOnlySpan}<float> {output.GradientName}"));
        using (writer.Block($"public {Types.Runtime}GradientResult Backward({gradients}, float loss = 0f)"))
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
    }

    private void EmitTrainingOutputs()
    {
        writer.Line();
        writer.Line("""
            /// <summary>
            /// Copies the outputs that the last call of <c>ComputeGradients</c> has computed, in training mode. They stay until another pass.
            /// </summary>
            """);
        EmitOutputsDocument(", of its batch");
        writer.Line("""
            /// <exception cref="global::System.ArgumentException">The length is another; nothing was written.</exception>
            /// <exception cref="global::System.InvalidOperationException">
            /// The last pass was no training pass, or another call uses the network, or it is a reader.
            /// </exception>
            /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
            """);
        using (writer.Block($"public void CopyTrainingOutputs({_signature.OutputParameters})"))
        {
            writer.Line($"using {Types.Services}NetworkUse use = _memory.UseToTrain();");
            foreach (var output in _signature.Outputs)
                EmitCopy(plan.Training, output.Output.Value, "StoreTrainingOutputs", output.Name);
        }
    }

    private void EmitInputsDocument(string more = "")
    {
        foreach (var input in _signature.Inputs)
            writer.Line($"/// <param name=\"{input.Name.TrimStart('@')}\"><c>[batch, {string.Join(", ", Dimensions(input))}]</c>, {input.Elements}{more}.</param>");
    }

    // One input is known by its length, several by their shapes.
    private EquatableArray<int> Dimensions(InputParameter input) => _signature.Inputs.Count == 1 ? new(input.Length) : input.Value.Shape.Sizes;

    private void EmitTargetsDocument()
    {
        foreach (var output in _signature.Targets)
            writer.Line($"/// <param name=\"{output.TargetName}\">{output.Output.Declared!.DescribeTargets(output.Output.Value.Shape)}</param>");
    }

    private void EmitOutputsDocument(string more = "")
    {
        foreach (var output in _signature.Outputs)
            writer.Line($"/// <param name=\"{output.Name.TrimStart('@')}\">Receives {output.Document}{more}.</param>");
    }

    private void EmitUseDocument() => writer.Line("""
        /// <exception cref="global::System.InvalidOperationException">Another call uses the network: give each thread a reader.</exception>
        /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
        """);

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
