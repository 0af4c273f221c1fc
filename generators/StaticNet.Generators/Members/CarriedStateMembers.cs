using StaticNet.Generators.Model;

namespace StaticNet.Generators.Members;

/// <summary>The members of networks whose states go from window to window in training.</summary>
internal static class CarriedStateMembers
{
    /// <summary>Them.</summary>
    public static IEnumerable<Member> All { get; } =
    [
        new(MemberKind.Method, "ResetState", "void")
        {
            Needs = NetworkTraits.CarriedState,
            Parameters = new(new MemberParameter("int?", "sample", "The place in the batch, from 0; null for all.", "null")),
            Summary = """
                /// <summary>
                /// Lets the next window that is trained on begin with states of 0, at one place of the batch or at all. Nothing else does but <c>Initialize</c>. What
                /// <c>Forward</c> has computed is given up: <c>Backward</c> needs another call of it.
                /// </summary>
                """,
            Details = """
                /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such place.</exception>
                /// <exception cref="global::System.InvalidOperationException">Another call uses the network, or it is a reader.</exception>
                /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
                """,
        },
    ];
}
