using StaticNet.Generators.Collections;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Model;

/// <summary>An input as a parameter of a network's members.</summary>
/// <param name="Name">Its name; null for the only input, which its parameter isn't named after.</param>
/// <param name="IsInteger">Whether it is of integers, not floats.</param>
/// <param name="Shape">Its shape for one sample; null where a mistake leaves it unknown.</param>
internal sealed record InputSurface(string? Name, bool IsInteger, Shape? Shape)
{
    /// <summary>The inputs of a network. One alone has no name and is known by its length, several have names and shapes.</summary>
    /// <param name="inputs">Them.</param>
    public static EquatableArray<InputSurface> Of(IReadOnlyList<InputSurface> inputs) =>
        inputs.Count > 1 ? inputs.ToEquatableArray() : inputs.Select(input => input with { Name = null }).ToEquatableArray();

    /// <summary>The parameter of the only input, if it is of integers.</summary>
    public const string Tokens = ReservedNames.Tokens;

    /// <summary>Of an input of integers, how many different ones there are; null for floats, and where a mistake leaves it unknown.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>Whether samples may have fewer steps of it than its first size says.</summary>
    public bool HasLengths { get; init; }

    /// <summary>The elements of a step, of a network that streams.</summary>
    public int? StepLength { get; init; }

    /// <summary>The parameter of the lengths of samples.</summary>
    public const string Lengths = ReservedNames.Lengths;

    /// <summary>The parameter's name as source.</summary>
    public string Parameter => Name is not null ? Identifier.Escape(Name) : IsInteger ? Tokens : "inputs";

    /// <summary>The parameter's type as source.</summary>
    public string Type => $"{Types.ReadOnlySpan}<{(IsInteger ? "int" : "float")}>";

    /// <summary>The batch of it and what its elements are, in documents; empty where its shape is unknown.</summary>
    public string Batch => Shape is null ? "" : $"<c>[batch, {Sizes}]</c>, {(IsInteger ? $"each in [0, {Vocabulary})" : "finite")}{(HasLengths ? " within a sample's length" : "")}";

    private string Sizes => Name is null ? $"{Shape!.Length}" : string.Join(", ", Shape!.Sizes);
}
