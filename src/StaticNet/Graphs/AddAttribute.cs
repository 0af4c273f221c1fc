namespace StaticNet;

/// <summary>
/// The sum <c>y = x + a + b + …</c> of the value made so far and of named ones, all of one shape. The gradient goes to each of them as it is.
/// </summary>
/// <param name="names">The names of the other values, at least one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of the other values.</summary>
    public string[] Names { get; } = names;
}
