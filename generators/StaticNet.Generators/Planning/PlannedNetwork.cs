using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>A declaration with its plan, null if it has a mistake.</summary>
internal sealed record PlannedNetwork(ParsedNetwork Parsed, NetworkPlan? Plan)
{
    public static PlannedNetwork Create(ParsedNetwork parsed)
    {
        if (parsed.Model is null)
            return new PlannedNetwork(parsed, null);
        var (graph, _) = GraphBuilder.Build(parsed.Model);
        return new PlannedNetwork(parsed, graph is null ? null : NetworkPlanner.Plan(parsed.Model, graph, GraphBuilder.BuildStep(parsed.Model)));
    }
}
