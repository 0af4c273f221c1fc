using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>Emits the methods that call the kernels of a pass: for one worker, and a worker's share for several.</summary>
internal static class PassEmitter
{
    public static void Emit(
        SourceWriter writer, PassPlan pass, IReadOnlyList<(string Name, KernelPlan Kernel)> kernels, LaneType lanes, string name, string summary)
    {
        writer.Line($"// {summary}");
        using (writer.Block($"public static void {name}(global::StaticNet.NetworkMemory memory, ref float inputs, ref int labels, int rows)"))
        {
            EmitBuffers(writer, pass, "memory.Scratch.Reference", "memory.Lanes.Reference");
            foreach (var call in pass.Calls)
                writer.Line($"{NameOf(call, kernels)}({string.Join(", ", call.Operands.Select(operand => operand.Source))}, rows);");
        }

        if (pass.Share.SmallestBatch is null)
            return;
        writer.Line();
        writer.Line("// The same, a worker's share: every worker runs it.");
        using (writer.Block($"public static void {name}Share(global::StaticNet.NetworkMemory memory, int rows, int worker, int workers)"))
            EmitShare(writer, pass, kernels, lanes);
    }

    private static void EmitShare(
        SourceWriter writer, PassPlan pass, IReadOnlyList<(string Name, KernelPlan Kernel)> kernels, LaneType lanes)
    {
        if (Has(pass, OperandKind.Inputs))
            writer.Line("ref float inputs = ref memory.Inputs;");
        if (Has(pass, OperandKind.Labels))
            writer.Line("ref int labels = ref memory.Labels;");
        EmitBuffers(writer, pass, "memory.ScratchOf(worker)", "memory.LanesOf(worker)");
        if (pass.Share.Calls.Any(call => call.Sharing == Sharing.Rows))
        {
            writer.Line($"int first = WorkShare.Start(rows, {lanes.MainTile.Rows}, worker, workers);");
            writer.Line($"int count = WorkShare.Start(rows, {lanes.MainTile.Rows}, worker + 1, workers) - first;");
        }

        foreach (var shared in pass.Share.Calls)
        {
            if (shared.WaitsBefore)
                writer.Line("memory.Barrier();");
            string kernel = NameOf(shared.Call, kernels);
            string arguments = string.Join(", ", shared.Call.Operands.Select(operand =>
                operand.SourceFrom(shared.Sharing == Sharing.Rows ? "first" : null)));
            if (shared.Sharing == Sharing.None)
                writer.Line("if (worker == 0)");
            writer.Line(shared.Sharing switch
            {
                Sharing.Rows => $"{kernel}({arguments}, count);",
                Sharing.Columns => $"{kernel}Share({arguments}, rows, worker, workers);",
                _ => $"    {kernel}({arguments}, rows);",
            });
        }
    }

    private static void EmitBuffers(SourceWriter writer, PassPlan pass, string scratch, string lanes)
    {
        if (Has(pass, OperandKind.Parameters))
            writer.Line("ref float parameters = ref memory.Parameters.Reference;");
        if (Has(pass, OperandKind.Gradients))
            writer.Line("ref float gradients = ref memory.Gradients.Reference;");
        if (Has(pass, OperandKind.Workspace))
            writer.Line("ref float workspace = ref memory.Workspace.Reference;");
        if (pass.Calls.SelectMany(call => call.Operands).Any(operand => operand is { Kind: OperandKind.Workspace, Offset: > 0 }))
            writer.Line("int capacity = memory.BatchCapacity;");
        if (Has(pass, OperandKind.Scratch))
            writer.Line($"ref float scratch = ref {scratch};");
        if (Has(pass, OperandKind.Losses))
            writer.Line("ref float losses = ref memory.Losses.Reference;");
        if (Has(pass, OperandKind.Squares))
            writer.Line("ref double squares = ref memory.Squares.Reference;");
        if (Has(pass, OperandKind.Lanes))
            writer.Line($"ref double lanes = ref {lanes};");
    }

    private static bool Has(PassPlan pass, OperandKind kind) =>
        pass.Calls.Any(call => call.Operands.Any(operand => operand.Kind == kind));

    private static string NameOf(KernelCall call, IReadOnlyList<(string Name, KernelPlan Kernel)> kernels) =>
        kernels.First(entry => entry.Kernel.Equals(call.Kernel)).Name;
}
