using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Graph;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>Which parts of values are made in their places, and which are copied there, with the reasons.</summary>
public sealed class PartPlacesTests
{
    private readonly HandGraph _graph = new();

    [Fact]
    public void Plan_PartsOfWholeVectors_AreMadeInTheirPlaces()
    {
        var input = _graph.Input(5, 4);
        var output = _graph.Dense(_graph.Concat(_graph.Dense(input, 16), _graph.Relu(_graph.Dense(input, 32)), _graph.Dense(input, 7)), 2);

        var pass = PlanForward(input, output);

        Assert.Equal(["Forward4x16", "Forward4x32Relu", "Forward4x7", "DotForward55x2"], pass.Calls.Select(call => call.Kernel.Name));
        Assert.Equal([(0, 0, 5 * 64), (0, 16, 5 * 64), (0, 48, 5 * 64)], pass.Calls.Take(3).Select(call => Written(call)).Select(part => (part.Offset, part.Inner, part.Stride)));
        Assert.Equal("ref Unsafe.Add(ref workspace, 16 + first * 320)", Written(pass.Calls[1]).SourceFrom("first"));
        Assert.Equal(["dense output: at feature 0 of concat output, where it is made", "relu output: at feature 16 of concat output, where it is made", "dense output: at feature 48 of concat output, where it is made"],
            pass.Places.Select(place => place.Describe()));
    }

    [Fact]
    public void Plan_PartThatBeginsOrEndsWithinAVector_IsCopied()
    {
        var input = _graph.Input(4);
        var output = _graph.Dense(_graph.Concat(_graph.Dense(input, 16), _graph.Dense(input, 7), _graph.Dense(input, 9)), 2);

        var pass = PlanForward(input, output);

        Assert.Equal([null, "it ends at feature 23, no multiple of 16", "it begins at feature 23, no multiple of 16"], pass.Places.Select(place => place.ReasonToCopy));
        Assert.Equal([7, 9], pass.Calls.Select(call => call.Kernel).OfType<CopyBlocks>().Select(kernel => kernel.Length));
    }

    [Fact]
    public void Plan_PartOfTheCaller_IsCopied()
    {
        var input = _graph.Input(16);
        var output = _graph.Dense(_graph.Concat(input, _graph.Dense(input, 16)), 2);

        Assert.Equal(["it is the caller's", null], PlanForward(input, output).Places.Select(place => place.ReasonToCopy));
    }

    [Fact]
    public void Plan_PartWhoseReaderTakesWholeRows_IsCopied()
    {
        var input = _graph.Input(4);
        var part = _graph.Dense(input, 16);
        var output = _graph.Dense(_graph.Concat(_graph.Dense(input, 16), part), 16);

        var pass = PlanForward(input, _graph.Add(output, part));

        Assert.Equal([null, "a kernel of it takes rows without others between them"], pass.Places.Select(place => place.ReasonToCopy));
    }

    [Fact]
    public void Plan_PartThatIsReadAfterThePass_IsCopied()
    {
        var input = _graph.Input(4);
        var part = _graph.Dense(input, 16);
        var output = _graph.Dense(_graph.Concat(_graph.Dense(input, 16), part), 2);

        Assert.Equal([null, "it is read after the pass"], PlanForward(input, output, part).Places.Select(place => place.ReasonToCopy));
    }

    [Fact]
    public void Plan_ValueThatIsPartTwice_LiesInOnePlace()
    {
        var input = _graph.Input(4);
        var part = _graph.Dense(input, 16);
        var output = _graph.Dense(_graph.Concat(_graph.Concat(_graph.Dense(input, 16), part), part, part), 2);

        var pass = PlanForward(input, output);

        const string Elsewhere = "it lies somewhere else already";
        Assert.Equal([null, null, "a kernel of it takes rows without others between them", Elsewhere, Elsewhere], pass.Places.Select(place => place.ReasonToCopy));
        Assert.Equal([(0, 0), (0, 16), (0, 16)], pass.Calls.Where(call => call.Kernel is CopyBlocks).Select(call => (call.Operands[0].Offset, call.Operands[0].Inner)));
    }

    [Fact]
    public void Plan_Training_GradientsOfPartsAreReadWhereTheWholeHasThem()
    {
        var input = _graph.Input(4);
        var output = _graph.Dense(_graph.Concat(_graph.Relu(_graph.Dense(input, 32)), _graph.Dense(input, 16)), 2);

        var pass = PlanTraining(input, output);

        Assert.DoesNotContain(pass.Calls, call => call.Kernel is CopyBlocks);
        Assert.All(pass.Places, place => Assert.Null(place.ReasonToCopy));
        var whole = Written(pass.Calls.Single(call => call.Kernel.Name == "DotInputGradient48x2"));
        var part = pass.Calls.Where(call => call.Kernel.Name == "WeightGradient4x16").Select(call => call.Operands[1]).Single();
        Assert.Equal((whole.Offset, 32, whole.Stride), (part.Offset, part.Inner, part.Stride));
        Assert.Equal("ReluGradient32_of32_dy48_saved48", pass.Calls.Single(call => call.Kernel.Name == "ReluGradient32").Kernel.FullName);
    }

    [Fact]
    public void Plan_BufferOfParts_LivesAsLongAsTheLastOfThem()
    {
        var input = _graph.Input(4);
        var part = _graph.Dense(input, 16);
        var output = _graph.Dense(_graph.Dense(_graph.Concat(_graph.Dense(input, 16), part), 16), 16);
        var last = _graph.Dense(part, 16);

        var pass = PlanForward(input, _graph.Dense(_graph.Add(output, last), 2));

        Assert.Equal([null, null], pass.Places.Select(place => place.ReasonToCopy));
        var read = pass.Calls.Last(call => call.Kernel.Name == "Forward16x16" && call.Operands[0].Inner == 16);
        int index = pass.Calls.ToList().IndexOf(read);
        Assert.All(pass.Calls.Take(index).Skip(2), call => Assert.False(Written(call).Overlaps(read.Operands[0])));
    }

    private static Operand Written(KernelCall call) => call.Operands.Single(operand => operand is { IsWritten: true, Kind: OperandKind.Workspace });

    private PassPlan PlanForward(Tensor input, Tensor output, params Tensor[] kept)
    {
        var graph = _graph.Network(input, output, _graph.Loss(output));
        return Plan(graph, graph.Forward, [], [output, .. kept]);
    }

    private PassPlan PlanTraining(Tensor input, Tensor output)
    {
        var graph = _graph.Network(input, output, _graph.Loss(output));
        return Plan(graph, [.. graph.Forward, .. graph.Losses, .. graph.Backward], [graph.Outputs[0].Loss!.Targets!], [output]);
    }

    private static PassPlan Plan(NetworkGraph graph, IReadOnlyList<Operation> operations, IEnumerable<Tensor> targets, IReadOnlyList<Tensor> kept) => PassPlanner.Plan(
        graph, new ParameterPlan(graph.Parameters, graph.Forward), new ParameterPlan([], []), GradientEpilogue.Of(new ClippingModel(null, null)), operations, targets, kept).Plan;
}
