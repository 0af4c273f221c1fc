using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
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

    private readonly int _inputs = plan.Graph.Input.Length;
    private readonly int _outputs = plan.Graph.Output.Length;
    private readonly bool _takesLabels = plan.Model.Loss.TargetKind == TargetKind.Labels;

    private string Targets => _takesLabels ? $"{Types.ReadOnlySpan}<int> labels" : $"{Types.ReadOnlySpan}<float> targets";

    private string TargetsDocument =>
        $"<param name=\"{(_takesLabels ? "labels" : "targets")}\">{plan.Model.Loss.DescribeTargets(_outputs)}</param>";

    private string OutputsDocument => $"<c>[batch, {_outputs}]</c>{(plan.Model.Loss.TakesLogits ? ", the logits" : "")}";

    /// <summary>Writes them.</summary>
    public void Emit()
    {
        EmitPredict();
        if (plan.Model.Loss.Probabilities is { } function)
            EmitProbabilities(function);
        EmitEvaluate();
        EmitComputeGradients();
        EmitTrainingOutputs();
        EmitInterface();
    }

    private void EmitPredict()
    {
        writer.Line();
        writer.Line($$"""
            /// <summary>Computes the outputs of any number of samples in inference mode; more than the capacity in batches, to the same bits.</summary>
            /// <param name="inputs"><c>[batch, {{_inputs}}]</c>, finite.</param>
            /// <param name="outputs">Receives {{OutputsDocument}}.</param>
            /// <exception cref="global::System.ArgumentException">A length or a value is outside its limits; nothing was written.</exception>
            """);
        EmitUseDocument();

        // Tiered compilation would instrument it and guess at its paths, which takes longer than a small network.
        writer.Line($"[{Types.System}Runtime.CompilerServices.MethodImpl({Types.System}Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"public void Predict({Types.ReadOnlySpan}<float> inputs, {Types.Span}<float> outputs)"))
        {
            if (plan.Inference.InlinesRow)
                EmitRow();
            writer.Line($"""
                using {Types.Runtime}NetworkUse use = _memory.Use();
                int samples = {Types.Runtime}NetworkGuard.CheckInputs(inputs, {_inputs});
                {Types.Runtime}NetworkGuard.CheckOutputs(outputs, samples, {_outputs});
                """);
            using (writer.Block("for (int start = 0, rows; start < samples; start += rows)"))
            {
                writer.Line($"rows = {Types.System}Math.Min(samples - start, _memory.BatchCapacity);");
                writer.Line($"{Types.ReadOnlySpan}<float> batch = inputs.Slice(start * {_inputs}, rows * {_inputs});");
                EmitDispatch(plan.Inference, "Predict", "batch", null);
                writer.Line("use.ThrowIfChanged();");
                EmitCopy(plan.Inference, plan.Output, "StoreRows", $"outputs.Slice(start * {_outputs}, rows * {_outputs})");
            }
        }
    }

    // Whatever is not as it should be, what follows names.
    private void EmitRow() => writer.Line($$"""
        if (outputs.Length == {{_outputs}} && {{Types.Runtime}}NetworkGuard.IsSample(inputs, {{_inputs}}) && _memory.TryReadWeights(out long version))
        {
            global::{{PassesEmitter.Namespace(plan.Model.Type)}}.{{PassesEmitter.ClassName}}.{{PassesEmitter.Row}}(_memory, ref {{Types.Reference}}(inputs), outputs, version);
            return;
        }

        """);

    private void EmitProbabilities(ProbabilityFunction function)
    {
        writer.Line();
        writer.Line($$"""
            /// <summary>{{function.Summary}}</summary>
            /// <param name="inputs"><c>[batch, {{_inputs}}]</c>, finite; any number of samples.</param>
            /// <param name="probabilities">Receives <c>[batch, {{_outputs}}]</c>; {{function.Result}}.</param>
            /// <exception cref="global::System.ArgumentException">A length or a value is outside its limits; nothing was written.</exception>
            """);
        EmitUseDocument();
        writer.Line($$"""
            public void PredictProbabilities({{Types.ReadOnlySpan}}<float> inputs, {{Types.Span}}<float> probabilities)
            {
                Predict(inputs, probabilities);
                for (int start = 0; start < probabilities.Length; start += {{_outputs}})
                {
                    {{Types.Span}}<float> row = probabilities.Slice(start, {{_outputs}});
                    {{Types.Runtime}}Numerics.VectorMath.{{function.Method}}(row, row);
                }
            }
            """);
    }

    private void EmitEvaluate()
    {
        writer.Line();
        writer.Line($$"""
            /// <summary>Computes the outputs of a batch and their loss in inference mode.</summary>
            /// <param name="inputs"><c>[batch, {{_inputs}}]</c>, finite.</param>
            /// {{TargetsDocument}}
            /// <param name="outputs">Receives {{OutputsDocument}}.</param>
            {{WeightsDocument}}
            /// <returns>The mean loss of the batch.</returns>
            /// <exception cref="global::System.ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
            """);
        EmitUseDocument();
        using (writer.Block($"public float Evaluate({Types.ReadOnlySpan}<float> inputs, {Targets}, {Types.Span}<float> outputs, {Weights})"))
        {
            writer.Line($"using {Types.Runtime}NetworkUse use = _memory.Use();");
            EmitBatchChecks();
            writer.Line($"{Types.Runtime}NetworkGuard.CheckOutputs(outputs, rows, {_outputs});");
            EmitTargets(plan.Evaluation);
            EmitDispatch(plan.Evaluation, "Evaluate", "inputs", _takesLabels ? "labels" : null);
            writer.Line("use.ThrowIfChanged();");
            EmitCopy(plan.Evaluation, plan.Output, "StoreRows", "outputs");
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
            /// <param name="inputs"><c>[batch, {{_inputs}}]</c>, finite.</param>
            /// {{TargetsDocument}}
            {{WeightsDocument}}
            /// <returns>The loss, the norm of the gradients and the factor that clips them.</returns>
            /// <exception cref="global::System.ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
            """);
        EmitUseDocument();
        using (writer.Block($"public {Types.Runtime}GradientResult ComputeGradients({Types.ReadOnlySpan}<float> inputs, {Targets}, {Weights})"))
        {
            writer.Line($"using {Types.Runtime}NetworkUse use = _memory.UseToTrain();");
            EmitBatchChecks();
            if (plan.SmallestTrainingBatch is { Samples: > 1 } smallest)
                writer.Line($"{Types.Runtime}NetworkGuard.CheckTrainingBatch(inputs, rows, {smallest.Samples}, \"{smallest.Layer}\");");
            EmitTargets(plan.Training);
            EmitDispatch(plan.Training, "Train", "inputs", _takesLabels ? "labels" : null);
            HealthEmitter.EmitObservation(writer, plan);
            writer.Line("return _memory.Result(rows);");
        }
    }

    private void EmitTrainingOutputs()
    {
        writer.Line();
        writer.Line($$"""
            /// <summary>
            /// Copies the outputs that the last call of <c>ComputeGradients</c> has computed, in training mode. They stay until another pass.
            /// </summary>
            /// <param name="outputs">Receives {{OutputsDocument}}, of its batch.</param>
            /// <exception cref="global::System.ArgumentException">The length is another; nothing was written.</exception>
            /// <exception cref="global::System.InvalidOperationException">
            /// The last pass was no training pass, or another call uses the network, or it is a reader.
            /// </exception>
            /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
            """);
        using (writer.Block($"public void CopyTrainingOutputs({Types.Span}<float> outputs)"))
        {
            writer.Line($"using {Types.Runtime}NetworkUse use = _memory.UseToTrain();");
            EmitCopy(plan.Training, plan.Graph.Output, "StoreTrainingOutputs", "outputs");
        }
    }

    private void EmitInterface()
    {
        string access = _takesLabels ? "targets.Labels" : "targets.Values";
        writer.Line();
        writer.Line($$"""
            {{Types.Runtime}}NetworkMemory {{Types.Runtime}}INetwork.Memory => _memory;

            float {{Types.Runtime}}INetwork.Evaluate({{Types.ReadOnlySpan}}<float> inputs, {{Types.Runtime}}Targets targets, {{Types.Span}}<float> outputs) => Evaluate(inputs, {{access}}, outputs, targets.SampleWeights);

            {{Types.Runtime}}GradientResult {{Types.Runtime}}INetwork.ComputeGradients({{Types.ReadOnlySpan}}<float> inputs, {{Types.Runtime}}Targets targets) => ComputeGradients(inputs, {{access}}, targets.SampleWeights);
            """);
    }

    private void EmitUseDocument() => writer.Line("""
        /// <exception cref="global::System.InvalidOperationException">Another call uses the network: give each thread a reader.</exception>
        /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
        """);

    private void EmitBatchChecks()
    {
        writer.Line($"int rows = {Types.Runtime}NetworkGuard.CheckInputs(inputs, {_inputs}, _memory.BatchCapacity);");
        writer.Line($"{Types.Runtime}NetworkGuard.{plan.Model.Loss.CheckTargets(_outputs)};");
        writer.Line($"{Types.Runtime}NetworkGuard.CheckSampleWeights(sampleWeights, rows);");
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

    private void EmitTargets(PassPlan pass)
    {
        writer.Line(plan.Model.Loss.WeighsLabels ? "_memory.WeighLabels(labels, sampleWeights);" : "_memory.WeighSamples(rows, sampleWeights);");
        if (plan.Targets is null)
            return;
        var buffer = pass.Of(plan.Targets);
        writer.Line($"_memory.LoadRows(targets, {plan.Targets.Length}, {buffer.Offset}, {buffer.Stride});");
    }

    private void EmitCopy(PassPlan pass, Tensor output, string method, string destination)
    {
        var buffer = pass.Of(output);
        writer.Line($"_memory.{method}({destination}, {_outputs}, {buffer.Offset}, {buffer.Stride});");
    }
}
