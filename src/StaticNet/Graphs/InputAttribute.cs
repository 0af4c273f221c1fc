namespace StaticNet;

/// <summary>
/// Begins at an input of the network: one of several, each with a name and a shape. <c>[Network]</c> then has no sizes. The inputs become
/// parameters of the network's methods, in this order.
/// </summary>
/// <param name="name">The input's name, a C# identifier.</param>
/// <param name="shape">The shape of one sample; every size is positive. None for an input of integers.</param>
/// <example><code>
/// [Network]
/// [Input("image", 784), Dense(32), Relu, Tap("seen")]
/// [Input("position", 2), Dense(32), Relu, Concat("seen")]
/// [Dense(4), SoftmaxCrossEntropy]
/// public partial class Player;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(string name, params int[] shape) : GraphAttribute
{
    /// <summary>The input's name.</summary>
    public string Name { get; } = name;

    /// <summary>The shape of one sample.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// For an input of integers, such as words or letters by their numbers: how many a sample has, positive. The methods of the network then take
    /// <c>ReadOnlySpan&lt;int&gt;</c>, <c>[batch, Tokens]</c>, each in [0, <see cref="Vocabulary"/>), and <see cref="EmbeddingAttribute"/> makes
    /// rows of features of them. Default 0: an input of floats.
    /// </summary>
    public int Tokens { get; init; }

    /// <summary>How many different integers the input has: one more than the largest; positive where <see cref="Tokens"/> is.</summary>
    public int Vocabulary { get; init; }

    /// <summary>
    /// Whether samples may have fewer steps than the input has: its shape is [steps, features], or of integers <see cref="Tokens"/>. The methods of the network then take
    /// <c>ReadOnlySpan&lt;int&gt; lengths</c> after the inputs, <c>[batch]</c>, each in [1, steps]. What stands in an input beyond a length may be anything, outputs
    /// there are 0, and losses, metrics, pools over steps and recurrences count the steps of each sample alone. Several inputs that have lengths have
    /// the same ones, and so as many steps. Default false.
    /// </summary>
    public bool Lengths { get; init; }
}
