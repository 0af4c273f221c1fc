using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Decides which parts of values are places in them instead of copies: a pure function of a pass, with its reasons. A part is a place where its rows
/// begin and end at whole vectors of the whole's, where it is made within the pass, and where every kernel that reads or writes it takes the whole's stride.
/// </summary>
internal static class PartPlaces
{
    /// <summary>What kernels read and write at a time: a panel of outputs.</summary>
    private const int Vector = ParameterLayout.UsualWidth;

    /// <summary>Each part of a pass, in the order of the pass.</summary>
    /// <param name="operations">The pass.</param>
    /// <param name="kept">Values that are read after it.</param>
    public static EquatableArray<PlacedPart> Find(IReadOnlyList<Operation> operations, IReadOnlyCollection<int> kept)
    {
        var places = new List<PlacedPart>();
        var placed = new HashSet<int>();
        foreach (var operation in operations)
        {
            if (operation is not IHasParts { Parts: { Count: > 0 } parts } whole)
                continue;
            foreach (var (part, first) in parts)
            {
                string? reason = parts.Count(other => other.Part == part) > 1 || placed.Contains(part.Id)
                    ? "it lies somewhere else already"
                    : ReasonToCopy(part, first, whole.Whole) ?? ReasonToCopy(part, operation, operations, kept);
                if (reason is null)
                    placed.Add(part.Id);
                places.Add(new PlacedPart(part, whole.Whole, first, reason));
            }
        }

        return places.ToEquatableArray();
    }

    private static string? ReasonToCopy(Tensor part, int first, Tensor whole)
    {
        if (first % Vector != 0)
            return $"it begins at feature {first}, no multiple of {Vector}";
        int end = first + part.Features;
        return end < whole.Features && end % Vector != 0 ? $"it ends at feature {end}, no multiple of {Vector}" : null;
    }

    private static string? ReasonToCopy(Tensor part, Operation owner, IReadOnlyList<Operation> operations, IReadOnlyCollection<int> kept)
    {
        if (kept.Contains(part.Id))
            return "it is read after the pass";
        if (!operations.Any(operation => operation.Writes.Contains(part)))
            return "it is the caller's";
        return operations.Any(operation => operation != owner && Touches(operation, part) && (operation as ITakesStrides)?.TakesStride(part) != true)
            ? "a kernel of it takes rows without others between them"
            : null;
    }

    private static bool Touches(Operation operation, Tensor value) => operation.Reads.Contains(value) || operation.Writes.Contains(value);
}
