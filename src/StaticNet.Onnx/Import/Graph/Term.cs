using System.Collections.Immutable;

namespace StaticNet.Onnx.Import.Graph;

/// <summary>A value that is computed of each sample: by a layer of StaticNet, or by a step that is to become part of one.</summary>
/// <param name="kind">The name of the layer's attribute, or of the step.</param>
/// <param name="shape">The shape for one sample.</param>
/// <param name="inputs">What it is computed of.</param>
internal sealed class Term(string kind, ImmutableArray<int> shape, params ImmutableArray<Term> inputs)
{
    /// <summary>The name of the layer's attribute, or of the step.</summary>
    public string Kind => kind;

    /// <summary>The shape for one sample.</summary>
    public ImmutableArray<int> Shape => shape;

    /// <summary>What it is computed of.</summary>
    public ImmutableArray<Term> Inputs => inputs;

    /// <summary>The first of those.</summary>
    public Term Input => inputs[0];

    /// <summary>Its options: numbers, 0 or 1 for a switch, the member's number for an enum.</summary>
    public ImmutableDictionary<string, double> Options { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Its weights by PyTorch's words for them.</summary>
    public ImmutableDictionary<string, Tensor> Weights { get; init; } = ImmutableDictionary<string, Tensor>.Empty;

    /// <summary>The lengths of samples, within which it looks at steps; null where it doesn't.</summary>
    public Term? Lengths { get; init; }

    /// <summary>What is known of it, of a constant alone; sizes are those of the sample or 1.</summary>
    public Tensor? Constant { get; init; }

    /// <summary>Names, in the file, that it may be called after, the best first.</summary>
    public ImmutableArray<string> Hints { get; init; } = [];

    /// <summary>The node that made it; null for an input.</summary>
    public OnnxNode? Node { get; init; }

    /// <summary>The number of elements of a sample.</summary>
    public long Length => shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>The size of the last axis; 1 of a number.</summary>
    public int Features => shape.IsEmpty ? 1 : shape[^1];

    /// <summary>A constant.</summary>
    public static Term Of(Tensor constant) => new("Constant", [.. constant.Dims.Select(size => (int)size)]) { Constant = constant };

    /// <summary>An option; null where it hasn't one.</summary>
    public double? Option(string name) => Options.TryGetValue(name, out double value) ? value : null;

    /// <summary>The same with other options, weights or inputs.</summary>
    public Term With(
        string? kind = null, ImmutableArray<int>? shape = null, ImmutableArray<Term>? inputs = null, ImmutableDictionary<string, double>? options = null,
        ImmutableDictionary<string, Tensor>? weights = null, ImmutableArray<string>? hints = null, OnnxNode? node = null) =>
        new(kind ?? Kind, shape ?? Shape, inputs ?? Inputs)
        {
            Options = options ?? Options,
            Weights = weights ?? Weights,
            Lengths = Lengths,
            Constant = Constant,
            Hints = hints ?? Hints,
            Node = node ?? Node,
        };

    /// <summary>The same that looks at steps within lengths.</summary>
    public Term Within(Term? lengths) => new(Kind, Shape, Inputs) { Options = Options, Weights = Weights, Lengths = lengths, Constant = Constant, Hints = Hints, Node = Node };

    /// <summary>The same with an option.</summary>
    public Term With(string option, double value) => With(options: Options.SetItem(option, value));

    public override string ToString() => $"{kind} [{string.Join(", ", shape)}]";
}
