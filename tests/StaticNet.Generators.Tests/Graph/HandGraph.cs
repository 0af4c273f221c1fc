using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Embedding;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Shapes;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Tests.Graph;

/// <summary>Small graphs built by hand: operations on values, without a declaration.</summary>
internal sealed class HandGraph
{
    private readonly List<Parameter> _parameters = [];

    /// <summary>Numbers the values.</summary>
    public GraphBuilder Builder { get; } = new();

    /// <summary>The forward operations so far.</summary>
    public List<ForwardOperation> Forward { get; } = [];

    /// <summary>An input.</summary>
    public Tensor Input(params int[] sizes) => Builder.AddTensor("input", new Shape(sizes));

    /// <summary>An input of integers.</summary>
    public Tensor Tokens(int tokens, int vocabulary) => Input(tokens) with { Vocabulary = vocabulary };

    /// <summary>A table that integers are looked up in.</summary>
    public Tensor Embedding(Tensor tokens, int features)
    {
        var weights = new Parameter(
            _parameters.Count, "embedding", "Weights", Generators.Graph.ParameterKind.Embedding, new Shape(tokens.Vocabulary!.Value, features), "Normal", 1, features);
        _parameters.Add(weights);
        return Append(new EmbeddingLookup("embedding", tokens, New("embedding", new Shape(tokens.Length, features)), weights));
    }

    /// <summary>A dense layer without a bias.</summary>
    public Tensor Dense(Tensor input, int units, Parameter? weights = null)
    {
        weights ??= NewWeights(units, input.Features);
        return Append(new MatrixMultiply("dense", input, New("dense", input.Shape.WithFeatures(units)), weights, null));
    }

    /// <summary>Weights of a dense layer.</summary>
    public Parameter NewWeights(int units, int inputs)
    {
        var weights = new Parameter(_parameters.Count, "dense", $"weights{_parameters.Count}", Generators.Graph.ParameterKind.Weights, new Shape(units, inputs), "Zeros", inputs, units);
        _parameters.Add(weights);
        return weights;
    }

    /// <summary>A rectifier.</summary>
    public Tensor Relu(Tensor input) => Append(new Elementwise("relu", input, New("relu", input.Shape), new ReluFunction()));

    /// <summary>A sum.</summary>
    public Tensor Add(params Tensor[] inputs) => Append(new Combine("add", new(inputs), New("add", inputs[0].Shape), Multiplies: false));

    /// <summary>A product.</summary>
    public Tensor Multiply(params Tensor[] inputs) => Append(new Combine("multiply", new(inputs), New("multiply", inputs[0].Shape), Multiplies: true));

    /// <summary>Features side by side.</summary>
    public Tensor Concat(params Tensor[] inputs) => Append(new Concat(
        "concat", new(inputs), New("concat", inputs[0].Shape.WithFeatures(inputs.Sum(input => input.Features))), JoinsRows: false));

    /// <summary>Another shape.</summary>
    public Tensor Reshape(Tensor input, params int[] sizes) => Append(new Reshape("reshape", input, New("reshape", new Shape(sizes))));

    /// <summary>The mean squared error of a value.</summary>
    public LossOperation Loss(Tensor output) =>
        new ElementwiseLoss(output, New("targets", output.Shape), New("gradient of the loss", output.Shape), new SquaredError());

    /// <summary>The backward operations from losses.</summary>
    public IReadOnlyList<Operation> Differentiate(params LossOperation[] losses) => GradientBuilder.Differentiate(Builder, Forward, losses, []);

    /// <summary>A network of it.</summary>
    public NetworkGraph Network(Tensor input, Tensor output, LossOperation loss) => new(
        new(input), new(new NetworkOutput(null, output, null, loss)), new([.. _parameters]), default, new([.. Forward]), new([.. Differentiate(loss)]), default, 0);

    private Tensor New(string name, Shape shape) => Builder.AddTensor($"{name} output", shape);

    private Tensor Append(ForwardOperation operation)
    {
        Forward.Add(operation);
        return operation.Outputs[0];
    }
}
