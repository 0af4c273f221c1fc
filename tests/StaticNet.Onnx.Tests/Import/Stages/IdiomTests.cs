using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Idioms;
using Xunit;

namespace StaticNet.Onnx.Tests.Import.Stages;

/// <summary>Steps that become the layer that they are, and those that are nearly one and don't.</summary>
public sealed class IdiomTests
{
    private static readonly Term Value = new("Input", [4, 3]);

    [Theory]
    [InlineData(1.0, 6.0, "HardSigmoid")]
    [InlineData(1.0, 5.0, null)]
    public void Idiom_ClippedLineByASixth_IsHardSigmoid(double factor, double divisor, string? expected)
    {
        var middle = new Term("Relu6", Value.Shape, Step("Add", Value, Number(3)));
        Assert.Equal(expected, Found(Step("Div", Step("Multiply", middle, Number((float)factor)), Number((float)divisor)))?.Kind);
    }

    [Fact]
    public void Idiom_ErrorFunction_IsGelu()
    {
        Assert.Equal("Gelu", Found(Gelu(MathF.Sqrt(0.5f)))?.Kind);
        Assert.NotEqual("Gelu", Found(Gelu(0.5f))?.Kind);
    }

    [Fact]
    public void Idiom_QuotientByItsRoot_IsLayerNorm()
    {
        var centred = Step("Sub", Value, new Term("RowMean", [4, 1], Value));
        var norm = Found(Step("Div", centred, Root(centred)))!;
        Assert.Equal(("LayerNorm", 0.25), (norm.Kind, norm.Option("Epsilon")));
        Assert.Equal("RmsNorm", Found(Step("Div", Value, Root(Value)))!.Kind);
        Assert.Null(Found(Step("Div", centred, Root(Value))));
    }

    [Fact]
    public void Idiom_ReshapesInARow_AreTheLastOne()
    {
        var twice = new Term("Reshape", [12], new Term("Reshape", [6, 2], Value));
        Assert.Equal("Flatten [12]", Rewritten(twice).ToString());
        Assert.Same(Value, Rewritten(new Term("Reshape", [4, 3], new Term("Reshape", [6, 2], Value))));
    }

    [Fact]
    public void Idiom_LastStepOfARecurrence_IsItsLastState()
    {
        var all = new Term("Gru", [4, 5], Value).With("Bidirectional", 0);
        Assert.Equal(("Gru", 1.0), (Rewritten(Last(all, 3)).Kind, Rewritten(Last(all, 3)).Option("Steps")));
        Assert.All([Last(all, 2), Last(all.With("Bidirectional", 1), 3), Last(all.Within(new Term("Lengths", [])), 3)], other => Assert.Equal("Slice", Rewritten(other).Input.Kind));
    }

    [Fact]
    public void Idiom_RecurrencesOfOneModule_AreLayersUnlessLengthsDiffer()
    {
        var lower = new Term("Gru", [4, 5], Value) { Hints = ["gru"] }.With("Units", 5);
        Term lengths = new("Lengths", []);
        Assert.Equal(2, Rewritten(new Term("Gru", [4, 5], lower) { Hints = ["gru"] }.With("Units", 5)).Option("Layers"));
        Assert.Equal(2, Rewritten(new Term("Gru", [4, 5], lower.Within(lengths)) { Hints = ["gru"], Lengths = lengths }.With("Units", 5)).Option("Layers"));
        Assert.Null(Rewritten(new Term("Gru", [4, 5], lower.Within(lengths)) { Hints = ["gru"] }.With("Units", 5)).Option("Layers"));
    }

    [Fact]
    public void Idiom_LengthsThatAreAtLeastOne_AreLengths()
    {
        Term lengths = new("Lengths", []);
        Assert.Same(lengths, LengthMask.ReadLengths(new Term("Max", [1], lengths, Number(1))));
        Assert.Null(LengthMask.ReadLengths(new Term("Max", [1], lengths, Number(2))));
        Assert.Same(lengths, LengthMask.ReadLengths(new Term("Clip", [], lengths).With("Low", 1).With("High", double.MaxValue)));
        Assert.Null(LengthMask.ReadLengths(new Term("Clip", [], lengths).With("Low", 1).With("High", 3)));
    }

    [Fact]
    public void Idiom_SumOverLengths_IsAMeanOfThose()
    {
        Term lengths = new("Lengths", []), others = new("Lengths", []), sum = new("StepSum", [3], Fill(lengths, 0));
        Assert.Equal(("GlobalAvgPool", lengths), (Found(Step("Div", sum, lengths))!.Kind, Found(Step("Div", sum, lengths))!.Lengths));
        Assert.Null(Found(Step("Div", sum, others)));
        Assert.Null(Found(Step("Div", new Term("StepSum", [3], Fill(lengths, 1)), lengths)));
    }

    private static Term Fill(Term lengths, double value) => new Term("Fill", Value.Shape, Value) { Lengths = lengths }.With("Value", value);

    private static Term Last(Term all, double start) => new Term("Reshape", [5], new Term("Slice", [1, 5], all).With("Axis", 0).With("Start", start).With("Length", 1).With("Of", 4));

    private static Term Gelu(float scale) => Step("Multiply", Step("Multiply", Value, Step("Add", new Term("Erf", Value.Shape, Step("Multiply", Value, Number(scale))), Number(1))), Number(0.5f));

    private static Term Root(Term value) => new("Sqrt", [4, 1], new Term("Add", [4, 1], new Term("RowMean", [4, 1], Step("Multiply", value, value)), Number(0.25f)));

    private static Term Step(string kind, Term left, Term right) => new(kind, left.Shape, left, right);

    private static Term Number(float value) => Term.Of(Tensor.Of([value], 1, 1));

    private static Term? Found(Term term) => IdiomTable.Find(term);

    private static Term Rewritten(Term term) => Rewriting.Apply([("y", term)])[0].Term;
}
