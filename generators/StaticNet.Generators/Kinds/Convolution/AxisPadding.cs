using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The zeros around an image along one axis, as declared: the numbers of the runtime's <c>Padding</c>.</summary>
/// <param name="Value">The positions on each side, or one of the words.</param>
internal readonly record struct AxisPadding(int Value)
{
    /// <summary>As many as the output needs to be as large as the input, an odd one after it.</summary>
    public const int Same = -1;

    /// <summary>All before the input, so that an output reads nothing behind itself.</summary>
    public const int Causal = -2;

    /// <summary>The zeros before and after the input.</summary>
    /// <param name="kernel">The positions of the kernel.</param>
    /// <param name="dilation">The inputs from one to the next.</param>
    public (int Before, int After) Around(int kernel, int dilation)
    {
        int reach = dilation * (kernel - 1);
        return Value switch
        {
            Same => (reach / 2, reach - (reach / 2)),
            Causal => (reach, 0),
            _ => (Value, Value),
        };
    }

    /// <summary>As a reader would write it.</summary>
    public string Describe() => Value switch { Same => "same", Causal => "causal", _ => Literal.Of(Value) };
}
