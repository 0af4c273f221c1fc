namespace StaticNet.Generators.Model;

/// <summary>A number of a layer that stays settable at run time: a property of the network, <c>Dropout1Rate</c>.</summary>
/// <param name="Name">What follows the layer's name in the property's.</param>
/// <param name="Value">Its first value.</param>
/// <param name="Least">The least it may be.</param>
/// <param name="Most">The most it may be.</param>
/// <param name="Summary">What it is, for the property's documentation: a sentence without its end.</param>
internal sealed record LayerOption(string Name, float Value, float Least, float Most, string Summary);

/// <summary>An option of a layer of a network.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Option">The option.</param>
internal sealed record NetworkOption(string Layer, LayerOption Option)
{
    /// <summary>The name of the property.</summary>
    public string Member => Layer.Replace(".", "") + Option.Name;
}
