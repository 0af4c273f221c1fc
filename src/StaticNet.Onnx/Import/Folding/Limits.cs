using StaticNet.Onnx.Import.Operators;

namespace StaticNet.Onnx.Import.Folding;

/// <summary>What a node of a few bytes may make in memory.</summary>
internal static class Limits
{
    private const long MostElements = 1 << 26;

    /// <summary>The number of elements of some sizes.</summary>
    /// <exception cref="InvalidDataException">There are too many, or a size is below 0.</exception>
    public static int Count(Call call, IEnumerable<long> dims)
    {
        long count = 1;
        foreach (long size in dims)
            if (size < 0)
                throw call.Node.Malformed($"makes the size {size}");
            else if (size > MostElements || (count *= size) > MostElements)
                throw call.Node.Refuse($"makes more than {MostElements} elements", "A network has none such: leave that part out of the model.");
        return (int)count;
    }
}
