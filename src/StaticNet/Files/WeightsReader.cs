using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>Reads the tensors of a network from a file, and notes what is wrong with each.</summary>
/// <param name="file">The file.</param>
/// <param name="options">How weights are loaded.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class WeightsReader(SafetensorsFile file, WeightsOptions options, WeightsProblems problems)
{
    /// <summary>The elements of a tensor.</summary>
    /// <param name="tensor">The network's tensor.</param>
    /// <param name="name">Its name in the file.</param>
    /// <returns>Null for a count of batches, and for a tensor with a problem.</returns>
    public float[]? Read(StateTensor tensor, string name)
    {
        // A count of batches is nothing that a network keeps: files from before PyTorch counted don't have it, and others have it in other shapes.
        return tensor.Info is null ? null : Read(name, tensor.Shape);
    }

    /// <summary>The elements of a tensor of some shape.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="wanted">The shape.</param>
    /// <returns>Null for a tensor with a problem.</returns>
    public float[]? Read(string name, ImmutableArray<long> wanted)
    {
        string shape = $"F32 [{string.Join(", ", wanted)}]";
        if (!file.TryGetTensor(name, out var found))
        {
            problems.Missing.Add($"{name}: {shape}");
            return null;
        }

        if (SafetensorsElements.IsSingles(found.Type) && found.Shape.SequenceEqual(wanted))
            return ReadFinite(found);
        problems.Misshapen.Add($"{found}, not {shape}");
        return null;
    }

    private float[]? ReadFinite(SafetensorsTensor tensor)
    {
        var (values, inexact) = file.TryReadSingles(tensor);
        if (inexact >= 0 && !options.RoundsDoubles)
        {
            problems.HasInexact = true;
            problems.AddBadValue(tensor.Name, inexact, "not a float exactly");
            return null;
        }

        int infinite = tensor.Type == SafetensorsType.F64 ? Array.FindIndex(values, float.IsInfinity) : -1;
        if (infinite < 0)
            return problems.Check(tensor.Name, values);
        problems.AddBadValue(tensor.Name, infinite, "beyond the largest float");
        return null;
    }
}
