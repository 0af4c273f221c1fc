using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Files;

/// <summary>
/// Which tensor of a file is which of a network. Those that nobody has named are found in one of two ways, whichever fits more of them: by
/// the network's own names, or by modules that are numbered as <c>nn.Sequential</c> does, in their order; both perhaps behind a common path, as
/// wrappers of a module put it there (<c>module.dense1.weight</c>, <c>net.0.weight</c>). Other tensors of the file don't matter.
/// </summary>
internal static class StateMapping
{
    /// <summary>The name in the file of each tensor of a network.</summary>
    /// <param name="tensors">The network's tensors.</param>
    /// <param name="file">The file.</param>
    /// <param name="names">Names in the file by the network's; null, or those that aren't in it, are found.</param>
    /// <exception cref="ArgumentException">A name isn't one of the network's.</exception>
    public static ImmutableArray<string> Resolve(
        ImmutableArray<StateTensor> tensors, SafetensorsFile file, IReadOnlyDictionary<string, string>? names)
    {
        names ??= ImmutableDictionary<string, string>.Empty;
        CheckNames(tensors, names);

        var claimed = names.Values.ToHashSet(StringComparer.Ordinal);
        var found = file.Tensors.Where(tensor => !claimed.Contains(tensor.Name)).ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        StateTensor[] unnamed = [.. tensors.Where(tensor => !names.ContainsKey(tensor.Name))];
        var naming = ByOwnNames(unnamed, found.Keys).Concat(ByNumber(tensors, found.Keys)).MaxBy(candidate => CountFitting(unnamed, found, candidate))!;
        return [.. tensors.Select(tensor => names.TryGetValue(tensor.Name, out string? name) ? name : naming(tensor))];
    }

    /// <summary>Names in a file by those of tensors that a network has.</summary>
    /// <param name="tensors">The network's tensors.</param>
    /// <param name="names">The names.</param>
    /// <exception cref="ArgumentException">A name isn't one of the network's.</exception>
    public static void CheckNames(ImmutableArray<StateTensor> tensors, IReadOnlyDictionary<string, string> names)
    {
        foreach (string name in names.Keys)
            if (!tensors.Any(tensor => tensor.Name == name))
                throw new ArgumentException(
                    $"The network has no tensor {name}; it has {string.Join(", ", tensors.Select(tensor => tensor.Name))}.", nameof(names));
    }

    // By name and shape first, so that of two candidates the one wins whose tensors could be loaded.
    private static (int Shapes, int Names) CountFitting(
        StateTensor[] tensors, Dictionary<string, SafetensorsTensor> found, Func<StateTensor, string> naming)
    {
        int shapes = 0, names = 0;
        foreach (var tensor in tensors)
            if (tensor.Info is not null && found.TryGetValue(naming(tensor), out var candidate))
            {
                names++;
                shapes += candidate.Shape.SequenceEqual(tensor.Shape) ? 1 : 0;
            }

        return (shapes, names);
    }

    // Without a path first: of equally good candidates the first one is taken.
    private static IEnumerable<Func<StateTensor, string>> ByOwnNames(StateTensor[] tensors, IReadOnlyCollection<string> found)
    {
        var paths = from tensor in tensors
                    from name in found
                    where name.EndsWith($".{tensor.Name}", StringComparison.Ordinal)
                    select name[..^tensor.Name.Length];
        foreach (string path in paths.Distinct().Order(StringComparer.Ordinal).Prepend(""))
            yield return tensor => path + tensor.Name;
    }

    private static IEnumerable<Func<StateTensor, string>> ByNumber(ImmutableArray<StateTensor> tensors, IEnumerable<string> found)
    {
        string[] layers = [.. tensors.Select(tensor => tensor.Module).Distinct()];
        var paths = found.Select(Parse).OfType<(string Path, int Number)>().Distinct().GroupBy(module => module.Path);
        foreach (var path in paths.OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            int[] numbers = [.. path.Select(module => module.Number).Order()];
            yield return tensor =>
            {
                int layer = Array.IndexOf(layers, tensor.Module);
                return layer < numbers.Length ? string.Create(CultureInfo.InvariantCulture, $"{path.Key}{numbers[layer]}.{tensor.Key}") : tensor.Name;
            };
        }
    }

    // The module of a tensor, "net." and 0 for net.0.weight; null if it has no number.
    private static (string Path, int Number)? Parse(string name)
    {
        int end = Math.Max(name.LastIndexOf('.'), 0);
        int start = end == 0 ? 0 : name.LastIndexOf('.', end - 1) + 1;
        string text = name[start..end];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && text == number.ToString(CultureInfo.InvariantCulture)
            ? (name[..start], number)
            : null;
    }
}
