using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Planning;

/// <summary>Those kernels of a project whose names fall into one group.</summary>
/// <param name="Kernels">The kernels, each once.</param>
internal sealed record KernelGroup(EquatableArray<KernelPlan> Kernels)
{
    /// <summary>Divides kernels into a number of groups, a function of each kernel's name alone.</summary>
    /// <param name="kernels">The kernels, of which some may be there more than once.</param>
    /// <param name="count">The number of groups.</param>
    public static IEnumerable<KernelGroup> Divide(IEnumerable<KernelPlan> kernels, int count)
    {
        var groups = Enumerable.Range(0, count).Select(_ => new SortedDictionary<string, KernelPlan>(StringComparer.Ordinal)).ToArray();
        foreach (var kernel in kernels)
        {
            string name = kernel.FullName;
            groups[(int)(Hash(name) % (uint)count)][name] = kernel;
        }

        return groups.Select(group => new KernelGroup(group.Values.ToEquatableArray()));
    }

    // FNV-1a: a string's own hash is another one in each process.
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char letter in text)
            hash = unchecked((hash ^ letter) * 16777619);
        return hash;
    }
}
