namespace StaticNet.Tool;

/// <summary>What is imported, and to where.</summary>
/// <param name="Model">The ONNX file.</param>
/// <param name="ClassName">The network's class; null for one by the file's name.</param>
/// <param name="Namespace">Its namespace; null for none.</param>
/// <param name="Directory">Where to write.</param>
/// <param name="Visibility">Of the class.</param>
/// <param name="Overwrites">Whether files that there are may be lost.</param>
internal sealed record ModelImportOptions(string Model, string? ClassName, string? Namespace, string Directory, string Visibility, bool Overwrites);
