using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits the methods that call the kernels of a pass: for one worker, and a worker's share for several. A pass too long for
/// a method that the JIT optimizes calls its parts.
/// </summary>
/// <param name="writer">The source.</param>
internal sealed class PassEmitter(SourceWriter writer)
{
    private const string Parameters = "global::StaticNet.CompilerServices.NetworkMemory memory, ref float inputs, ref int labels, int rows";
    private const string Arguments = "memory, ref inputs, ref labels, rows";
    private const string RowBuffer = "RowBuffer";
    private const string ShareParameters = "global::StaticNet.CompilerServices.NetworkMemory memory, int rows, int worker, int workers";
    private const string ShareArguments = "memory, rows, worker, workers";

    /// <summary>Writes a pass.</summary>
    /// <param name="pass">The pass; inference is written before those that start with it, as <c>Predict</c>.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="summary">What it does.</param>
    public void Emit(PassPlan pass, string name, string summary)
    {
        writer.Line($"// {summary}");
        EmitMethod(name, Parameters, Arguments, pass.Start > 0 ? $"Predict({Arguments});" : null, pass.Parts(), EmitCalls);
        if (pass.Share.SmallestBatch is null)
            return;
        writer.Line();
        writer.Line("// The same, a worker's share: every worker runs it.");
        EmitMethod(
            $"{name}Share", ShareParameters, ShareArguments, pass.ShareStart > 0 ? $"PredictShare({ShareArguments});" : null, pass.ShareParts(), calls => EmitShare(calls, pass.Share.Unit));
    }

    /// <summary>Writes the pass of one sample, every kernel inlined, in memory on the stack.</summary>
    /// <param name="pass">Inference, of one sample's worth of work that can be inlined.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="output">Where the outputs are left.</param>
    /// <param name="outputs">The outputs of the sample.</param>
    public void EmitRow(PassPlan pass, string name, PlannedBuffer output, int outputs)
    {
        writer.Line("// The same for one sample, in memory on the stack: calls on other threads have nothing to do with it.");
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}(global::StaticNet.CompilerServices.NetworkMemory memory, ref float inputs, global::System.Span<float> outputs, long version)"))
        {
            writer.Line($"""
                Unsafe.SkipInit(out {RowBuffer} row);
                ref float parameters = ref memory.Parameters.Reference, workspace = ref row.First;
                const int capacity = 1;
                """);
            EmitRowCalls(pass);
            writer.Line($"""
                memory.ThrowIfChanged(version);
                PaddedRows.Unpad(ref Unsafe.Add(ref workspace, {Literal.Of(output.Offset)} * capacity), outputs, {Literal.Of(outputs)});
                """);
        }

        writer.Line();
        writer.Line($"[global::System.Runtime.InteropServices.StructLayout(global::System.Runtime.InteropServices.LayoutKind.Sequential, Size = {Literal.Of(sizeof(float) * pass.WorkspacePerSample)})]");
        using (writer.Block($"private struct {RowBuffer}"))
            writer.Line("public float First;");
    }

    /// <summary>Writes the pass of one sequence of a stream, every kernel inlined.</summary>
    /// <param name="pass">A step, of one sequence's worth of work that can be inlined.</param>
    /// <param name="name">The method's name.</param>
    public void EmitRow(PassPlan pass, string name)
    {
        writer.Line("// The same for a stream of one sequence.");
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({Parameters})"))
        {
            writer.Line("ref float parameters = ref memory.Parameters.Reference, workspace = ref memory.Workspace.Reference;");
            writer.Line("const int capacity = 1;");
            EmitRowCalls(pass);
        }
    }

    private void EmitRowCalls(PassPlan pass)
    {
        foreach (var call in pass.Calls)
            writer.Line($"{call.Kernel.FullName}.{KernelEmitter.RunRow}({string.Join(", ", call.Operands.Select(operand => operand.Source))});");
    }

    private void EmitMethod(
        string name, string parameters, string arguments, string? start, EquatableArray<EquatableArray<SharedCall>> parts, Action<EquatableArray<SharedCall>> emitPart)
    {
        using (writer.Block($"public static void {name}({parameters})"))
        {
            if (start is not null)
                writer.Line(start);
            if (parts.Count == 1)
                emitPart(parts[0]);
            for (int part = 1; parts.Count > 1 && part <= parts.Count; part++)
                writer.Line($"{name}Part{part}({arguments});");
        }

        for (int part = 1; parts.Count > 1 && part <= parts.Count; part++)
        {
            writer.Line();
            using (writer.Block($"private static void {name}Part{part}({parameters})"))
                emitPart(parts[part - 1]);
        }
    }

    private void EmitCalls(EquatableArray<SharedCall> calls)
    {
        EmitBuffers([.. calls.Select(shared => shared.Call)], "memory.Scratch.Reference", "memory.Lanes.Reference");
        foreach (var run in CallRuns.Of(calls))
            if (run.Samples is { } samples)
                EmitBlocks(run, samples, "0", "rows");
            else
                foreach (var shared in run.Calls)
                    EmitCall(shared.Call, null, "rows");
    }

    // Calls that are made for a block of samples at a time.
    private void EmitBlocks(CallRun run, int samples, string first, string end)
    {
        using (writer.Block($"for (int block = {first}; block < {end}; block += {Literal.Of(samples)})"))
        {
            writer.Line($"int samples = global::System.Math.Min({Literal.Of(samples)}, {end} - block);");
            foreach (var shared in run.Calls)
                EmitCall(shared.Call, "block", "samples");
        }
    }

    // A call for some samples.
    private void EmitCall(KernelCall call, string? first, string count) => writer.Line(
        $"{call.Kernel.FullName}.{KernelEmitter.Run}({string.Join(", ", call.Operands.Select(operand => operand.SourceFrom(first)))}, {Operand.InRows(count, call.Rows)});");

    private void EmitShare(EquatableArray<SharedCall> shares, int unit)
    {
        var calls = shares.Select(shared => shared.Call).ToList();
        if (Has(calls, OperandKind.Inputs))
            writer.Line("ref float inputs = ref memory.Inputs;");
        if (Has(calls, OperandKind.Labels))
            writer.Line("ref int labels = ref memory.Labels;");
        EmitBuffers(calls, "memory.ScratchOf(worker)", "memory.LanesOf(worker)");
        if (shares.Any(call => call.Sharing == Sharing.Rows))
        {
            writer.Line($"int first = WorkShare.Start(rows, {Literal.Of(unit)}, worker, workers);");
            writer.Line($"int count = WorkShare.Start(rows, {Literal.Of(unit)}, worker + 1, workers) - first;");
        }

        foreach (var run in CallRuns.Of(shares))
            EmitShare(run);
    }

    private void EmitShare(CallRun run)
    {
        if (run.Samples is { } samples)
        {
            if (run.Calls[0].WaitsBefore)
                writer.Line("memory.Barrier();");
            EmitBlocks(run, samples, "first", "first + count");
            return;
        }

        foreach (var shared in run.Calls)
        {
            string kernel = shared.Call.Kernel.FullName;
            string arguments = string.Join(", ", shared.Call.Operands.Select(operand =>
                operand.SourceFrom(shared.Sharing == Sharing.Rows ? "first" : null)));
            string call = shared.Sharing switch
            {
                Sharing.Rows => $"{kernel}.{KernelEmitter.Run}({arguments}, {Operand.InRows("count", shared.Call.Rows)});",
                Sharing.Columns => $"{kernel}.{KernelEmitter.RunShare}({arguments}, {Operand.InRows("rows", shared.Call.Rows)}, worker, workers);",
                _ => $"if (worker == 0) {kernel}.{KernelEmitter.Run}({arguments}, {Operand.InRows("rows", shared.Call.Rows)});",
            };
            writer.Line(shared.WaitsBefore ? $"memory.Barrier(); {call}" : call);
        }
    }

    private void EmitBuffers(IReadOnlyList<KernelCall> calls, string scratchSource, string lanesSource)
    {
        var buffers = new (OperandKind Kind, string Declaration)[]
        {
            (OperandKind.Parameters, "parameters = ref memory.Parameters.Reference"),
            (OperandKind.Gradients, "gradients = ref memory.Gradients.Reference"),
            (OperandKind.Statistics, "statistics = ref memory.Statistics.Reference"),
            (OperandKind.Pending, "pending = ref memory.PendingStatistics.Reference"),
            (OperandKind.Moments, "moments = ref memory.Moments.Reference"),
            (OperandKind.States, "states = ref memory.States.Reference"),
            (OperandKind.PendingStates, "pendingstates = ref memory.PendingStates.Reference"),
            (OperandKind.InferenceStates, "inferencestates = ref memory.InferenceStates.Reference"),
            (OperandKind.PendingInferenceStates, "pendinginferencestates = ref memory.PendingInferenceStates.Reference"),
            (OperandKind.Workspace, "workspace = ref memory.Workspace.Reference"),
            (OperandKind.Scratch, $"scratch = ref {scratchSource}"),
        };
        var declarations = buffers.Where(buffer => Has(calls, buffer.Kind)).Select(buffer => buffer.Declaration)
            .Concat(LossBuffers(calls, OperandKind.Losses, "Losses")).Concat(LossBuffers(calls, OperandKind.ClassWeights, "ClassWeights"))
            .Concat(LossBuffers(calls, OperandKind.SampleScales, "SampleScales")).ToList();
        if (declarations.Count > 0)
            writer.Line($"ref float {string.Join(", ", declarations)};");
        var tokens = calls.SelectMany(call => call.Operands).Where(operand => operand.Kind == OperandKind.Tokens)
            .GroupBy(operand => operand.Number).OrderBy(input => input.Key).Select(input => input.First()).ToList();
        if (tokens.Count > 0)
            writer.Line($"ref int {string.Join(", ", tokens.Select(operand => $"{operand.Variable} = ref memory.TokensAt({Literal.Of(operand.Number)}).Reference"))};");
        if (Has(calls, OperandKind.Lengths))
            writer.Line("ref int lengths = ref memory.Lengths.Reference;");
        if (Has(calls, OperandKind.LabelCopies))
            writer.Line($"ref int {string.Join(", ", LossBuffers(calls, OperandKind.LabelCopies, "Labels"))};");
        if (calls.SelectMany(call => call.Operands).Any(operand => operand is { Kind: OperandKind.Workspace, Offset: > 0 }))
            writer.Line("int capacity = memory.BatchCapacity;");
        if (Has(calls, OperandKind.Squares) || Has(calls, OperandKind.Lanes))
            writer.Line("ref double " + string.Join(", ", new[]
            {
                Has(calls, OperandKind.Squares) ? "squares = ref memory.Squares.Reference" : "",
                Has(calls, OperandKind.Lanes) ? $"lanes = ref {lanesSource}" : "",
            }.Where(declaration => declaration.Length > 0)) + ";");
    }

    // What each loss has of its own; the first one's is the memory's.
    private static IEnumerable<string> LossBuffers(IReadOnlyList<KernelCall> calls, OperandKind kind, string member) =>
        from operand in calls.SelectMany(call => call.Operands).Where(operand => operand.Kind == kind)
            .GroupBy(operand => operand.Number).OrderBy(loss => loss.Key).Select(loss => loss.First())
        select kind != OperandKind.LabelCopies && operand.Number == 0
            ? $"{operand.Variable} = ref memory.{member}.Reference"
            : $"{operand.Variable} = ref memory.LossAt({Literal.Of(operand.Number)}).{member}.Reference";

    private static bool Has(IReadOnlyList<KernelCall> calls, OperandKind kind) =>
        calls.Any(call => call.Operands.Any(operand => operand.Kind == kind));
}
