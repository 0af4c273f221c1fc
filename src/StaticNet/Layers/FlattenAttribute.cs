namespace StaticNet;

/// <summary>
/// The elements of a sample as a vector, in row-major order, <c>[a, b, …]</c> to <c>[a·b·…]</c>; of two sizes <c>y[i·b + j] = x[i, j]</c>. The same as
/// <c>torch.nn.Flatten</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;
