using StaticNet.Generators.Model;

namespace StaticNet.Generators.Members;

/// <summary>
/// Every member that a network gets: the one list that the API, the members of an invalid declaration and the check of names
/// that a class has already go by.
/// </summary>
internal sealed class MemberTable
{
    /// <summary>The class of the types of layers' views.</summary>
    public const string Layers = "Layers";

    private readonly SurfaceModel _surface;
    private readonly IReadOnlyList<Member> _members;

    private MemberTable(SurfaceModel surface, IReadOnlyList<Member> members) => (_surface, _members) = (surface, members);

    /// <summary>The members of a network.</summary>
    /// <param name="surface">What they follow from.</param>
    /// <param name="name">The plain name of its class.</param>
    /// <param name="self">The class as it names itself: <c>Net&lt;T&gt;</c>.</param>
    public static MemberTable Of(SurfaceModel surface, string name, string self) => new(
        surface,
        [
            .. StateMembers.Of(surface, name, self),
            .. LayerMembers.Of(surface),
            .. new PassMembers(surface).All,
            .. StreamMembers.Of(surface),
            .. CarriedStateMembers.All,
            .. InterfaceMembers.All,
        ]);

    /// <summary>Those that are emitted.</summary>
    public IEnumerable<Member> Emitted => _members.Where(IsEmitted);

    /// <summary>
    /// Those that the class may not have: also what the network has no use for, so that an option that is added to it breaks no code. Only what it
    /// has instead of a loss of its own is free to one that has a loss.
    /// </summary>
    public IEnumerable<Member> Reserved => _members.Where(member => (member.Needs & NetworkTraits.CallersLoss) == 0 || IsEmitted(member));

    private bool IsEmitted(Member member) => (member.Needs & _surface.Traits) == member.Needs;
}
