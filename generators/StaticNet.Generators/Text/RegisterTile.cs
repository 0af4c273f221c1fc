namespace StaticNet.Generators.Text;

/// <summary>The accumulators that a kernel keeps in registers: rows × panels of outputs.</summary>
internal sealed record RegisterTile(int Rows, int Panels);
