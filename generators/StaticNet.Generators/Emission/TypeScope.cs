using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Reopens the namespace and the types around a network.</summary>
internal static class TypeScope
{
    /// <summary>Writes a file's head, then its body inside the containing declarations.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="type">The network's class.</param>
    /// <param name="declaration">How the class is reopened, with what it implements.</param>
    /// <param name="documentation">Written right above the declaration.</param>
    /// <param name="body">Writes the members.</param>
    public static void Write(SourceWriter writer, TypeModel type, string declaration, Action documentation, Action body)
    {
        var open = new Stack<SourceWriter.Scope>();
        if (type.Namespace.Length > 0)
            open.Push(writer.Block($"namespace {type.Namespace}"));
        foreach (string containing in type.Containing)
            open.Push(writer.Block(containing));
        documentation();
        using (writer.Block(declaration))
            body();
        while (open.Count > 0)
            open.Pop().Dispose();
    }
}
