using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet;

/// <summary>Which tensor of a file is which of a network.</summary>
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
        foreach (string name in names?.Keys ?? [])
            if (!tensors.Any(tensor => tensor.Name == name))
                throw new ArgumentException(
                    $"The network has no tensor {name}; it has {string.Join(", ", tensors.Select(tensor => tensor.Name))}.", nameof(names));

        bool isNumbered = names is null && !tensors.Any(tensor => file.TryGetTensor(tensor.Name, out _));
        string[]? modules = isNumbered ? NumberedModules(file) : null;
        string[] layers = [.. tensors.Select(tensor => tensor.Module).Distinct()];
        return [.. tensors.Select(tensor => NameOf(tensor, Array.IndexOf(layers, tensor.Module)))];

        string NameOf(StateTensor tensor, int layer)
        {
            if (names is not null && names.TryGetValue(tensor.Name, out string? name))
                return name;
            return modules is not null && layer < modules.Length ? $"{modules[layer]}.{tensor.Key}" : tensor.Name;
        }
    }

    // Modules as nn.Sequential numbers them, in its order, if all of the file's are: "0", "2", or with a common path "net.0", "net.2".
    private static string[]? NumberedModules(SafetensorsFile file)
    {
        string? path = null;
        var modules = new SortedDictionary<int, string>();
        foreach (string name in file.Tensors.Select(tensor => tensor.Name))
        {
            int dot = name.LastIndexOf('.');
            string module = dot < 0 ? "" : name[..dot];
            int start = module.LastIndexOf('.') + 1;
            path ??= module[..start];
            if (module[..start] != path || !int.TryParse(module.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                return null;
            if (!modules.TryAdd(number, module) && modules[number] != module)
                return null;
        }

        return [.. modules.Values];
    }
}
