using StaticNet.Onnx.Messages;
using Xunit;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Lengths of samples: which nodes look at them, what becomes of masks, and what is refused.</summary>
public sealed class LengthImportTests
{
    [Fact]
    public void Lengths_OfARecurrence_AreOfTheInput()
    {
        var model = Recurrent("LSTM", 8).Node("LSTM", "all", ["turned", "w", "r", "", "counts"], ModelBuilder.Whole("hidden_size", 2))
            .Node("Squeeze", "states", ["all", "one"]).Node("Transpose", "y", ["states"], ModelBuilder.Wholes("perm", 1, 0, 2));
        Assert.Equal("[Network(5, 3, Lengths = true)]\n[Lstm(2)]\n[MeanSquaredError]", model.Declaration());
        Assert.Contains("The input 'n' is the lengths of samples, each from 1 to all steps, which methods of the class take as 'lengths'.", model.Import().Remarks);
        Assert.DoesNotContain(model.Import().Remarks, remark => remark.Contains("is 0 beyond", StringComparison.Ordinal));
    }

    [Fact]
    public void Lengths_OfTheLastState_AreOfTheInput()
    {
        var model = Recurrent("GRU", 6).Node("GRU", "all", ["turned", "w", "r", "", "counts"], ModelBuilder.Whole("hidden_size", 2), ModelBuilder.Whole("linear_before_reset", 1));
        model.Model.Graph.Node[^1].Output.Add("last");
        Assert.Equal("[Network(5, 3, Lengths = true)]\n[Gru(2, Steps = Steps.Last)]\n[MeanSquaredError]", model.Integers("zero", 0).Node("Squeeze", "y", ["last", "zero"]).Declaration());
    }

    [Fact]
    public void Lengths_OfTheStepThatIsLastInTheFile_AreRefused() => Assert.Equal(
        "node 'end' (Gather) looks at steps beyond the lengths of samples, which other nodes leave out. "
        + "Give it the lengths too, as an input or a mask, or put zeros in the place of these steps before it.",
        Recurrent("RNN", 2).Node("RNN", "first", ["turned", "w", "r", "", "counts"], ModelBuilder.Whole("hidden_size", 2)).Node("Squeeze", "states", ["first", "one"]).Node("Relu", "rectified", ["states"])
            .Integers("last", -1).Integers("zero", 0).Node("Gather", "end", ["rectified", "last"]).Node("Squeeze", "y", ["end", "zero"]).Refusal());

    [Fact]
    public void Lengths_OfTokens_AreOfTheInput() => Assert.Equal(
        "[Network(Tokens = 5, Vocabulary = 7, Lengths = true)]\n[Embedding(3)]\n[Lstm(2, Steps = Steps.Last)]\n[MeanSquaredError]",
        Last(new ModelBuilder().Input("t", DataType.Int64, -1, 5).Input("n", DataType.Int32, -1).Weights("table", 7, 3).Weights("w", 1, 8, 3).Weights("r", 1, 8, 2).Integers("zero", 0)
            .Node("Gather", "rows", ["table", "t"]).Node("Transpose", "turned", ["rows"], ModelBuilder.Wholes("perm", 1, 0, 2))
            .Node("LSTM", "all", ["turned", "w", "r", "", "n"], ModelBuilder.Whole("hidden_size", 2))).Declaration());

    [Theory]
    [InlineData("Less", false, 0)]
    [InlineData("Greater", true, 0)]
    [InlineData("LessOrEqual", false, 1)]
    [InlineData("GreaterOrEqual", true, 1)]
    public void Mask_OfWhatIsWithin_KeepsIt(string comparison, bool lengthsFirst, long first) =>
        Assert.Equal("[Network(5, 3, Lengths = true)]\n[GlobalMaxPool(OverSteps = true)]\n[MeanSquaredError]", Masked(comparison, lengthsFirst, first, ["mask", "x", "least"]).Declaration());

    [Theory]
    [InlineData("GreaterOrEqual", false, 0)]
    [InlineData("LessOrEqual", true, 0)]
    [InlineData("Greater", false, 1)]
    [InlineData("Less", true, 1)]
    public void Mask_OfWhatIsBeyond_LeavesItOut(string comparison, bool lengthsFirst, long first) =>
        Assert.Equal("[Network(5, 3, Lengths = true)]\n[GlobalMaxPool(OverSteps = true)]\n[MeanSquaredError]", Masked(comparison, lengthsFirst, first, ["mask", "least", "x"]).Declaration());

    [Fact]
    public void Mask_TheWrongWayRound_IsRefused() => Assert.Contains(
        "node 'filled' (Where) computes with the lengths of samples, and is no part of a layer that is known", Masked("Less", lengthsFirst: false, 0, ["mask", "least", "x"]).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Mask_OfOtherNumbersThanSteps_IsRefused() => Assert.Equal(
        "node 'flat' (Less) compares lengths of samples with something else than the numbers of steps. "
        + "A mask is range(steps) < lengths[:, None], or left out where the model's layers take lengths.",
        Masked("Less", lengthsFirst: false, 2, ["mask", "x", "least"]).Refusal());

    [Fact]
    public void Mean_OfASumByLengths_IsAPool()
    {
        const string Declared = "[Network(5, 3, Lengths = true)]\n[Dense(2, Bias = false), GlobalAvgPool(OverSteps = true)]\n[MeanSquaredError]";
        Assert.Equal(Declared, Averaged("Where", ["mask", "d", "nought"]).Node("Cast", "f", ["column"], ModelBuilder.Whole("to", 1)).Node("Div", "y", ["sum", "f"]).Declaration());
        Assert.Equal(Declared, Averaged("Mul", ["d", "mask"]).Node("ReduceSum", "f", ["mask", "one"], ModelBuilder.Whole("keepdims", 0)).Node("Div", "y", ["sum", "f"]).Declaration());
        Assert.Equal(Declared, Averaged("Mul", ["d", "mask"]).Number("floor", 1).Node("Max", "f", ["column", "floor"]).Node("Div", "y", ["sum", "f"]).Declaration());
    }

    [Fact]
    public void Mean_OfASumOfAllSteps_IsRefused() => Assert.Contains(
        "node 'sum' (ReduceSum) is no part of a layer that is known", Averaged("Identity", ["d"]).Node("Cast", "f", ["column"], ModelBuilder.Whole("to", 1)).Node("Div", "y", ["sum", "f"]).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Steps_ThatAreZeroBeyondLengths_CanBeFlattened() => Assert.Equal(
        "[Network(5, 3, Lengths = true)]\n[Flatten]\n[MeanSquaredError]",
        Steps().Node("Where", "cleared", ["mask", "x", "nought"]).Integers("shape", 0, 15).Node("Reshape", "y", ["cleared", "shape"]).Declaration());

    [Fact]
    public void Steps_ThatAreZeroBeyondLengths_CanBeLikeOthers() => Assert.Equal(
        "[Network(5, 3, Lengths = true)]\n[Reshape(5, 3)]\n[Lstm(2, Bidirectional = true)]\n[MeanSquaredError]", BothWays(Steps().Node("Where", "cleared", ["mask", "x", "nought"])).Declaration());

    [Fact]
    public void Steps_ThatAreReadFromTheLastOne_AreRefused() => Assert.Equal(
        "node 'all' (LSTM) looks at steps beyond the lengths of samples, which other nodes leave out. "
        + "Give it the lengths too, as an input or a mask, or put zeros in the place of these steps before it.",
        BothWays(Steps().Node("Where", "within", ["mask", "x", "nought"]).Node("Sigmoid", "cleared", ["within"])).Refusal());

    [Fact]
    public void Output_ThatIsAnythingBeyondLengths_IsRemarkedOn()
    {
        var model = Steps().Node("Where", "cleared", ["mask", "x", "nought"]).Weights("v", 3, 2).Node("MatMul", "y", ["cleared", "v"]);
        Assert.Equal("[Network(5, 3, Lengths = true)]\n[Dense(2, Bias = false)]\n[MeanSquaredError]", model.Declaration());
        Assert.Contains("The output 'y' is 0 beyond the lengths of samples, whatever the file has there.", model.Import().Remarks);
    }

    [Fact]
    public void Lengths_OfTwoInputs_AreRefused() => Assert.Equal(
        "has several lengths of samples, 'n' and 'other', and all inputs of a network have the same. Give each node the same input.",
        Recurrent("RNN", 2).Input("other", DataType.Int64, -1).Node("RNN", "first", ["turned", "w", "r", "", "counts"], ModelBuilder.Whole("hidden_size", 2))
            .Node("RNN", "second", ["turned", "w", "r", "", "other"], ModelBuilder.Whole("hidden_size", 2)).Node("Squeeze", "a", ["first", "one"]).Node("Squeeze", "b", ["second", "one"])
            .Node("Add", "sum", ["a", "b"]).Node("Transpose", "y", ["sum"], ModelBuilder.Wholes("perm", 1, 0, 2)).Refusal());

    [Fact]
    public void Lengths_ThatAreComputed_AreRefused() => Assert.Equal(
        "node 'y' (RNN) takes lengths of samples that are computed, or fixed. Let an input of the model be the lengths, whole numbers [batch], or export it with samples of all steps.",
        Recurrent("RNN", 2).Integers("two", 2).Node("Sub", "fewer", ["counts", "two"]).Node("RNN", "y", ["turned", "w", "r", "", "fewer"], ModelBuilder.Whole("hidden_size", 2)).Refusal());

    [Fact]
    public void Lengths_AsNumbers_AreRefused()
    {
        Assert.StartsWith("node 'y' (Add) computes with the lengths of samples, and is no part of a layer that is known.", new ModelBuilder().Input("x", -1, 3).Input("n", DataType.Int64, -1).Integers("one", 1)
            .Node("Unsqueeze", "column", ["n", "one"]).Node("Add", "y", ["x", "column"]).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("has lengths of samples, or what is made of them alone, as an output.", new ModelBuilder().Input("n", DataType.Int64, -1).Node("Identity", "y", ["n"]).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_ThatNothingReads_AreLeftOut() => Assert.Contains(
        "The input 'n' was left out, which no output depends on.", new ModelBuilder().Input("x", -1, 3).Input("n", DataType.Int64, -1).Node("Relu", "y", ["x"]).Import().Remarks);

    [Fact]
    public void Attention_OfAllKeysOfShorterSamples_IsRefused() => Assert.Contains(
        "(MatMul) looks at steps beyond the lengths of samples, which other nodes leave out.", Attending(mask: null).Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("chosen")]
    [InlineData("left out")]
    [InlineData("added")]
    public void Attention_OfKeysWithinLengths_IsSelfAttention(string mask) => Assert.Equal(
        "[Network(5, 3, Lengths = true)]\n[SelfAttention(Heads = 3, Bias = false), GlobalMaxPool(OverSteps = true)]\n[MeanSquaredError]", Attending(mask).Declaration());

    /// <summary>Keys that lengths have, and keys that count less instead of not at all.</summary>
    [Theory]
    [InlineData("reversed")]
    [InlineData("added the wrong way round")]
    [InlineData("lessened")]
    public void Attention_OfKeysBeyondLengths_IsRefused(string mask) => Assert.Contains("is no part of a layer that is known", Attending(mask).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Attention_OfShorterSamples_MakesAnythingBeyondThem() => Assert.Contains(
        " looks at steps beyond the lengths of samples", Attended("chosen").Integers("flattened", 0, 15).Node("Reshape", "y", ["attended", "flattened"]).Refusal(), StringComparison.Ordinal);

    private static ModelBuilder Recurrent(string operation, long gates) => new ModelBuilder().Input("x", -1, 5, 3).Input("n", DataType.Int64, -1).Weights("w", 1, operation == "RNN" ? 2 : gates, 3)
        .Weights("r", 1, operation == "RNN" ? 2 : gates, 2).Integers("one", 1)
        .Node("Cast", "counts", ["n"], ModelBuilder.Whole("to", (long)DataType.Int32)).Node("Transpose", "turned", ["x"], ModelBuilder.Wholes("perm", 1, 0, 2));

    private static ModelBuilder Last(ModelBuilder model)
    {
        model.Model.Graph.Node[^1].Output.Add("last");
        return model.Node("Squeeze", "y", ["last", "zero"]);
    }

    // [batch, 5, 1] of [batch, 5, 3]
    private static ModelBuilder Steps(string comparison = "Less", bool lengthsFirst = false, long first = 0) => new ModelBuilder().Input("x", -1, 5, 3).Input("n", DataType.Int64, -1).Integers("one", 1)
        .Integers("two", 2).Integers("places", [.. Enumerable.Range(0, 5).Select(step => step + first)]).Number("nought", 0).Number("least", float.MinValue).Node("Unsqueeze", "column", ["n", "one"])
        .Node(comparison, "flat", lengthsFirst ? ["column", "places"] : ["places", "column"]).Node("Unsqueeze", "mask", ["flat", "two"]);

    private static ModelBuilder BothWays(ModelBuilder model) => model.Weights("w", 2, 8, 3).Weights("r", 2, 8, 2).Integers("joined", 0, 0, 4)
        .Node("Transpose", "turned", ["cleared"], ModelBuilder.Wholes("perm", 1, 0, 2)).Node("LSTM", "all", ["turned", "w", "r"], ModelBuilder.Whole("hidden_size", 2), ModelBuilder.Text("direction", "bidirectional"))
        .Node("Transpose", "sides", ["all"], ModelBuilder.Wholes("perm", 0, 2, 1, 3)).Node("Reshape", "states", ["sides", "joined"]).Node("Transpose", "y", ["states"], ModelBuilder.Wholes("perm", 1, 0, 2));

    private static ModelBuilder Masked(string comparison, bool lengthsFirst, long first, string[] choice) => Steps(comparison, lengthsFirst, first)
        .Node("Where", "filled", choice).Node("ReduceMax", "y", ["filled"], ModelBuilder.Wholes("axes", 1), ModelBuilder.Whole("keepdims", 0));

    private static ModelBuilder Averaged(string operation, string[] inputs) => Steps().Weights("v", 3, 2).Node("MatMul", "d", ["x", "v"]).Node(operation, "cleared", inputs)
        .Node("ReduceSum", "sum", ["cleared", "one"], ModelBuilder.Whole("keepdims", 0));

    // Heads of one feature whose steps don't see what is beyond lengths, or see all.
    private static ModelBuilder Attending(string? mask) => Attended(mask)
        .Node("Where", "filled", ["mask", "attended", "least"]).Node("ReduceMax", "y", ["filled"], ModelBuilder.Wholes("axes", 1), ModelBuilder.Whole("keepdims", 0));

    private static ModelBuilder Attended(string? mask)
    {
        var model = Steps().Integers("heads", 0, 5, 3, 1).Integers("features", 0, 5, 3).Integers("places of sizes", 1, 2).Weights("o", 3, 3).Node("Unsqueeze", "seen", ["flat", "places of sizes"]);
        foreach (string name in (string[])["q", "k", "v"])
            model.Weights(name, 3, 3).Node("MatMul", $"{name} product", ["x", name]).Node("Reshape", $"{name} split", [$"{name} product", "heads"])
                .Node("Transpose", $"{name} heads", [$"{name} split"], ModelBuilder.Wholes("perm", 0, 2, 1, 3));
        model.Node("Transpose", "turned", ["k heads"], ModelBuilder.Wholes("perm", 0, 1, 3, 2)).Node("MatMul", "scores", ["q heads", "turned"]);
        _ = mask switch
        {
            "chosen" => model.Node("Where", "masked", ["seen", "scores", "least"]),
            "left out" => model.Node("Not", "unseen", ["seen"]).Node("Where", "masked", ["unseen", "least", "scores"]),
            "added" => model.Node("Where", "sum", ["seen", "nought", "least"]).Node("Add", "masked", ["scores", "sum"]),
            "added the wrong way round" => model.Node("Where", "sum", ["seen", "least", "nought"]).Node("Add", "masked", ["scores", "sum"]),
            "lessened" => model.Number("less", -1).Node("Where", "sum", ["seen", "nought", "less"]).Node("Add", "masked", ["scores", "sum"]),
            "reversed" => model.Node("Where", "masked", ["seen", "least", "scores"]),
            _ => model.Node("Identity", "masked", ["scores"]),
        };
        return model.Node("Softmax", "probabilities", ["masked"]).Node("MatMul", "mixed", ["probabilities", "v heads"]).Node("Transpose", "sides", ["mixed"], ModelBuilder.Wholes("perm", 0, 2, 1, 3))
            .Node("Reshape", "joined", ["sides", "features"]).Node("MatMul", "attended", ["joined", "o"]);
    }
}
