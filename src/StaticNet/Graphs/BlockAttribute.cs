namespace StaticNet;

/// <summary>
/// Makes a class a block: layers that networks, and other blocks, put in with <see cref="UseAttribute{TBlock}"/>. Each use has parameters of its
/// own unless it shares another's. Names within a block are its own; <c>[Tap("x")]</c> before the first layer names what the block reads.
/// </summary>
/// <example><code>
/// [Block]
/// [Tap("x"), Dense(32), Relu, Dense(32), Add("x"), Relu]
/// public class Residual;
///
/// [Network(784)]
/// [Dense(32), Use&lt;Residual&gt;(Repeat = 3)]
/// [Dense(10), SoftmaxCrossEntropy]
/// public partial class Digits;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
