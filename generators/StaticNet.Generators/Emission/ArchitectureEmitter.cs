using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Members;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits the static description of the network.</summary>
internal static class ArchitectureEmitter
{
    public static void Emit(SourceWriter writer, Member member, NetworkPlan plan)
    {
        writer.Line($"{member.Declaration} {{ get; }} = new()");
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
        for (int layer = 0; layer < plan.Graph.Layers.Count; layer++)
            EmitLayer(writer, plan.Graph, layer);
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

    private static void EmitLayer(SourceWriter writer, NetworkGraph graph, int index)
    {
        var layer = graph.Layers[index];
        string edges = Initializer(
            graph.ReadsLineAbove(index) ? "" : $"Sources = {Array(layer.Sources)}",
            layer.ParametersOf is { } owner ? $"ParametersOf = \"{owner}\"" : "");
        writer.Line($"        new(\"{layer.Name}\", \"{layer.Kind}\", {Array(layer.OutputShape)}, {layer.ParameterCount}, {Literal.Of(layer.Flops)}){edges},");
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
                + $"{Types.Runtime}Initializer.{parameter.Initializer}, {parameter.FanIn}, {parameter.FanOut}){Options(parameter)},");
        }

        writer.Line("    ],");
    }

    private static string Order(ParameterLayout layout)
    {
        string[] order = [.. new[] { layout.Taps > 1 ? $"Taps = {layout.Taps}" : "", layout.GroupOutputs > 0 ? $"GroupOutputs = {layout.GroupOutputs}" : "" }.Where(part => part.Length > 0)];
        return order.Length == 0 ? "" : $" {{ {string.Join(", ", order)} }}";
    }

    private static string Options(Parameter parameter)
    {
        string options = string.Join(", ", new[]
        {
            parameter.Gain == 1f ? "" : $"Gain = {Literal.Of(parameter.Gain)}",
            parameter.PaddingRow is { } row ? $"PaddingRow = {Literal.Of(row)}" : "",
            parameter.Blocks == 1 ? "" : $"Blocks = {Literal.Of(parameter.Blocks)}",
            parameter.BlockOfOnes is { } block ? $"BlockOfOnes = {Literal.Of(block)}" : "",
        }.Where(option => option.Length > 0));
        return options.Length > 0 ? $" {{ {options} }}" : "";
    }

    /// <summary>Whether it is one input of floats and one loss on the last layer, which the runtime tells from the rest.</summary>
    private static bool IsPlain(NetworkPlan plan) => plan.Graph.Inputs.Count == 1 && !plan.Graph.Inputs[0].IsInteger && !plan.Graph.Inputs[0].HasLengths
        && plan.Graph.Outputs[0] is { Name: null, Declared.Weight: 1f } output && plan.Graph.EndsLastLine(output);

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
            writer.Line($"        new(\"{(plan.Graph.Inputs.Count > 1 ? input.Name : input.IsInteger ? InputSurface.Tokens : "inputs")}\", {Array(input.Shape)})"
                + $"{Initializer(input.Vocabulary is { } vocabulary ? $"Vocabulary = {vocabulary}" : "", input.HasLengths ? "HasLengths = true" : "")},");
        writer.Line("    ],");
    }

    private static void EmitOutputs(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line("    Outputs =");
        writer.Line("    [");
        foreach (var output in plan.Graph.Outputs)
        {
            var loss = output.Declared;
            string options = Initializer(
                loss is { Weight: not 1f } ? $"Weight = {Literal.Of(loss.Weight)}" : "",
                loss?.IgnoreLabel is { } ignored ? $"IgnoreLabel = {Literal.Of(ignored)}" : "",
                plan.Graph.EndsLastLine(output) ? "" : $"Source = {Literal.Of(output.Source)}",
                output.Value.HasLengths ? "HasLengths = true" : "");
            writer.Line($"        new(\"{output.Name ?? "outputs"}\", {Array(output.Value.Shape)}, {(loss is null ? "null" : $"\"{loss.Describe()}\"")}, "
                + $"{Types.Runtime}TargetKind.{loss?.TargetKind ?? TargetKind.Values}){options},");
        }

        writer.Line("    ],");
    }

    // What is set of these; nothing where none is.
    private static string Initializer(params string[] properties) =>
        properties.Any(property => property.Length > 0) ? $" {{ {string.Join(", ", properties.Where(property => property.Length > 0))} }}" : "";

    private static string Array(Shape shape) => Array(shape.Sizes);

    private static string Array(EquatableArray<int> numbers) => $"[{string.Join(", ", numbers.Select(Literal.Of))}]";
}
