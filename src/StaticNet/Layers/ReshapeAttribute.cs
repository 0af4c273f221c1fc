namespace StaticNet;

/// <summary>
/// The elements of a sample in another shape, in row-major order: of <c>[a, b]</c> made <c>[c, d]</c>, with a·b = c·d,
/// <c>y[k / d, k % d] = x[k / b, k % b]</c> for each k. The same as <c>torch.nn.Unflatten</c> of the whole.
/// </summary>
/// <param name="shape">The shape, of as many elements. One size may be −1, which stands for what is left.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The shape.</summary>
    public int[] Shape { get; } = shape;
}
