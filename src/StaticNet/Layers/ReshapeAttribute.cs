namespace StaticNet;

/// <summary>The elements of a sample in another shape, in row-major order: the same as <c>torch.nn.Unflatten</c> of the whole.</summary>
/// <param name="shape">The shape, of as many elements. One size may be −1, which stands for what is left.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The shape.</summary>
    public int[] Shape { get; } = shape;
}
