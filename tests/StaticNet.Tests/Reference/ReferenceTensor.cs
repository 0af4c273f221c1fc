namespace StaticNet.Tests.Reference;

/// <summary>A tensor of a reference case, row-major.</summary>
/// <param name="Name">Its name in the file, <c>grad/0.weight</c>.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Values">Its elements; class labels are converted, exactly, from I64.</param>
internal sealed record ReferenceTensor(string Name, int[] Shape, float[] Values);
