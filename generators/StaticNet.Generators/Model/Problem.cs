using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Model;

/// <summary>
/// A mistake in a declaration: the rule it breaks, where, and the words of the message. The place is an index into the
/// attributes of the class, so that no location enters the model.
/// </summary>
/// <param name="RuleId">The ID of the rule, <c>SNET0005</c>.</param>
/// <param name="Attribute">The index of the guilty attribute, or <see cref="Type"/>.</param>
/// <param name="Arguments">What the rule's message format takes.</param>
internal sealed record Problem(string RuleId, int Attribute, EquatableArray<string> Arguments)
{
    /// <summary>The place of a problem that lies with the class itself.</summary>
    public const int Type = -1;

    /// <summary>The layer that a fix changes where that isn't what stands at the place: one of a block, say, that a network uses; else null.</summary>
    public LayerModel? Layer { get; init; }

    /// <summary>What a fix may write, in the fix's own form; empty where the rule says it all.</summary>
    public string Advice { get; init; } = "";
}
