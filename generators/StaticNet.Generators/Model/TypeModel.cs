using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Model;

/// <summary>The class that the network is emitted into.</summary>
/// <param name="Namespace">Its namespace with keywords escaped, empty for the global one.</param>
/// <param name="Containing">The declarations around it, outermost first, as they are reopened: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Declaration">How the class itself is reopened: <c>partial class Digits</c>.</param>
/// <param name="Name">Its plain name.</param>
/// <param name="HintName">A name for its files, unique up to case among types: <c>My.App.Outer-1.Digits</c>.</param>
internal sealed record TypeModel(string Namespace, EquatableArray<string> Containing, string Declaration, string Name, string HintName)
{
    private const string Keyword = "class ";

    /// <summary>The class as it names itself: <c>Net&lt;T&gt;</c>.</summary>
    public string Self => Declaration.Substring(Declaration.IndexOf(Keyword, StringComparison.Ordinal) + Keyword.Length);
}
