namespace StaticNet.Onnx.Import.Graph;

/// <summary>What a name in a model stands for: elements that are known, or a value of each sample.</summary>
internal sealed class Operand
{
    private Operand(Tensor? constant, View? view) => (Constant, View) = (constant, view);

    /// <summary>Elements that are known; null for a value.</summary>
    public Tensor? Constant { get; }

    /// <summary>A value; null for elements that are known.</summary>
    public View? View { get; }

    /// <summary>Its sizes.</summary>
    public Size[] Sizes => View?.Sizes ?? [.. Constant!.Dims.Select(size => new Size(size))];

    public static implicit operator Operand(Tensor constant) => new(constant, null);

    public static implicit operator Operand(View view) => new(null, view);

    public static implicit operator Operand(Term term) => View.Of(term);
}
