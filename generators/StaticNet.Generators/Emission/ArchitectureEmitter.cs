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
                Loss = "{{plan.Model.Loss.Describe()}}",
                TargetKind = {{Types.Runtime}}TargetKind.{{plan.Model.Loss.TargetKind}},
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
        if (plan.Model.Loss.IgnoreLabel is { } ignored)
            writer.Line($"    IgnoreLabel = {Literal.Of(ignored)},");

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
                + $"new({planned.Offset}, {planned.Length}, {planned.RowStride}, {planned.PanelStride}{(planned.PanelWidth == 16 ? "" : $", {planned.PanelWidth}")}), "
                + $"{Types.Runtime}Initializer.{parameter.Initializer}, {parameter.FanIn}, {parameter.FanOut}){(parameter.Gain == 1f ? "" : $" {{ Gain = {Literal.Of(parameter.Gain)} }}")},");
        }

        writer.Line("    ],");
    }

    private static string Array(Shape shape) => $"[{string.Join(", ", shape.Sizes)}]";
}
