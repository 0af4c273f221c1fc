namespace StaticNet;

/// <summary>
/// The product <c>y = x · a · b · …</c>, element by element, of the value made so far and of named ones, all of one shape. The gradient of each is that of y times the others.
/// </summary>
/// <param name="names">The names of the other values, at least one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of the other values.</summary>
    public string[] Names { get; } = names;
}
