using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits the static description of the network.</summary>
internal static class ArchitectureEmitter
{
    public static void Emit(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {Types.Runtime}NetworkArchitecture Architecture {{ get; }} = new()");
        writer.Line("{");
        writer.Line($$"""
                Name = "{{plan.Model.Type.Name}}",
                InputShape = {{Array(plan.Graph.Inputs.Count == 1 ? plan.Graph.Inputs[0].Shape : new Shape(plan.Graph.Inputs.Sum(input => input.Length)))}},
                Loss = "{{string.Join(" + ", plan.Model.Losses.Select(Describe))}}",
                TargetKind = {{Types.Runtime}}TargetKind.{{TargetKindOf(plan)}},
                ParameterArrayLength = {{plan.ParameterArrayLength}},
                Layers =
                [
            """);
        foreach (var layer in plan.Graph.Layers)
            writer.Line($"        new(\"{layer.Name}\", \"{layer.Kind}\", {Array(layer.OutputShape)}, {layer.ParameterCount}, {Literal.Of(layer.Flops)}),");
        writer.Line("    ],");
        EmitParameters(writer, "Parameters", plan.Parameters);
        if (plan.Statistics.Count > 0)
        {
            writer.Line($"    StatisticArrayLength = {plan.StatisticArrayLength},");
            EmitParameters(writer, "Statistics", plan.Statistics);
        }

        if (plan.SmallestTrainingBatch.Samples > 1)
            writer.Line($"    SmallestTrainingBatch = {plan.SmallestTrainingBatch.Samples},");
        if (IsPlain(plan))
        {
            if (plan.Model.Losses[0].IgnoreLabel is { } ignored)
                writer.Line($"    IgnoreLabel = {Literal.Of(ignored)},");
        }
        else
        {
            EmitInputs(writer, plan);
            EmitOutputs(writer, plan);
        }

        writer.Line("};");
    }

    private static void EmitParameters(SourceWriter writer, string property, IEnumerable<PlannedParameter> parameters)
    {
        writer.Line($"    {property} =");
        writer.Line("    [");
        foreach (var planned in parameters)
        {
            var parameter = planned.Parameter;
            writer.Line($"        new(\"{parameter.Layer}\", \"{parameter.Name}\", {Types.Runtime}ParameterKind.{parameter.Kind}, {Array(parameter.Shape)}, "
                + $"new({planned.Offset}, {planned.Length}, {planned.RowStride}, {planned.PanelStride}{(planned.PanelWidth == 16 ? "" : $", {planned.PanelWidth}")}){Order(planned.Layout)}, "
                + $"{Types.Runtime}Initializer.{parameter.Initializer}, {parameter.FanIn}, {parameter.FanOut}){(parameter.Gain == 1f ? "" : $" {{ Gain = {Literal.Of(parameter.Gain)} }}")},");
        }

        writer.Line("    ],");
    }

    private static string Order(ParameterLayout layout)
    {
        string[] order = [.. new[] { layout.Taps > 1 ? $"Taps = {layout.Taps}" : "", layout.GroupOutputs > 0 ? $"GroupOutputs = {layout.GroupOutputs}" : "" }.Where(part => part.Length > 0)];
        return order.Length == 0 ? "" : $" {{ {string.Join(", ", order)} }}";
    }

    /// <summary>Whether it is one input and one loss on the last layer, which the runtime tells from the rest.</summary>
    private static bool IsPlain(NetworkPlan plan) => plan.Graph.Inputs.Count == 1 && plan.Graph.Outputs.Count == 1
        && plan.Graph.Outputs[0] is { Name: null, Declared.Weight: 1f } output && (plan.Graph.Layers.Count == 0 || output.Value.Shape == plan.Graph.Layers[plan.Graph.Layers.Count - 1].OutputShape);

    private static string TargetKindOf(NetworkPlan plan)
    {
        var kinds = plan.Model.Losses.Select(loss => loss.TargetKind).Distinct().ToList();
        return kinds.Count > 1 ? "Mixed" : kinds.Count == 1 ? kinds[0].ToString() : nameof(TargetKind.Values);
    }

    private static string Describe(LossModel loss) => LayerTable.Describe(loss) + (loss.Name.Length > 0 ? $" of {loss.Name}" : "");

    private static void EmitInputs(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line("    Inputs =");
        writer.Line("    [");
        foreach (var input in plan.Graph.Inputs)
            writer.Line($"        new(\"{(plan.Graph.Inputs.Count == 1 ? "inputs" : input.Name)}\", {Array(input.Shape)}),");
        writer.Line("    ],");
    }

    private static void EmitOutputs(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line("    Outputs =");
        writer.Line("    [");
        foreach (var output in plan.Graph.Outputs)
        {
            var loss = output.Declared;
            string options = string.Join(", ", new[]
            {
                loss is { Weight: not 1f } ? $"Weight = {Literal.Of(loss.Weight)}" : "",
                loss?.IgnoreLabel is { } ignored ? $"IgnoreLabel = {Literal.Of(ignored)}" : "",
            }.Where(option => option.Length > 0));
            writer.Line($"        new(\"{output.Name ?? "outputs"}\", {Array(output.Value.Shape)}, {(loss is null ? "null" : $"\"{loss.Describe()}\"")}, "
                + $"{Types.Runtime}TargetKind.{loss?.TargetKind ?? TargetKind.Values}){(options.Length > 0 ? $" {{ {options} }}" : "")},");
        }

        writer.Line("    ],");
    }

    private static string Array(Shape shape) => $"[{string.Join(", ", shape.Sizes)}]";
}
