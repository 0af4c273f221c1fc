namespace StaticNet.Generators.Planning;

/// <summary>The distinct kernels of a network in the order of their first calls, and the names they are emitted under.</summary>
internal sealed class KernelNames
{
    private readonly List<(string Name, KernelPlan Kernel)> _kernels = [];
    private readonly Dictionary<KernelPlan, string> _names = [];

    /// <summary>Names the kernels of calls.</summary>
    public KernelNames(IEnumerable<KernelCall> calls)
    {
        // Two kernels may differ in a stride that their names don't show.
        var variants = new Dictionary<string, int>();
        foreach (var call in calls)
        {
            if (_names.ContainsKey(call.Kernel))
                continue;
            string name = call.Kernel.Name;
            variants[name] = variants.TryGetValue(name, out int same) ? same + 1 : 1;
            if (same > 0)
                name = $"{name}Variant{same + 1}";
            _names.Add(call.Kernel, name);
            _kernels.Add((name, call.Kernel));
        }
    }

    /// <summary>The kernels.</summary>
    public IReadOnlyList<(string Name, KernelPlan Kernel)> All => _kernels;

    /// <summary>The name of a kernel.</summary>
    public string Of(KernelPlan kernel) => _names[kernel];
}
