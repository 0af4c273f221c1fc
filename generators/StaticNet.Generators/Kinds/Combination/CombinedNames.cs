using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Combination;

/// <summary>The names of the values that a layer reads beside the one made so far.</summary>
internal static class CombinedNames
{
    /// <summary>Reads them, or reports that there are none.</summary>
    public static bool TryRead(AttributeReader reader, out EquatableArray<string> names)
    {
        names = reader.PositionalArray<string>(0).Select(reader.NameOf).ToEquatableArray();
        if (names.Count > 0)
            return true;
        reader.Report(Rules.InvalidOption, "names", "empty", $"the name of another value at least, such as [{reader.Kind}(\"x\")] where [Tap(\"x\")] stands above");
        return false;
    }

    /// <summary>A name as its declaration has it: within a block without the block's.</summary>
    public static string Display(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
