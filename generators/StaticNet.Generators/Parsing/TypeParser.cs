using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads what is needed to reopen the class in another file, and whether that is possible.</summary>
internal static class TypeParser
{
    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static TypeModel? Parse(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
    {
        int before = problems.Count;
        for (var current = type; current is not null; current = current.ContainingType)
            CheckReopenable(current, problems, cancellation);
        CheckKind(type, problems, cancellation);
        if (problems.Count > before)
            return null;

        var containing = new List<string>();
        for (var current = type.ContainingType; current is not null; current = current.ContainingType)
            containing.Insert(0, Declare(current));
        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(NamespaceFormat);
        return new TypeModel(space, containing.ToEquatableArray(), Declare(type), type.Name, HintName(type));
    }

    private static void CheckReopenable(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
    {
        if (type.IsFileLocal)
            problems.Add(new Problem(Rules.UnsupportedType, Problem.Type, new(
                type.Name, "is file-local, and generated code lives in another file", "declare it internal or private to a class")));
        else if (!Declarations(type, cancellation).All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
            problems.Add(new Problem(Rules.NotPartial, Problem.Type, new(type.Name)));
    }

    private static void CheckKind(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
    {
        void Report(string what, string wayOut) =>
            problems.Add(new Problem(Rules.UnsupportedType, Problem.Type, new(type.Name, what, wayOut)));

        if (type.IsRecord)
            Report("is a record", "a network holds state and has no value equality: declare it a class");
        else if (type.IsStatic)
            Report("is static", "a network holds its parameters: remove 'static'");
        else if (type.IsAbstract)
            Report("is abstract", "a network is created with its constructor: remove 'abstract'");
        else if (Declarations(type, cancellation).Any(declaration => declaration.ParameterList is not null))
            Report("has a primary constructor", "the network declares its own constructor: remove the parameter list");
        else if (FindNetworkAmongBases(type) is { } network)
            Report(
                $"derives from '{network.Name}', which is a network itself",
                "let it hold the other network in a field, or remove one [Network]");
        else if (type.BaseType is { TypeKind: not TypeKind.Error } parent
            && !parent.InstanceConstructors.Any(constructor => IsCallable(constructor, type)))
            Report(
                $"derives from '{parent.Name}', which has no accessible constructor without parameters",
                "add one, or remove the base class");
    }

    private static INamedTypeSymbol? FindNetworkAmongBases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            if (NetworkParser.IsNetwork(current))
                return current;
        return null;
    }

    private static bool IsCallable(IMethodSymbol constructor, INamedTypeSymbol from) =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams) && IsAccessible(constructor, from);

    private static bool IsAccessible(IMethodSymbol constructor, INamedTypeSymbol from) => constructor.DeclaredAccessibility switch
    {
        Accessibility.Private => false,
        Accessibility.Internal or Accessibility.ProtectedAndInternal =>
            SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, from.ContainingAssembly),
        _ => true,
    };

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();

    private static string Declare(INamedTypeSymbol type)
    {
        string keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        string parameters = type.TypeParameters.IsEmpty
            ? ""
            : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Identifier.Escape(parameter.Name)))}>";
        return $"partial {keyword} {Identifier.Escape(type.Name)}{parameters}";
    }

    private static string HintName(INamedTypeSymbol type)
    {
        // X.Passes.g.cs is the file of the passes of X.
        bool isPlain = type.Arity == 0 && !type.Name.Equals("Passes", StringComparison.OrdinalIgnoreCase);
        string name = isPlain ? type.Name : $"{type.Name}-{type.Arity}";
        if (type.ContainingType is not null)
            return $"{HintName(type.ContainingType)}.{name}";
        return type.ContainingNamespace.IsGlobalNamespace ? name : $"{type.ContainingNamespace.ToDisplayString().Replace("@", "")}.{name}";
    }
}
