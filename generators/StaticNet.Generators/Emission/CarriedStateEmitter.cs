using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits what networks have whose states go from window to window in training.</summary>
internal static class CarriedStateEmitter
{
    /// <summary>Writes what the constructor does for them.</summary>
    public static void EmitCreation(SourceWriter writer, NetworkPlan plan)
    {
        if (plan.Graph.Carried.Count == 0)
            return;
        string states = string.Join(", ", plan.Graph.Carried.Select(state =>
            $"new(\"{state.Layer}\", \"{state.Name}\", {Literal.Of(state.Offset)}, {Literal.Of(state.Units)})"));
        writer.Line($"_memory.CarryStates({Literal.Of(plan.Graph.CarriedStride)}, new {Types.Services}CarriedState[] {{ {states} }});");
    }

    /// <summary>Writes the members.</summary>
    public static void Emit(MemberWriter members) => members.Write("ResetState", "_memory.ResetStates(sample)");
}
