using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Members;

namespace StaticNet.Generators.Tests.Members;

/// <summary>A member of a class <c>Net</c> of no namespace in one line: of the table as it says, of a compilation as the compiler sees it.</summary>
internal static class MemberDescription
{
    private static readonly Dictionary<string, string> Defaults = new() { ["default"] = "", ["null"] = "", ["0f"] = "0" };

    /// <summary>A member of the table.</summary>
    public static string Of(Member member)
    {
        string access = member.IsPrivate || member.Interface is not null ? "private" : "public";
        bool isStatic = member.IsStatic || member is { Kind: MemberKind.NestedType, Base: null };
        string name = member.Interface is { } implemented ? $"{implemented}.{member.Name}" : member.Kind == MemberKind.Constructor ? ".ctor" : member.Name;
        string type = member.Kind switch { MemberKind.Constructor => "void", MemberKind.NestedType => "class", _ => member.Type };
        var parameters = member.Parameters.Select(parameter => Parameter(
            parameter.IsReadOnlyReference, parameter.Type, parameter.Name.TrimStart('@'), parameter.Default is { } given ? Defaults.GetValueOrDefault(given, given) : null));
        return Line(access, isStatic, type, name, IsCalled(member) ? string.Join(", ", parameters) : null, member.Kind == MemberKind.SettableProperty);
    }

    /// <summary>The members of a class that somebody wrote, or a generator.</summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null }).Select(Of);

    private static bool IsCalled(Member member) => member.Kind is MemberKind.Method or MemberKind.Constructor;

    private static string Of(ISymbol member)
    {
        string access = member.DeclaredAccessibility == Accessibility.Public ? "public" : "private";
        return member switch
        {
            IFieldSymbol field => Line(access, field.IsStatic, Name(field.Type), field.Name, null, false),
            IPropertySymbol property => Line(
                access, property.IsStatic, Name(property.Type), Name(property, property.ExplicitInterfaceImplementations), null, property.SetMethod is not null),
            IMethodSymbol method => Line(
                access, method.IsStatic, Name(method.ReturnType), Name(method, method.ExplicitInterfaceImplementations),
                string.Join(", ", method.Parameters.Select(parameter => Parameter(parameter.RefKind == RefKind.In, Name(parameter.Type), parameter.Name, DefaultOf(parameter)))), false),
            _ => Line(access, member.IsStatic, "class", member.Name, null, false),
        };
    }

    private static string? DefaultOf(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue ? Convert.ToString(parameter.ExplicitDefaultValue, CultureInfo.InvariantCulture) ?? "" : null;

    private static string Name(ISymbol member, IEnumerable<ISymbol> implemented) =>
        implemented.FirstOrDefault() is { } other ? $"{Name(other.ContainingType)}.{other.Name}" : member.Name;

    // As the class itself names them.
    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
        .Replace("global::Net", "Net", StringComparison.Ordinal).Replace("Net.Layers", "Layers", StringComparison.Ordinal)
        .Replace("Net.StepStream", "StepStream", StringComparison.Ordinal);

    private static string Parameter(bool isReference, string type, string name, string? given) =>
        $"{(isReference ? "in " : "")}{type} {name}{(given is null ? "" : $" = '{given}'")}";

    private static string Line(string access, bool isStatic, string type, string name, string? parameters, bool isSettable) =>
        $"{access} {(isStatic ? "static " : "")}{type} {name}{(parameters is null ? "" : $"({parameters})")}{(isSettable ? " set" : "")}";
}
