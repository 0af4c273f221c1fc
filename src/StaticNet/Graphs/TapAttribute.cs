namespace StaticNet;

/// <summary>Names the value made so far, for <see cref="FromAttribute"/> and for layers that combine values; what follows goes on from it.</summary>
/// <param name="name">The value's name, a C# identifier.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TapAttribute(string name) : GraphAttribute
{
    /// <summary>The value's name.</summary>
    public string Name { get; } = name;
}
