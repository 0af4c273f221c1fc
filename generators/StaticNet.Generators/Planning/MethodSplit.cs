using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Divides the calls of a pass into methods that the JIT optimizes: a pure function of what the calls cost. A pass that
/// fits into one method stays one.
/// </summary>
internal static class MethodSplit
{
    /// <summary>The calls in parts, in order: each as many as a method has room for, and at least one.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="cost">What a call adds to a method.</param>
    public static EquatableArray<EquatableArray<TCall>> Split<TCall>(IEnumerable<TCall> calls, Func<TCall, MethodCost> cost)
        where TCall : IEquatable<TCall>
    {
        var parts = new List<EquatableArray<TCall>>();
        var part = new List<TCall>();
        var total = MethodCost.Start;
        foreach (var call in calls)
        {
            var added = cost(call);
            if (part.Count > 0 && !(total + added).IsWithin(MethodCost.Budget))
            {
                parts.Add(part.ToEquatableArray());
                part.Clear();
                total = MethodCost.Start;
            }

            part.Add(call);
            total += added;
        }

        parts.Add(part.ToEquatableArray());
        return parts.ToEquatableArray();
    }
}
