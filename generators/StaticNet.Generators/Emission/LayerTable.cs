using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>The layer table as documentation of the class.</summary>
internal static class LayerTable
{
    public static void Write(SourceWriter writer, NetworkPlan plan)
    {
        long flops = plan.Graph.Layers.Sum(layer => layer.Flops);
        var edges = new EdgeText(plan.Graph);
        writer.Line("/// <remarks>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>Layer</term><description>Kind; output for one sample; parameters; FLOPs of the forward pass"
            + $"{(edges.IsChain ? "" : "; what it reads, where that isn't the line above")}</description></listheader>");
        foreach (var input in plan.Graph.Inputs)
            writer.Line($"/// <item><term>{input.Name}</term><description>{input.Shape}</description></item>");
        foreach (var (layer, index) in plan.Graph.Layers.Select((layer, index) => (layer, index)))
            writer.Line($"/// <item><term>{layer.Name}</term><description>{Xml(layer.Kind)}; {layer.OutputShape}; "
                + $"{Literal.Display(layer.ParameterCount)}; {Literal.Display(layer.Flops)}{Behind(edges.OfLayer(index))}</description></item>");
        foreach (var output in plan.Graph.Outputs)
            writer.Line($"/// <item><term>{(output.Declared is null ? $"output {output.Name}" : output.Name is null ? "loss" : $"loss {output.Name}")}</term>"
                + $"<description>{(output.Declared is { } loss ? Xml(Describe(loss)) : $"{output.Value.Shape}")}{Behind(edges.OfOutput(output))}</description></item>");
        writer.Line("/// </list>");
        writer.Line($"/// In all {Literal.Display(plan.ParameterCount)} parameters ({Literal.Display(4L * plan.ParameterArrayLength)} bytes with padding) "
            + $"and {Literal.Display(flops)} FLOPs for one sample.");
        if (StreamForm.ReasonAgainst(plan.Model) is { } reason)
            writer.Line($"/// It has no <c>OpenStream</c>: {Xml(reason)}.");
        writer.Line("/// </remarks>");
    }

    /// <summary>A loss with its weight.</summary>
    public static string Describe(LossModel loss) => loss.Weight == 1f ? loss.Describe() : $"{Literal.Display(loss.Weight)} · {loss.Describe()}";

    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Behind(string edges) => edges.Length > 0 ? $"; {edges}" : "";
}
