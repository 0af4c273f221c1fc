namespace StaticNet.Onnx.Tests.Networks;

/// <summary>Several inputs and outputs, sums, products and what stands side by side; names that are also those of layers' values.</summary>
[Network]
[Input("left", 6), Dense(5), Relu, Tap("a")]
[Input("right", 6), Dense(5), Tanh, Tap("b"), Multiply("a", "b"), Add("a"), Tap("c")]
[Concat("a", "b"), Dense(4), SoftmaxCrossEntropy(Name = "kind")]
[From("c"), Dense(6), Dense(5, WeightsOf = "Dense1"), Dense(6), Add("right"), MeanSquaredError(Name = "point", Weight = 0.5f)]
public partial class Branched;

/// <summary>Outputs that are one value, an input, and what another layer reads as well.</summary>
[Network(3)]
[Output("same"), From("input"), Dense(4), Tap("made"), Output("first"), From("made"), Output("second"), From("made"), Relu, Output("third")]
public partial class Repeated;
