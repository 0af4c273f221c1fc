using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Tests.Folders;

/// <summary>Which folder of the generator uses which, by the types that the compiler finds behind each name in their files.</summary>
internal static class FolderArrows
{
    private const string Root = "StaticNet.Generators";

    /// <summary>The folders and the types that each mentions, all by namespaces below the root's; the root's own is empty.</summary>
    public static IReadOnlyList<FolderUse> Find()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        string root = Path.Combine(Path.GetFullPath(Path.Combine(Folder(), "../../../..")), "generators", Root);
        var trees = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(root, path).StartsWith("obj", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)).ToList();
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading;", options);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(Root, [.. trees, usings], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        return [.. trees.SelectMany(tree => UsesOf(tree, compilation.GetSemanticModel(tree))).Distinct()];
    }

    private static IEnumerable<FolderUse> UsesOf(SyntaxTree tree, SemanticModel model)
    {
        var unit = tree.GetCompilationUnitRoot();
        string file = Path.GetFileName(tree.FilePath);
        string folder = Below(unit.Members.OfType<BaseNamespaceDeclarationSyntax>().Single().Name.ToString());
        foreach (var name in unit.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            if (type?.ContainingNamespace?.ToDisplayString() is { } space && space.StartsWith(Root, StringComparison.Ordinal) && Below(space) != folder)
                yield return new FolderUse(file, folder, Below(space), type.Name);
        }
    }

    private static string Below(string space) => space == Root ? "" : space[(Root.Length + 1)..];

    private static string Folder([CallerFilePath] string file = "") => file;
}

/// <summary>A use of a type in another folder.</summary>
/// <param name="File">The file that mentions it.</param>
/// <param name="From">Its folder.</param>
/// <param name="To">The type's folder.</param>
/// <param name="Type">The type.</param>
internal sealed record FolderUse(string File, string From, string To, string Type);
