using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Members;

/// <summary>A member that a network gets, without its body.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, or that of its results, as source; empty for constructors and nested types.</param>
internal sealed record Member(MemberKind Kind, string Name, string Type)
{
    /// <summary>The parameters of a method or a constructor.</summary>
    public EquatableArray<MemberParameter> Parameters { get; init; }

    /// <summary>What the network must have, all of it, for the member to be emitted.</summary>
    public NetworkTraits Needs { get; init; }

    /// <summary>The interface whose member it implements explicitly, as source; null for a member of the class alone.</summary>
    public string? Interface { get; init; }

    /// <summary>What a nested type derives from, as source; null for a static one.</summary>
    public string? Base { get; init; }

    /// <summary>Whether only the network itself sees it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether it belongs to the type.</summary>
    public bool IsStatic { get; init; }

    /// <summary>The lines of its documentation before those of its parameters.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The lines of its documentation after those of its parameters.</summary>
    public string Details { get; init; } = "";

    /// <summary>What users and emitters know it by: its name, with its interface's or the types of a constructor's parameters.</summary>
    public string Key => this switch
    {
        { Interface: { } implemented } => $"{Short(implemented)}.{Name}",
        { Kind: MemberKind.Constructor } => $"{Name}({string.Join(", ", Parameters.Select(parameter => Short(parameter.Type)))})",
        _ => Name,
    };

    /// <summary>It as source, up to its body.</summary>
    public string Declaration
    {
        get
        {
            string access = Interface is not null ? "" : IsPrivate ? "private " : "public ";
            string modifiers = access + (Base is not null ? "sealed " : IsStatic || Kind == MemberKind.NestedType ? "static " : Kind == MemberKind.Field ? "readonly " : "");
            string type = Kind == MemberKind.NestedType ? "class " : Type.Length == 0 ? "" : $"{Type} ";
            string name = Interface is null ? Identifier.Escape(Name) : $"{Interface}.{Name}";
            string parameters = Kind is MemberKind.Method or MemberKind.Constructor
                ? $"({string.Join(", ", Parameters.Select(parameter => parameter.Declaration))})"
                : "";
            return modifiers + type + name + parameters + (Base is null ? "" : $" : {Base}");
        }
    }

    /// <summary>Its documentation, line by line.</summary>
    public IEnumerable<string> Documentation =>
    [
        .. Lines(Summary),
        .. Parameters.Where(parameter => parameter.Summary.Length > 0)
            .Select(parameter => $"/// <param name=\"{parameter.Name.TrimStart('@')}\">{parameter.Summary}</param>"),
        .. Lines(Details),
    ];

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    private static string Short(string type) => type.Substring(type.LastIndexOf('.') + 1);
}
