using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>The files of a declaration.</summary>
internal static class NetworkEmitter
{
    /// <summary>
    /// The API and the passes; for a declaration with a mistake only its members; nothing where nothing can be added to
    /// the class.
    /// </summary>
    public static IEnumerable<(string HintName, string Source)> Emit(PlannedNetwork network)
    {
        if (network.Plan is { } plan)
        {
            yield return ($"{plan.Model.Type.HintName}.g.cs", ApiEmitter.Emit(plan));
            yield return ($"{plan.Model.Type.HintName}.Passes.g.cs", PassesEmitter.Emit(plan));
        }
        else if (network.Parsed.Type is { } type)
        {
            yield return ($"{type.HintName}.g.cs", SurfaceEmitter.Emit(type, network.Parsed.Surface));
        }
    }
}
