namespace StaticNet.Generators.Text;

/// <summary>Types as generated code names them inside a user's class: from the root, whatever that class declares.</summary>
internal static class Types
{
    public const string System = "global::System.";
    public const string Runtime = "global::StaticNet.";

    /// <summary>What of the runtime only generated code and the library call.</summary>
    public const string Services = Runtime + "CompilerServices.";
    public const string Span = System + "Span";
    public const string ReadOnlySpan = System + "ReadOnlySpan";
    public const string Reference = System + "Runtime.InteropServices.MemoryMarshal.GetReference";
}
