using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits a property for each option of a layer, and the training position of networks that draw random numbers.</summary>
internal static class OptionsEmitter
{
    /// <summary>Writes what the constructor does for them.</summary>
    public static void EmitCreation(SourceWriter writer, NetworkPlan plan)
    {
        var options = plan.Model.FindOptions();
        if (options.Count > 0)
            writer.Line($"    _memory.CreateOptions([{string.Join(", ", options.Select(option => Literal.Of(option.Option.Value)))}]);");
    }

    /// <summary>Writes the properties.</summary>
    public static void Emit(SourceWriter writer, NetworkPlan plan)
    {
        if (plan.Graph.Masks > 0)
        {
            writer.Line();
            writer.Line($$"""
                /// <inheritdoc/>
                public {{Types.Runtime}}TrainingPosition TrainingPosition
                {
                    get => _memory.TrainingPosition;
                    set => _memory.TrainingPosition = value;
                }
                """);
        }

        var options = plan.Model.FindOptions();
        for (int index = 0; index < options.Count; index++)
        {
            var (least, most) = (options[index].Option.Least, options[index].Option.Most);
            string limits = $"[{Literal.Display(least)}, {Literal.Display(most)}]";
            writer.Line();
            writer.Line($$"""
                /// <summary>{{options[index].Option.Summary}}, in {{limits}}.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">The value is outside {{limits}}, or NaN.</exception>
                public float {{Identifier.Escape(options[index].Member)}}
                {
                    get => _memory.Options[{{index}}];
                    set => _memory.Options[{{index}}] = {{Types.Services}}NetworkGuard.CheckOption(value, {{Literal.Of(least)}}, {{Literal.Of(most)}}, nameof({{Identifier.Escape(options[index].Member)}}));
                }
                """);
        }
    }
}
