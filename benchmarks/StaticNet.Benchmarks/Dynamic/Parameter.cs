namespace StaticNet.Benchmarks.Dynamic;

/// <summary>A tensor that is trained, and its gradient.</summary>
/// <param name="length">The number of elements.</param>
internal sealed class Parameter(int length)
{
    /// <summary>The elements, row-major.</summary>
    public float[] Values { get; } = new float[length];

    /// <summary>The gradient of each.</summary>
    public float[] Gradients { get; } = new float[length];
}
