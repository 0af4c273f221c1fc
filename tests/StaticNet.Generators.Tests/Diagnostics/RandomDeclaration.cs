using CsCheck;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>A declaration drawn at random: attributes in any order with any arguments, in a class with any members.</summary>
/// <param name="Attributes">The attributes of the network.</param>
/// <param name="Class">The class from its modifiers on, <c>#</c> for its name; perhaps with a second declaration.</param>
internal sealed record RandomDeclaration(string[] Attributes, string Class)
{
    private static readonly Gen<string> Size = Gen.Frequency(
        (12, Gen.Int[1, 40].Select(size => $"{size}")),
        (1, Gen.OneOf("0", "-1", "int.MaxValue", "int.MinValue", "46341", "65_536", "300_000_000", "1 / 0", "3.5", "\"3\"", "null", "Missing", "default")));

    private static readonly Gen<string> Number = Gen.OneOf(
        "0.5f", "1", "0", "-0.1f", "1.1f", "1e-7f", "float.NaN", "float.PositiveInfinity", "float.MaxValue", "0.1", "\"x\"", "null");

    private static readonly Gen<string> Name = Gen.OneOf(
        "\"A\"", "\"B\"", "\"Dense1\"", "\"Relu2\"", "\"class\"", "\"field\"", "\"1st\"", "\"\"", "\"a b\"", "\"Predict\"", "\"Layers\"", "\"ToString\"",
        "\"Mine\"", "\"Dropout1Rate\"", "\"Mistake\"", "\"#\"", "\"_memory\"", "\"A\\u200D\"", "\"é\"", "null", "5", "nameof(StaticNet)");

    private static readonly Gen<string> Options = Gen.Frequency(
        (6, Gen.Const("")),
        (2, Name.Select(name => $"Name = {name}")),
        (1, Gen.OneOf("Bias = false", "Init = Initializer.HeNormal", "Init = (Initializer)77", "InitGain = 2f", "Init = Initializer.PyTorch", "Init = Initializer.Constant, InitValue = float.NaN", "Init = (Initializer)(-1)", "Units = 3", "Missing = 1",
            "WeightsOf = \"Dense1\"", "WeightsOf = \"Embedding1\", Bias = false", "WeightsOf = \"x\"", "WeightsOf = null")));

    private static readonly Gen<string> Value = Gen.OneOf("\"x\"", "\"x\"", "\"y\"", "\"input\"", "\"Dense1\"", "\"Relu1\"", "\"Block1\"", "\"a b\"", "\"\"", "null", "5");

    private static readonly Gen<string> Layer = Gen.Frequency(
        (5, Gen.Select(Size, Options, (size, options) => $"Dense({size}{(options.Length > 0 ? ", " : "")}{options})")),
        (4, Gen.Select(Gen.OneOf(
            "Relu", "Tanh", "Sigmoid", "LeakyRelu", "Relu6", "Elu", "Selu", "Gelu", "Silu", "Mish", "Softplus", "Softsign", "HardSwish", "HardSigmoid", "Softmax", "BatchNorm"), Options, (kind, options) => $"{kind}({options})")),
        (1, Gen.Select(Gen.OneOf("LeakyRelu", "Elu", "Softplus", "Dropout"), Number, (kind, option) => $"{kind}({option})")),
        (1, Gen.Select(Gen.OneOf("LayerNorm", "RmsNorm"), Options, (kind, options) => $"{kind}({options})")),
        (1, Gen.Select(Gen.OneOf("LayerNorm", "RmsNorm"), Number, (kind, epsilon) => $"{kind}(Epsilon = {epsilon}, Affine = false)")),
        (1, Gen.Select(Gen.OneOf("Momentum", "Epsilon", "Affine"), Number, (option, value) => $"BatchNorm({option} = {value})")),
        (2, Gen.Select(Gen.OneOf("Tap", "Tap", "From", "Add", "Multiply", "Concat"), Value, (word, value) => $"{word}({value})")),
        (1, Gen.Select(Gen.OneOf("Add", "Multiply", "Concat"), Value.Array[0, 3], (word, values) => $"{word}({string.Join(", ", values)})")),
        (1, Gen.OneOf("Flatten", "Reshape(2, -1)", "Reshape(-1)", "Reshape(-1, -1)", "Reshape(0)", "Reshape", "Output(\"out\")", "Output(\"rows\")", "Output(null)")),
        (1, Gen.Select(Value, Size, (value, size) => $"Input({value}, {size})")),
        (1, Gen.Select(Value, Size, (value, size) => $"Input({value}, Tokens = {size}, Vocabulary = {size})")),
        (1, Gen.Select(Value, Size, Size, (value, steps, features) => $"Input({value}, {steps}, {features}, Lengths = true)")),
        (1, Gen.Select(Size, Gen.OneOf("", ", PaddingIndex = 2", ", PaddingIndex = -3", ", InitDeviation = 0f"), (size, options) => $"Embedding({size}{options})")),
        (1, Gen.Select(Gen.OneOf("Rnn", "Lstm", "Gru"), Size, Gen.OneOf("", ", Steps = StaticNet.Steps.Last", ", Layers = 2", ", Layers = 0", ", Bidirectional = true", ", InitialState = \"x\"", ", InitialState = \"\"", ", InitialCell = \"x\"", ", Steps = (Steps)5", ", Activation = RnnActivation.Relu", ", NormRegularizer = 4f", ", Stateful = true", ", Stateful = true, Bidirectional = true"),
            (kind, size, options) => $"{kind}({size}{options})")),
        (1, Gen.Select(Size, Gen.OneOf("", ", Causal = true", ", Bias = false"), (heads, options) => $"SelfAttention(Heads = {heads}{options})")),
        (1, Gen.Select(Value, Size, Gen.OneOf("", ", Dropout = 0.1f", ", Bias = false"), (memory, heads, options) => $"CrossAttention({memory}, Heads = {heads}{options})")),
        (1, Gen.OneOf("SelfAttention", "SelfAttention(Rotary = true)", "SelfAttention(Dropout = 0.1f)", "SelfAttention(Dropout = 2f)", "SelfAttention(RotaryBase = 1f)", "PositionEmbedding", "PositionEmbedding(InitDeviation = 0f)", "PositionalEncoding", "PositionalEncoding(Wavelength = 1f)")),
        (2, Gen.Select(Gen.OneOf("Block", "Block", "NoBlock", "string", "Missing"), Gen.OneOf("", "Repeat = 2", "Repeat = 0", "Name = \"x\"", "SharedWith = \"Block1\"", "SharedWith = \"x\""),
            (block, options) => $"Use<{block}>({options})")),
        (1, Gen.OneOf("Dense", "Dense()", "Dens(3)", "System.Serializable", "Dense(3, 4)", "Layer")));

    private static readonly Gen<string> Loss = Gen.Frequency(
        (2, Gen.Select(Gen.OneOf("MeanSquaredError", "SoftmaxCrossEntropy"), Value, Number, (kind, name, weight) => $"{kind}(Name = {name}, Weight = {weight})")),
        (8, Gen.OneOf("MeanSquaredError", "SoftmaxCrossEntropy", "BinaryCrossEntropy", "MeanAbsoluteError", "Huber", "SmoothL1")),
        (1, Gen.Select(Gen.OneOf("Huber", "SmoothL1"), Number, (kind, limit) => $"{kind}({limit})")),
        (1, Number.Select(weight => $"BinaryCrossEntropy(PositiveWeight = {weight})")),
        (1, Number.Array[0, 4].Select(weights => $"SoftmaxCrossEntropy(ClassWeights = new float[] {{ {string.Join(", ", weights)} }})")),
        (1, Gen.OneOf("null", "default", "3", "new[] { 1, 2 }").Select(weights => $"SoftmaxCrossEntropy(ClassWeights = {weights})")),
        (1, Size.Select(label => $"SoftmaxCrossEntropy(IgnoreLabel = {label})")),
        (2, Number.Select(smoothing => $"SoftmaxCrossEntropy(LabelSmoothing = {smoothing})")));

    private static readonly string[] Ends =
        ["Output", "MeanSquaredError", "SoftmaxCrossEntropy", "BinaryCrossEntropy", "MeanAbsoluteError", "Huber", "SmoothL1"];

    private static readonly Gen<string> Clipping = Gen.Select(
        Gen.OneOf("ClipGradientNorm", "ClipLayerGradientNorm", "ClipGradientAdaptive", "ClipGradientValue"), Number, (kind, limit) => $"{kind}({limit})");

    private static readonly Gen<string> Network = Gen.Frequency(
        (12, Size.Select(size => $"Network({size})")),
        (2, Size.Array[0, 4].Select(sizes => $"Network({string.Join(", ", sizes)})")),
        (2, Gen.Select(Size, Size, (tokens, vocabulary) => $"Network(Tokens = {tokens}, Vocabulary = {vocabulary})")),
        (1, Gen.Select(Size, Size, (steps, features) => $"Network({steps}, {features}, Lengths = true)")),
        (1, Gen.OneOf("Network(Lengths = true)", "Network(4, Lengths = true)", "Network(Tokens = 3, Vocabulary = 3, Lengths = true)")),
        (1, Gen.OneOf("Network(Tokens = 3)", "Network(Vocabulary = 3)", "Network(4, Tokens = 3, Vocabulary = 3)")),
        (1, Gen.OneOf("Network", "Network(null)", "Network(new[] { 3, 4 })", "Network(new int[0])")));

    private static readonly Gen<string> Member = Gen.OneOf(
        "public int Mine => 1;", "public int Parameters => 1;", "public void Predict(string s) { }", "public class Layers;", "int _memory = 1; public int M => _memory;",
        "public #(ulong a = 0, int b = 1, int c = 1) { }", "public #(string s) { }", "public #(string s) : this(1, 2) { }", "public int this[int i] => i;",
        "void INetwork.Initialize(ulong seed) { }", "static #() { }", "public bool Relu1 => true;", "public void Predict(System.ReadOnlySpan<float> x, System.Span<float> y) { }");

    private static readonly Gen<string> Declaration = Gen.Frequency(
        (12, Gen.Const("public partial class #")),
        (4, Member.Array[1, 2].Select(members => $"public partial class # {{ {string.Join(" ", members.Distinct())} }}")),
        (1, Gen.OneOf(
            "class #", "abstract partial class #", "static partial class #", "partial record #", "file partial class #", "partial class #(int x) { public int X => x; }",
            "partial class # : Missing", "partial class # : System.IO.Stream", "partial class # : System.Uri", "partial struct #", "partial interface #",
            "partial class # { } [ClipGradientNorm(1)] partial class #", "partial class # { } [Network(3)] partial class #", "partial class # { } [Dense(3)] partial class #")));

    private static readonly Gen<string[]> Usual = Gen.Select(
        Network, Layer.Array[1, 4], Loss, Clipping.Array[0, 1], (network, layers, loss, clipping) => (string[])[network, .. layers, loss, .. clipping]);

    private static readonly Gen<string[]> Unusual = Gen.Frequency((6, Layer), (2, Loss), (1, Clipping), (1, Network)).Array[0, 6]
        .Select(Network, (attributes, network) => (string[])[network, .. attributes]).SelectMany(Gen.Shuffle);

    // Steps that any value of one dimension can take; # stands for a number that no other step has.
    private static readonly Gen<string> Step = Gen.OneOf(
        Gen.Int[1, 40].Select(size => $"Dense({size})"),
        Gen.OneOf(
            "Relu", "Tanh", "Sigmoid", "LeakyRelu(0.2f)", "Relu6", "Elu", "Selu", "Gelu", "Silu", "Mish", "Softplus", "Softsign", "HardSwish", "HardSigmoid",
            "Softmax", "PRelu", "LayerNorm", "RmsNorm(Affine = false)", "BatchNorm", "Dropout(0.1f)", "Flatten"),
        Gen.OneOf(
            "Tap(\"t#\"), Relu, Add(\"t#\")", "Tap(\"t#\"), Dense(7), Concat(\"t#\")", "Tap(\"t#\"), Dense(3), Tap(\"u#\"), From(\"t#\"), Concat(\"u#\")",
            "Tap(\"t#\"), Sigmoid, Multiply(\"t#\", \"t#\"), Tap(\"u#\"), Concat(\"t#\", \"u#\")", "Use<Block>", "Use<Block>(Repeat = 3)", "Use<Block>(Name = \"b#\"), Dense(5), Use<Block>(Name = \"c#\")",
            "Reshape(1, -1), Softmax, Flatten", "Reshape(-1, 1), Lstm(3, Layers = 2, Steps = StaticNet.Steps.Last)", "Reshape(1, -1), Gru(4, Bidirectional = true), Flatten",
            "Dense(7), Tap(\"t#\"), Reshape(-1, 1), Rnn(7, InitialState = \"t#\", Steps = StaticNet.Steps.Last)"));

    private static readonly Gen<string> End = Gen.OneOf(
        "MeanSquaredError", "SoftmaxCrossEntropy", "SoftmaxCrossEntropy(LabelSmoothing = 0.1f)", "BinaryCrossEntropy", "MeanAbsoluteError", "Huber", "SmoothL1", "Output(\"out\")",
        "Tap(\"trunk\"), Dense(2), MeanSquaredError(Name = \"first\"), From(\"trunk\"), Dense(3), SoftmaxCrossEntropy(Name = \"second\", Weight = 0.5f)",
        "Tap(\"trunk\"), Dense(2), Output(\"first\"), From(\"trunk\"), Output(\"second\")");

    private static readonly Gen<RandomDeclaration> Right = Gen.Select(
        Gen.Int[1, 40], Step.Array[1, 6], End, Gen.OneOf("ClipGradientNorm(1f)", "ClipGradientValue(1f)", "ClipLayerGradientNorm(1f)", "ClipGradientAdaptive", ""),
        (size, steps, end, clipping) => new RandomDeclaration(
            [$"Network({size})", "Dense(8)", .. steps.Select((step, number) => step.Replace("#", $"{number}", StringComparison.Ordinal)), end, .. clipping.Length > 0 ? (string[])[clipping] : []],
            "public partial class #"));

    /// <summary>Whether its members have a parameter for one input of floats and one for one output, with or without a loss.</summary>
    public bool IsPlain => !Attributes.Any(attribute => attribute.Contains("Tokens", StringComparison.Ordinal)
            || attribute.Contains("Vocabulary", StringComparison.Ordinal) || attribute.Contains("Lengths", StringComparison.Ordinal) || attribute.Contains("first", StringComparison.Ordinal))
        && Attributes.Count(attribute => attribute.StartsWith("Input", StringComparison.Ordinal)) <= 1
        && Attributes.Count(attribute => Array.Exists(Ends, end => attribute.StartsWith(end, StringComparison.Ordinal))) <= 1;

    /// <summary>Declarations of which about half are valid.</summary>
    public static Gen<RandomDeclaration> HalfRight => Gen.Frequency((3, Right), (5, Any));

    /// <summary>Declarations of which about a fifth are valid.</summary>
    public static Gen<RandomDeclaration> Any { get; } =
        Gen.Select(Gen.Frequency((5, Usual), (1, Unusual)), Declaration, (attributes, type) => new RandomDeclaration(attributes, type));

    /// <summary>The declaration, in a namespace of its own.</summary>
    /// <param name="name">The name of class and namespace.</param>
    public string Declare(string name)
    {
        string type = Class.Replace("#", name, StringComparison.Ordinal);
        string body = type.EndsWith('}') ? type : type + ";";
        return $"namespace In{name}\n{{\n    [StaticNet.Block, Tap(\"x\"), Dense(5), Relu, Dropout, Dense(3), Concat(\"x\")] class Block;\n    class NoBlock;\n    [{string.Join(", ", Attributes).Replace("#", name, StringComparison.Ordinal)}]\n    {body}\n}}\n";
    }
}
