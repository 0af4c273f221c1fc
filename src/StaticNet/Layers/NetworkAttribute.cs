namespace StaticNet;

/// <summary>
/// Makes a partial class a neural network: the generator reads the attributes of this declaration from top to bottom
/// and emits an <see cref="INetwork"/> with forward and backward passes for exactly these shapes.
/// </summary>
/// <param name="inputShape">
/// The shape of one sample without the batch dimension, for example <c>784</c> for a vector. Every size is positive.
/// None where the network has several inputs, each with an <see cref="InputAttribute"/>, or where its input is of integers.
/// </param>
/// <example><code>
/// [Network(784)]
/// [Dense(128), Relu]
/// [Dense(10)]
/// [SoftmaxCrossEntropy]
/// public partial class DigitClassifier;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(params int[] inputShape) : Attribute
{
    /// <summary>The shape of one sample, without the batch dimension.</summary>
    public int[] InputShape { get; } = inputShape;

    /// <summary>
    /// For an input of integers, such as words or letters by their numbers: how many a sample has, positive. The methods of the network then take
    /// <c>ReadOnlySpan&lt;int&gt; tokens</c>, <c>[batch, Tokens]</c>, each in [0, <see cref="Vocabulary"/>), and <see cref="EmbeddingAttribute"/> makes
    /// rows of features of them. Default 0: an input of floats.
    /// </summary>
    public int Tokens { get; init; }

    /// <summary>How many different integers the input has: one more than the largest; positive where <see cref="Tokens"/> is.</summary>
    public int Vocabulary { get; init; }

    /// <summary>
    /// Whether samples may have fewer steps than the input has: its shape is [steps, features], or of integers <see cref="Tokens"/>. The methods of the network then take
    /// <c>ReadOnlySpan&lt;int&gt; lengths</c> after the inputs, <c>[batch]</c>, each in [1, steps]. What stands in an input beyond a length may be anything, outputs
    /// there are 0, and losses, metrics, pools over steps and recurrences count the steps of each sample alone. Default false.
    /// </summary>
    public bool Lengths { get; init; }
}
