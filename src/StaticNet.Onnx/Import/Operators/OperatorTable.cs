using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>What each operator becomes, by its name: the one list that a new one is added to. Those that read nothing but constants are in <see cref="Folding.FoldTable"/>.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, Func<Call, Operand?[]>> Operators = new(StringComparer.Ordinal)
    {
        ["Attention"] = AttentionOperators.Attend,
        ["Gemm"] = One(ProductOperators.Gemm),
        ["MatMul"] = One(ProductOperators.MatMul),
        ["Add"] = One(ArithmeticOperators.Plain("Add")),
        ["Sum"] = One(ArithmeticOperators.Plain("Add")),
        ["Mul"] = One(ArithmeticOperators.Plain("Multiply")),
        ["Sub"] = One(ArithmeticOperators.Plain("Sub")),
        ["Div"] = One(ArithmeticOperators.Plain("Div")),
        ["Pow"] = One(ArithmeticOperators.Plain("Pow")),
        ["Max"] = One(ArithmeticOperators.Plain("Max")),
        ["Min"] = One(ArithmeticOperators.Plain("Min")),
        ["Less"] = One(LengthOperators.Compare),
        ["LessOrEqual"] = One(LengthOperators.Compare),
        ["Greater"] = One(LengthOperators.Compare),
        ["GreaterOrEqual"] = One(LengthOperators.Compare),
        ["Not"] = One(LengthOperators.Not),
        ["And"] = One(ArithmeticOperators.Plain("And")),
        ["Or"] = One(ArithmeticOperators.Plain("Or")),
        ["Where"] = One(ArithmeticOperators.Choose),
        ["Relu"] = One(ActivationOperators.Plain("Relu")),
        ["Selu"] = One(ActivationOperators.Selu),
        ["Sigmoid"] = One(ActivationOperators.Plain("Sigmoid")),
        ["Tanh"] = One(ActivationOperators.Plain("Tanh")),
        ["Softsign"] = One(ActivationOperators.Plain("Softsign")),
        ["Softplus"] = One(ActivationOperators.Softplus),
        ["HardSwish"] = One(ActivationOperators.Plain("HardSwish")),
        ["Mish"] = One(ActivationOperators.Plain("Mish")),
        ["Erf"] = One(ActivationOperators.Plain("Erf")),
        ["Exp"] = One(ActivationOperators.Plain("Exp")),
        ["Log"] = One(ActivationOperators.Plain("Log")),
        ["Sqrt"] = One(ActivationOperators.Plain("Sqrt")),
        ["Neg"] = One(ActivationOperators.Plain("Neg")),
        ["Abs"] = One(ActivationOperators.Plain("Abs")),
        ["Reciprocal"] = One(ActivationOperators.Plain("Reciprocal")),
        ["LeakyRelu"] = One(ActivationOperators.LeakyRelu),
        ["Elu"] = One(ActivationOperators.Elu),
        ["Gelu"] = One(ActivationOperators.Gelu),
        ["HardSigmoid"] = One(ActivationOperators.HardSigmoid),
        ["Clip"] = One(ActivationOperators.Clip),
        ["PRelu"] = One(ActivationOperators.PRelu),
        ["Softmax"] = One(SoftmaxOperators.Softmax),
        ["LogSoftmax"] = One(SoftmaxOperators.LogSoftmax),
        ["Conv"] = One(ConvolutionOperators.Convolve),
        ["ConvTranspose"] = One(ConvolutionOperators.Transpose),
        ["Pad"] = One(PadOperators.Pad),
        ["MaxPool"] = PoolOperators.Max,
        ["AveragePool"] = One(PoolOperators.Average),
        ["GlobalMaxPool"] = One(PoolOperators.Global("GlobalMaxPool")),
        ["GlobalAveragePool"] = One(PoolOperators.Global("GlobalAvgPool")),
        ["ReduceMean"] = One(ReduceOperators.Over("RowMean", "GlobalAvgPool")),
        ["ReduceMax"] = One(ReduceOperators.Over("RowMax", "GlobalMaxPool")),
        ["ReduceSum"] = One(ReduceOperators.Over("RowSum", "StepSum")),
        ["ReduceL2"] = One(ReduceOperators.Over("RowLength", null)),
        ["BatchNormalization"] = NormalizationOperators.Batch,
        ["LayerNormalization"] = NormalizationOperators.Layer,
        ["RMSNormalization"] = NormalizationOperators.RootMeanSquare,
        ["RNN"] = RecurrentOperators.Rnn,
        ["LSTM"] = RecurrentOperators.Lstm,
        ["GRU"] = RecurrentOperators.Gru,
        ["Concat"] = One(JoinOperators.Concat),
        ["Split"] = JoinOperators.Split,
        ["Slice"] = One(JoinOperators.Slice),
        ["Gather"] = One(JoinOperators.Gather),
        ["Identity"] = One(ShapeOperators.Identity),
        ["Dropout"] = ShapeOperators.Dropout,
        ["Cast"] = One(ShapeOperators.Cast),
        ["Shape"] = One(ShapeOperators.Shape),
        ["Size"] = One(ShapeOperators.Count),
        ["Reshape"] = One(ShapeOperators.Reshape),
        ["Flatten"] = One(ShapeOperators.Flatten),
        ["Squeeze"] = One(ShapeOperators.Squeeze),
        ["Unsqueeze"] = One(ShapeOperators.Unsqueeze),
        ["Expand"] = One(ShapeOperators.Expand),
        ["Transpose"] = One(ShapeOperators.Transpose),
    };

    /// <summary>What makes the outputs of a node.</summary>
    /// <exception cref="InvalidDataException">The operator isn't known.</exception>
    public static Func<Call, Operand?[]> Find(OnnxNode node) =>
        node.Domain.Length == 0 && Operators.TryGetValue(node.Operator, out var lower) ? lower : throw Unknown(node);

    private static InvalidDataException Unknown(OnnxNode node) => node.Domain.Length > 0
        ? node.Refuse($"is of the domain {node.Domain}, and only ONNX's own operators can be read", "Export the model without it, or inline its functions.")
        : node.Refuse("has no counterpart in StaticNet", "Leave that part out of the model that is exported, or replace it by layers that StaticNet has.");

    private static Func<Call, Operand?[]> One(Func<Call, Operand> lower) => call => [lower(call)];
}
