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
            writer.Line($"_memory.CreateOptions([{string.Join(", ", options.Select(option => Literal.Of(option.Option.Value)))}]);");
    }

    /// <summary>Writes the properties.</summary>
    public static void Emit(MemberWriter members, NetworkPlan plan)
    {
        members.WriteSettable("TrainingPosition", "_memory.TrainingPosition");
        var options = plan.Model.FindOptions();
        for (int index = 0; index < options.Count; index++)
        {
            var (name, option) = (options[index].Member, options[index].Option);
            members.WriteSettable(
                name,
                $"_memory.Options[{index}]",
                $"{Types.Services}NetworkGuard.CheckOption(value, {Literal.Of(option.Least)}, {Literal.Of(option.Most)}, nameof({Identifier.Escape(name)}))");
        }
    }
}
