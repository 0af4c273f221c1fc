using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// Where queries, keys and values lie, or their gradients: one after the other in the rows of one value, <c>[steps, 3 · width]</c>, or apart, keys and values in whole panels each,
/// <c>[keys, 2 · padded width]</c>.
/// </summary>
/// <param name="Queries">What holds queries.</param>
/// <param name="Keys">What holds keys and values; the same, where they are joined.</param>
internal sealed record HeadValues(Tensor Queries, Tensor Keys)
{
    /// <summary>Whether all lie in the rows of one value.</summary>
    public bool IsJoined => Queries == Keys;

    /// <summary>What holds them, each once.</summary>
    public EquatableArray<Tensor> Tensors => IsJoined ? new(Queries) : new(Queries, Keys);

    /// <summary>The same places in others.</summary>
    /// <param name="other">Another value by one of these.</param>
    public HeadValues Select(Func<Tensor, Tensor> other)
    {
        var queries = other(Queries);
        return new HeadValues(queries, IsJoined ? queries : other(Keys));
    }

    /// <summary>Queries, keys and values as arguments that are read.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="shape">The sizes.</param>
    public IEnumerable<Operand> Read(PassPlanner pass, AttentionShape shape) => Places(pass.Of(Queries), pass.Of(Keys), shape);

    /// <summary>The same as arguments that are written.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="shape">The sizes.</param>
    public IEnumerable<Operand> Written(PassPlanner pass, AttentionShape shape) => Places(pass.Written(Queries), pass.Written(Keys), shape);

    private IEnumerable<Operand> Places(Operand queries, Operand keys, AttentionShape shape) => IsJoined
        ? [queries, At(keys, shape.Width), At(keys, 2 * shape.Width)]
        : [queries, keys, At(keys, shape.PaddedWidth)];

    private static Operand At(Operand operand, int first) => operand with { Inner = operand.Inner + first };
}
