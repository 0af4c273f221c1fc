using StaticNet.Generators.Kernels;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>The plan in words, at the head of the kernels' file.</summary>
internal static class PlanDescription
{
    public static void Write(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line("//");
        writer.Line($"// How {plan.Model.Type.Name} is computed");
        writer.Line("//");
        WriteParameters(writer, plan);
        WriteWorkspace(writer, plan);
        WriteSteps(writer, "Inference", plan.Inference, plan);
        WriteSteps(writer, "Training", plan.Training, plan);
        WriteTiles(writer);
    }

    private static void WriteParameters(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line($"// Parameters: {Literal.Display(plan.ParameterCount)}, with padding {Literal.Display(plan.ParameterArrayLength)} floats.");
        writer.Line("// Sixteen outputs form a panel, [inputs, 16]: a panel is one stream through memory, and no kernel has a tail.");
        foreach (var parameter in plan.Parameters)
            writer.Line($"//   {parameter.Parameter.Layer + "." + parameter.Parameter.Name,-24} {parameter.Parameter.Shape,-14}"
                + $" at {Literal.Display(parameter.Offset)}: {KernelText.Count(parameter.Panels, "panel")} of [{parameter.Parameter.Inputs}, 16]");
    }

    private static void WriteWorkspace(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line($"// Workspace in training: {Literal.Display(plan.Training.WorkspacePerSample)} floats a sample of capacity; offsets are to be multiplied by it.");
        foreach (var buffer in plan.Training.Buffers)
            writer.Line($"//   {buffer.Tensor.Name,-32} at {Literal.Display(buffer.Offset)}: [batch, {buffer.Stride}]");
    }

    private static void WriteSteps(SourceWriter writer, string title, PassPlan pass, NetworkPlan plan)
    {
        var kernels = plan.Kernels();
        writer.Line($"// {title}:");
        int step = 1;
        foreach (var call in pass.Calls)
            writer.Line($"//   {step++}. {kernels.First(entry => entry.Kernel.Equals(call.Kernel)).Name}: {call.Kernel.Describe()}");
        WriteShare(writer, pass.Share);
    }

    private static void WriteShare(SourceWriter writer, SharePlan share)
    {
        if (share.SmallestBatch is not { } smallest)
        {
            writer.Line("//   Too little work for several workers.");
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

        writer.Line($"//   Shared by workers from {KernelText.Count(smallest, "row")} on, with a barrier at each bar: {string.Join(" | ", phases)}.");
    }

    private static void WriteTiles(SourceWriter writer)
    {
        writer.Line($"// Register tiles: {LaneType.Wide.TileRows} rows × {16 * LaneType.Wide.TilePanels} outputs on 512-bit vectors, "
            + $"{LaneType.Portable.TileRows} rows × 2 vectors on others; loops have constant bounds.");
        writer.Line("// The squares of gradients are summed in double while gradients are stored; clipping by norm is a factor that the");
        writer.Line("// optimizer applies. A step passes over the parameters in the forward pass, in the input gradients and in the optimizer.");
    }
}
