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
        var readers = CountReaders(operations);
        foreach (var operation in operations)
        {
            var joined = fused.Count > 0 && fused[fused.Count - 1].Writes is { } written && readers.TryGetValue(written.Id, out int count) && count == 1
                ? fused[fused.Count - 1].JoinWith(operation)
                : null;
            if (joined is not null)
                fused[fused.Count - 1] = joined;
            else
                fused.Add(operation);
        }

        return fused;
    }

    private static Dictionary<int, int> CountReaders(IReadOnlyList<Operation> operations)
    {
        var readers = new Dictionary<int, int>();
        foreach (var operation in operations)
            foreach (int tensor in operation.Reads.Select(read => read.Id).Distinct())
                readers[tensor] = readers.TryGetValue(tensor, out int count) ? count + 1 : 1;
        return readers;
    }
}
