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
        writer.Line("// Outputs form panels, [inputs, 16]: a panel is one stream through memory, and no kernel has a tail.");
        foreach (var parameter in plan.Parameters)
            writer.Line($"//   {parameter.Parameter.Layer + "." + parameter.Parameter.Name,-24} {parameter.Parameter.Shape,-14}"
                + $" at {Literal.Display(parameter.Offset)}: {Kernels.KernelText.Count(parameter.Panels, "panel")} of [{parameter.Parameter.Inputs}, {parameter.PanelWidth}]");
        writer.Line("// Why each layer is computed as it is (weights of outputs × inputs):");
        foreach (var weights in plan.Parameters.Select(parameter => parameter.Parameter).Where(parameter => parameter.Shape.Sizes.Count > 1))
            writer.Line($"//   {weights.Layer,-16} {DenseStrategy.Of(weights).Explain()}");
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
    }

    private static void WriteTiles(SourceWriter writer)
    {
        writer.Line("// Register tiles of rows × outputs: on 512-bit vectors "
            + $"{string.Join(", ", LaneType.Wide.Tiles.Select(tile => $"{tile.Rows} × {16 * tile.Panels}"))}; on others "
            + $"{string.Join(", ", LaneType.Portable.Tiles.Select(tile => $"{tile.Rows} × {tile.Panels * LaneType.Portable.PartVectors} vectors"))}.");
        writer.Line("// The squares of gradients are summed in double while gradients are stored; clipping by norm is a factor that the");
        writer.Line("// optimizer applies. A step passes over the parameters in the forward pass, in the input gradients and in the optimizer.");
    }
}
