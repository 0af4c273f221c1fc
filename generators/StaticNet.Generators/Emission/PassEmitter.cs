using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>Emits the methods that call the kernels of a pass: for one worker, and a worker's share for several.</summary>
internal static class PassEmitter
{
    /// <summary>Writes a pass.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="kernels">The names of its kernels.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="start">The pass that it starts with if its calls are the same, written before as <c>Predict</c>.</param>
    public static void Emit(
        SourceWriter writer,
        PassPlan pass,
        IReadOnlyList<(string Name, KernelPlan Kernel)> kernels,
        LaneType lanes,
        string name,
        string summary,
        PassPlan? start = null)
    {
        bool startsWith = start is not null && start.Calls.SequenceEqual(pass.Calls.Take(start.Calls.Count));
        var calls = pass.Calls.Skip(startsWith ? start!.Calls.Count : 0).ToList();
        writer.Line($"// {summary}");
        using (writer.Block($"public static void {name}(global::StaticNet.NetworkMemory memory, ref float inputs, ref int labels, int rows)"))
        {
            if (startsWith)
                writer.Line("Predict(memory, ref inputs, ref labels, rows);");
            EmitBuffers(writer, calls, "memory.Scratch.Reference", "memory.Lanes.Reference");
            foreach (var call in calls)
                writer.Line($"{NameOf(call, kernels)}({string.Join(", ", call.Operands.Select(operand => operand.Source))}, rows);");
        }

        if (pass.Share.SmallestBatch is null)
            return;
        bool shareStartsWith = startsWith && start!.Share.SmallestBatch is not null
            && start.Share.Calls.SequenceEqual(pass.Share.Calls.Take(start.Calls.Count));
        writer.Line();
        writer.Line("// The same, a worker's share: every worker runs it.");
        using (writer.Block($"public static void {name}Share(global::StaticNet.NetworkMemory memory, int rows, int worker, int workers)"))
        {
            if (shareStartsWith)
                writer.Line("PredictShare(memory, rows, worker, workers);");
            EmitShare(writer, [.. pass.Share.Calls.Skip(shareStartsWith ? start!.Calls.Count : 0)], kernels, lanes);
        }
    }

    private static void EmitShare(
        SourceWriter writer, List<SharedCall> shares, IReadOnlyList<(string Name, KernelPlan Kernel)> kernels, LaneType lanes)
    {
        var calls = shares.Select(shared => shared.Call).ToList();
        if (Has(calls, OperandKind.Inputs))
            writer.Line("ref float inputs = ref memory.Inputs;");
        if (Has(calls, OperandKind.Labels))
            writer.Line("ref int labels = ref memory.Labels;");
        EmitBuffers(writer, calls, "memory.ScratchOf(worker)", "memory.LanesOf(worker)");
        if (shares.Any(call => call.Sharing == Sharing.Rows))
        {
            writer.Line($"int first = WorkShare.Start(rows, {lanes.MainTile.Rows}, worker, workers);");
            writer.Line($"int count = WorkShare.Start(rows, {lanes.MainTile.Rows}, worker + 1, workers) - first;");
        }

        foreach (var shared in shares)
        {
            string kernel = NameOf(shared.Call, kernels);
            string arguments = string.Join(", ", shared.Call.Operands.Select(operand =>
                operand.SourceFrom(shared.Sharing == Sharing.Rows ? "first" : null)));
            string call = shared.Sharing switch
            {
                Sharing.Rows => $"{kernel}({arguments}, count);",
                Sharing.Columns => $"{kernel}Share({arguments}, rows, worker, workers);",
                _ => $"if (worker == 0) {kernel}({arguments}, rows);",
            };
            writer.Line(shared.WaitsBefore ? $"memory.Barrier(); {call}" : call);
        }
    }

    private static void EmitBuffers(SourceWriter writer, List<KernelCall> calls, string scratch, string lanes)
    {
        var buffers = new (OperandKind Kind, string Declaration)[]
        {
            (OperandKind.Parameters, "parameters = ref memory.Parameters.Reference"),
            (OperandKind.Gradients, "gradients = ref memory.Gradients.Reference"),
            (OperandKind.Statistics, "statistics = ref memory.Statistics.Reference"),
            (OperandKind.Pending, "pending = ref memory.PendingStatistics.Reference"),
            (OperandKind.Moments, "moments = ref memory.Moments.Reference"),
            (OperandKind.Workspace, "workspace = ref memory.Workspace.Reference"),
            (OperandKind.Scratch, $"scratch = ref {scratch}"),
            (OperandKind.Losses, "losses = ref memory.Losses.Reference"),
        };
        writer.Line($"ref float {string.Join(", ", buffers.Where(buffer => Has(calls, buffer.Kind)).Select(buffer => buffer.Declaration))};");
        if (calls.SelectMany(call => call.Operands).Any(operand => operand is { Kind: OperandKind.Workspace, Offset: > 0 }))
            writer.Line("int capacity = memory.BatchCapacity;");
        if (Has(calls, OperandKind.Squares) || Has(calls, OperandKind.Lanes))
            writer.Line("ref double " + string.Join(", ", new[]
            {
                Has(calls, OperandKind.Squares) ? "squares = ref memory.Squares.Reference" : "",
                Has(calls, OperandKind.Lanes) ? $"lanes = ref {lanes}" : "",
            }.Where(declaration => declaration.Length > 0)) + ";");
    }

    private static bool Has(List<KernelCall> calls, OperandKind kind) =>
        calls.Exists(call => call.Operands.Any(operand => operand.Kind == kind));

    private static string NameOf(KernelCall call, IReadOnlyList<(string Name, KernelPlan Kernel)> kernels) =>
        kernels.First(entry => entry.Kernel.Equals(call.Kernel)).Name;
}
