namespace StaticNet.Onnx.Import.Graph;

/// <summary>Terms in an order in which each stands behind those that it is computed of.</summary>
internal static class Order
{
    /// <summary>The terms that some are computed of, and these.</summary>
    /// <param name="terms">The last ones.</param>
    public static List<Term> Of(IEnumerable<Term> terms)
    {
        // Without recursion: a model may be deeper than a stack.
        var order = new List<Term>();
        var seen = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(Term Term, int Next)>();
        foreach (var last in terms)
        {
            if (seen.Add(last))
                stack.Push((last, 0));
            while (stack.TryPop(out var top))
            {
                if (top.Next == top.Term.Inputs.Length)
                {
                    order.Add(top.Term);
                    continue;
                }

                stack.Push((top.Term, top.Next + 1));
                if (seen.Add(top.Term.Inputs[top.Next]))
                    stack.Push((top.Term.Inputs[top.Next], 0));
            }
        }

        return order;
    }
}
