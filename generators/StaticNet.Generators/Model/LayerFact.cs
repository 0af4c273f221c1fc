namespace StaticNet.Generators.Model;

/// <summary>An option of a layer as a number, which says together with its kind, parameters and shapes what it computes.</summary>
/// <param name="Name">Its name: the attribute's, or what the declaration makes of it.</param>
/// <param name="Value">Whole, or a float exactly; 0 or 1 for a switch, and the number of a member of an enum.</param>
internal sealed record LayerFact(string Name, double Value)
{
    /// <summary>A switch.</summary>
    public LayerFact(string name, bool value)
        : this(name, value ? 1 : 0)
    {
    }
}
