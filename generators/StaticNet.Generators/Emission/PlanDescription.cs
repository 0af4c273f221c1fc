using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>The plan in words, at the head of the passes' file.</summary>
internal static class PlanDescription
{
    public static void Write(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line("//");
        writer.Line($"// How {plan.Model.Type.Name} is computed");
        writer.Line("//");
        WriteEdges(writer, plan.Graph, new EdgeText(plan.Graph));
        WriteParameters(writer, plan);
        WriteWorkspace(writer, plan);
        WriteSteps(writer, plan);
        WriteTiles(writer, GradientEpilogue.Of(plan.Model.Clipping));
    }

    private static void WriteEdges(SourceWriter writer, NetworkGraph graph, EdgeText edges)
    {
        if (edges.IsChain)
            return;
        writer.Line("// A graph: each layer reads what the one above it makes, but for these:");
        for (int layer = 0; layer < graph.Layers.Count; layer++)
            if (edges.OfLayer(layer) is { Length: > 0 } reads)
                writer.Line($"//   {graph.Layers[layer].Name} {reads}");
        foreach (var output in graph.Outputs)
            if (edges.OfOutput(output) is { Length: > 0 } reads)
                writer.Line($"//   {(output.Declared is null ? "output" : "loss")} {output.Name} {reads}");
    }

    private static void WriteParameters(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line($"// Parameters: {Literal.Display(plan.ParameterCount)}, with padding {Literal.Display(plan.ParameterArrayLength)} floats.");
        writer.Line("// Outputs form panels, [inputs, 16]: a panel is one stream through memory, and no kernel has a tail.");
        foreach (var parameter in plan.Parameters)
            writer.Line($"//   {parameter.Parameter.Layer + "." + parameter.Parameter.Name,-24} {parameter.Parameter.Shape,-14}"
                + $" at {Literal.Display(parameter.Offset)}: {KernelText.Count(parameter.Panels, "panel")} of [{parameter.Parameter.Inputs}, {parameter.PanelWidth}]");
        foreach (var statistic in plan.Statistics)
            writer.Line($"//   {statistic.Parameter.Layer + "." + statistic.Parameter.Name,-24} {statistic.Parameter.Shape,-14}"
                + $" at {Literal.Display(statistic.Offset)} of the statistics, which an accepted training pass moves");
        foreach (var state in plan.Graph.Carried)
            writer.Line($"//   {state.Layer + "." + state.Name,-24} {new Shape(state.Units),-14}"
                + $" at {Literal.Display(state.Offset)} of the states of each place of the batch, which an accepted training pass moves");
        writer.Line("// Why layers are computed as they are (weights of outputs × inputs):");
        foreach (var layers in plan.Graph.Forward.Where(operation => operation is IExplained)
            .GroupBy(operation => ((IExplained)operation).Explanation, operation => operation.Layer))
            writer.Line($"//   {layers.First()}{(layers.Count() > 1 ? $" and {layers.Count() - 1} more" : "")}: {layers.Key}");
    }

    private static void WriteWorkspace(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line($"// Workspace in training: {Literal.Display(plan.Training.WorkspacePerSample)} floats a sample of capacity; offsets are to be multiplied by it.");
        foreach (var buffer in plan.Training.Buffers)
            writer.Line($"//   {buffer.Tensor.Name,-32} at {Literal.Display(buffer.Offset)}: [batch, {buffer.Stride}]{(plan.Training.IsPart(buffer) ? $" from {buffer.Inner} on" : "")}");
        if (plan.Training.Places.Count == 0)
            return;
        writer.Line("// Parts of values, features of their rows:");
        foreach (var part in plan.Training.Places)
            writer.Line($"//   {part.Describe()}");
    }

    private static void WriteSteps(SourceWriter writer, NetworkPlan plan)
    {
        bool inferenceIsStart = plan.Inference.Calls.Select(call => call.Kernel)
            .SequenceEqual(plan.Training.Calls.Take(plan.Inference.Calls.Count).Select(call => call.Kernel));
        string inference = inferenceIsStart ? ", of which inference makes those up to the outputs" : "";
        writer.Line($"// The steps of training{inference}; each kernel is a class of {KernelEmitter.Namespace}:");
        WriteNames(writer, plan.Training);
        WriteShare(writer, plan.Training.Share);
        WriteBlocks(writer, plan.Training);
        WriteParts(writer, plan);
        if (!inferenceIsStart)
        {
            writer.Line("// The steps of inference:");
            WriteNames(writer, plan.Inference);
        }

        if (plan.Stream is not { } stream)
            return;
        writer.Line($"// A stream has states of its own, {Literal.Display(stream.Graph.States.Sum(state => state.Value.Rows * state.Features))} floats for each sequence. A step of it:");
        WriteNames(writer, stream.Step);
    }

    private static void WriteNames(SourceWriter writer, PassPlan pass)
    {
        var names = pass.Calls.Select(call => call.Kernel.FullName).ToList();
        for (int index = 0; index < names.Count; index += 6)
            writer.Line($"//   {string.Join(", ", names.Skip(index).Take(6))}{(index + 6 < names.Count ? "," : "")}");
    }

    private static void WriteParts(SourceWriter writer, NetworkPlan plan)
    {
        var parts = new List<string>();
        foreach (var (name, pass) in new[] { ("Predict", plan.Inference), ("Evaluate", plan.Evaluation), ("Train", plan.Training) })
        {
            Add(name, pass.Parts());
            if (pass.Share.SmallestBatch is not null)
                Add($"{name}Share", pass.ShareParts());
        }

        if (parts.Count > 0)
            writer.Line($"// Passes too long for a method that the JIT optimizes are in parts: {string.Join("; ", parts)}.");

        void Add(string name, EquatableArray<EquatableArray<SharedCall>> calls)
        {
            if (calls.Count > 1)
                parts.Add($"{name} of {string.Join(" + ", calls.Select(part => part.Count))} calls");
        }
    }

    private static void WriteShare(SourceWriter writer, SharePlan share)
    {
        if (share.SmallestBatch is not { } smallest)
        {
            writer.Line("// Training is too little work for several workers.");
            return;
        }

        var phases = new List<string>();
        for (int index = 0; index < share.Calls.Count; index++)
        {
            var shared = share.Calls[index];
            string step = shared.Sharing == Sharing.None ? $"{index + 1}" : $"{index + 1} by {shared.Sharing.ToString().ToLowerInvariant()}";
            if (index == 0 || shared.WaitsBefore)
                phases.Add(step);
            else
                phases[phases.Count - 1] += $", {step}";
        }

        writer.Line($"// Shared by workers from {KernelText.Count(smallest, "row")} on, with a barrier at each bar: {string.Join(" | ", phases)}.");
    }

    private static void WriteBlocks(SourceWriter writer, PassPlan pass)
    {
        var blocks = CallRuns.Of(pass.Share.Calls).Where(run => run.Samples is not null).ToList();
        if (blocks.Count == 0)
            return;
        var runs = blocks.Select(run => $"{run.First + 1}–{run.First + run.Calls.Count} for {KernelText.Count(run.Samples!.Value, "sample")}");
        writer.Line("// Steps that do little with what they read are made for blocks of samples, behind the step that wrote it: it is still in");
        writer.Line($"// the cache then. Of training {string.Join(", ", runs)}.");
    }

    private static void WriteTiles(SourceWriter writer, GradientEpilogue epilogue)
    {
        writer.Line("// Register tiles of rows × outputs: on 512-bit vectors "
            + $"{string.Join(", ", LaneType.Wide.Tiles.Select(tile => $"{tile.Rows} × {16 * tile.Panels}"))}; on others "
            + $"{string.Join(", ", LaneType.Portable.Tiles.Select(tile => $"{tile.Rows} × {tile.Panels * LaneType.Portable.PartVectors} vectors"))}.");
        if (epilogue.Refines)
        {
            writer.Line("// Gradients are squared while they are stored, those of weights in float for eight inputs at a time, and summed in double;");
            writer.Line("// a panel whose squares leave float's range is summed again in double. Clipping by norm is a factor that the optimizer");
        }
        else
        {
            writer.Line($"// While gradients are stored kernels keep {epilogue.Describe("their")}{(epilogue.Clamps && !epilogue.SumsClamped ? " before they are clamped" : "")}, in double. Clipping by norm is a factor that the optimizer");
        }

        writer.Line("// applies. A step passes over the parameters in the forward pass, in the input gradients and in the optimizer.");
    }
}
