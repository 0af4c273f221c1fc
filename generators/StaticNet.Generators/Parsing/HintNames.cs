using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>Makes the names of generated files differ by more than case.</summary>
internal static class HintNames
{
    public static ParsedNetwork MakeUnique(ParsedNetwork network, EquatableArray<string> all)
    {
        if (network.Type is not { } type)
            return network;
        var alike = all.Where(name => string.Equals(name, type.HintName, StringComparison.OrdinalIgnoreCase)).Distinct()
            .OrderBy(name => name, StringComparer.Ordinal).ToList();
        int index = alike.IndexOf(type.HintName);
        if (index <= 0)
            return network;
        var unique = type with { HintName = $"{type.HintName}+{Literal.Of(index + 1)}" };
        return network with { Type = unique, Model = network.Model is null ? null : network.Model with { Type = unique } };
    }
}
