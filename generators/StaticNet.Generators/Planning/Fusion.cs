using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Joins an operation with the one that follows it where both can run in one kernel, so that a value is finished while it
/// is in registers.
/// </summary>
internal static class Fusion
{
    public static List<Operation> Fuse(IReadOnlyList<Operation> operations)
    {
        var fused = new List<Operation>();
        foreach (var operation in operations)
        {
            var joined = fused.Count > 0 && HasOneReader(operations, fused[fused.Count - 1].Writes)
                ? fused[fused.Count - 1].JoinWith(operation)
                : null;
            if (joined is not null)
                fused[fused.Count - 1] = joined;
            else
                fused.Add(operation);
        }

        return fused;
    }

    private static bool HasOneReader(IReadOnlyList<Operation> operations, Tensor? tensor) =>
        tensor is not null && operations.Count(operation => operation.Reads.Contains(tensor)) == 1;
}
