using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>
/// Sets the initializer that suits what follows (SNET0019) or a rectified recurrence (SNET0033); or takes out one that makes all weights equal, which
/// leaves the choice to the layers (SNET0018).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitializerFix))]
[Shared]
public sealed class InitializerFix : DeclarationFix
{
    private const string Init = "Init";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0018", "SNET0019", "SNET0033"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all)
    {
        if (target.Layer is not { Attribute: { } attribute } layer)
            yield break;
        string initializer = target.Advice;
        if (initializer.Length == 0)
        {
            const string Title = "Start with random weights that suit the layers";
            yield return new FixChoice(Title, Title, [.. Removal.RemoveArguments(layer, attribute, Init, "InitValue")]);
            yield break;
        }

        // Of those that the rules advise only He and LeCun choose a fan, and none has a value.
        bool choosesFan = initializer.StartsWith("He", StringComparison.Ordinal) || initializer.StartsWith("LeCun", StringComparison.Ordinal);
        string[] superfluous = choosesFan ? ["InitValue"] : ["InitValue", "InitFan"];
        string title = $"Start with {initializer}";
        yield return new FixChoice(title, $"Start as {target.Diagnostic.Id} advises",
        [
            Addition.Argument(layer, attribute, Init, $"{Words.Type(layer, attribute, "Initializer")}.{initializer}"),
            .. Removal.RemoveArguments(layer, attribute, superfluous),
        ]);
    }
}
