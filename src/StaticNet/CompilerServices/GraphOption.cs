namespace StaticNet.CompilerServices;

/// <summary>An option of a layer as a number.</summary>
/// <param name="Name">Its name: the attribute's, or what the declaration makes of it, such as <c>PaddingLeft</c>.</param>
/// <param name="Value">Whole, or a float exactly; 0 or 1 for a switch, and the number of a member of an enum.</param>
public readonly record struct GraphOption(string Name, double Value);
