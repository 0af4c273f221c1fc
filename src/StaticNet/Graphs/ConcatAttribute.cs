namespace StaticNet;

/// <summary>
/// The value made so far followed by named ones, <c>y = [x, a, b, …]</c>, along one axis of a sample: the features of vectors and sequences, <c>[…, features]</c>, the
/// channels of images, <c>[channels, height, width]</c>. All other sizes must agree. The gradient of each is its part of the gradient of the whole.
/// </summary>
/// <param name="names">The names of the other values, at least one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of the other values.</summary>
    public string[] Names { get; } = names;
}
