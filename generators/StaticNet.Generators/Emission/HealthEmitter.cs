using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits what networks that track gradients have besides: nothing at all for others.</summary>
internal static class HealthEmitter
{
    /// <summary>Writes what the constructor does for it.</summary>
    public static void EmitCreation(SourceWriter writer, NetworkPlan plan)
    {
        if (!plan.Model.TracksGradients)
            return;
        var activations = plan.Graph.Forward.Where(operation => operation.IsActivation).ToList();
        writer.Line($"_memory.TrackGradients(new {Types.Services}TrackedActivation[]");
        writer.Line("{");
        foreach (var activation in activations)
        {
            var buffer = plan.Training.Of(activation.Outputs[0]);
            int index = IndexOf(plan, activation.Layer);
            writer.Line($"    new({index}, {buffer.Offset}, {buffer.Stride}, {Types.Services}ActivationRange.{RangeOf(plan.Model.Layers[index].Traits)}{(buffer.Tensor.Rows == 1 ? "" : $", {buffer.Tensor.Rows}")}{(buffer.Tensor.HasLengths ? ", HasLengths: true" : "")}),");
        }

        if (plan.Graph.Tracked.Count > 0)
        {
            writer.Line("},");
            writer.Line($"new {Types.Services}TrackedRecurrence[]");
            writer.Line("{");
            foreach (var states in plan.Graph.Tracked)
            {
                var buffer = plan.Training.Of(states.Value);
                writer.Line($"    new({IndexOf(plan, states.Layer)}, \"{states.Name}\", {Literal.Of(buffer.Offset)}, {Literal.Of(buffer.Stride)}, {Literal.Of(states.Steps)}, {Literal.Of(states.Units)}{(states.IsReversed ? ", IsReversed: true" : "")}{(states.HasLengths ? ", HasLengths: true" : "")}),");
            }
        }

        writer.Line("});");
    }

    /// <summary>Writes the property.</summary>
    public static void Emit(MemberWriter members) => members.Write("GradientHealth", "_memory.GradientHealth!");

    /// <summary>Writes what a training pass does for it at its end.</summary>
    public static void EmitObservation(SourceWriter writer, NetworkPlan plan)
    {
        if (plan.Model.TracksGradients)
            writer.Line("_memory.GradientHealth!.Observe(rows);");
    }

    private static int IndexOf(NetworkPlan plan, string layer) => plan.Model.Layers.Select(declared => declared.Name).ToList().IndexOf(layer);

    private static string RangeOf(LayerTraits traits)
    {
        if ((traits & LayerTraits.Saturating) == 0)
            return "Rectifying";
        return (traits & LayerTraits.Probabilities) == 0 ? "Symmetric" : "Unit";
    }
}
