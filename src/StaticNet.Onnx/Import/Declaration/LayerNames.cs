using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Files;
using StaticNet.Generators.Model;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Names of layers: those that the file has for their weights, else the ones that StaticNet counts.</summary>
internal sealed class LayerNames
{
    /// <summary>Members of every object, which no layer hides.</summary>
    private static readonly string[] OfObjects = ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private readonly Dictionary<Term, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Term, string> _given = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names layers.</summary>
    /// <param name="className">The name of the class.</param>
    /// <param name="layers">The layers from top to bottom.</param>
    public LayerNames(string className, IReadOnlyList<Term> layers)
    {
        string[] counted = Count(layers);
        _taken.Add(className);
        _taken.UnionWith(ReservedNames.Members);
        _taken.UnionWith(OfObjects);

        // Those that are counted first, lest another is given the name of one.
        string?[] wished = Wishes(layers);
        for (int index = 0; index < counted.Length; index++)
            if (wished[index] is null || wished[index] == counted[index])
                Take(layers[index], counted[index], isGiven: !_taken.Add(counted[index]));
        for (int index = 0; index < counted.Length; index++)
            if (!_names.ContainsKey(layers[index]))
                Take(layers[index], wished[index]!, isGiven: true);
    }

    /// <summary>Whether every class of a network has a member of a name already.</summary>
    public static bool IsMember(string name) => ReservedNames.Members.Contains(name, StringComparer.Ordinal) || OfObjects.Contains(name, StringComparer.Ordinal);

    /// <summary>The name of a layer.</summary>
    public string this[Term layer] => _names[layer];

    /// <summary>The name that its attribute must say; null where that is counted.</summary>
    public string? Given(Term layer) => _given.GetValueOrDefault(layer);

    /// <summary>What files call it.</summary>
    public string Module(Term layer) => SnakeCase.Of(_names[layer]);

    private void Take(Term layer, string name, bool isGiven)
    {
        if (isGiven)
        {
            name = Names.Unique(name, _taken.Contains);
            _given[layer] = name;
        }

        _taken.Add(name);
        _names[layer] = name;
    }

    // As the generator counts: those with names too.
    private static string[] Count(IReadOnlyList<Term> layers)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. layers.Select(layer =>
        {
            counts[layer.Kind] = counts.GetValueOrDefault(layer.Kind) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{layer.Kind}{counts[layer.Kind]}");
        })];
    }

    // The part of their paths that all have in common tells nothing.
    private static string?[] Wishes(IReadOnlyList<Term> layers)
    {
        string?[] hints = [.. layers.Select(layer => layer.Weights.IsEmpty ? null : layer.Hints.FirstOrDefault())];
        string[][] paths = [.. hints.OfType<string>().Select(hint => hint.Split('.'))];
        int common = 0;
        while (paths.Length > 1 && paths.All(path => path.Length > common + 1 && path[common] == paths[0][common]))
            common++;
        return [.. hints.Select((hint, index) => hint is null ? null
            : Names.ToPascalCase(string.Join('.', hint.Split('.').Skip(common))) ?? Numbered(layers[index], hint))];
    }

    // A module of a sequence, net.0, by its kind and number.
    private static string? Numbered(Term layer, string hint) => hint.Split('.')[^1] is { Length: > 0 } number && number.All(char.IsAsciiDigit) ? null : layer.Kind;
}
