namespace StaticNet;

/// <summary>Goes on from a value that was named above: by <see cref="TapAttribute"/>, as an input, or as the output of a layer.</summary>
/// <param name="name">The value's name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FromAttribute(string name) : GraphAttribute
{
    /// <summary>The value's name.</summary>
    public string Name { get; } = name;
}
