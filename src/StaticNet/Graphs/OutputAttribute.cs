namespace StaticNet;

/// <summary>
/// Ends a branch: the value made so far is an output of the network, without a loss. An output with a loss is declared by the loss, with its
/// <see cref="LossAttribute.Name"/>. Outputs become parameters of the network's methods, in the order of their declaration.
/// </summary>
/// <param name="name">The output's name, a C# identifier.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute(string name) : GraphAttribute
{
    /// <summary>The output's name.</summary>
    public string Name { get; } = name;
}
