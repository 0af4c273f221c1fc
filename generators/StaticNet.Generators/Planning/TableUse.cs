using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>A table of which a pass uses some rows alone, which are kept from pass to pass.</summary>
/// <param name="Table">The table.</param>
/// <param name="Lookups">The rows that a sample looks up.</param>
internal sealed record TableUse(Parameter Table, int Lookups);
