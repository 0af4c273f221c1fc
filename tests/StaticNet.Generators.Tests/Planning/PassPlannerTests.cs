using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Graph;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>From operations to calls and buffers, on graphs of three or four operations.</summary>
public sealed class PassPlannerTests
{
    private static readonly GradientEpilogue Epilogue = GradientEpilogue.Of(new ClippingModel(null, null));

    private readonly HandGraph _graph = new();

    [Fact]
    public void Plan_Chain_ReadsTheCallersRowsAndReusesBuffers()
    {
        var input = _graph.Input(4);
        var output = _graph.Dense(_graph.Dense(_graph.Dense(input, 3), 3), 2);

        var pass = PlanForward(input, output);

        Assert.Equal(["Forward4x3", "Forward3x3", "Forward3x2"], pass.Calls.Select(call => call.Kernel.Name));
        Assert.Equal(OperandKind.Inputs, pass.Calls[0].Operands[0].Kind);
        Assert.Equal([0, 16, 0], pass.Calls.Select(call => call.Operands.Single(operand => operand.IsWritten).Offset));
        Assert.Equal(32, pass.WorkspacePerSample);
    }

    [Fact]
    public void Plan_Rows_AreCountedForEachCall()
    {
        var input = _graph.Input(5, 4);
        var output = _graph.Dense(_graph.Reshape(_graph.Relu(_graph.Dense(input, 3)), 15), 2);

        var pass = PlanForward(input, output);

        Assert.Equal(["Forward4x3Relu", "Reshape3To1x15", "Forward15x2"], pass.Calls.Select(call => call.Kernel.Name));
        Assert.Equal([5, 1, 1], pass.Calls.Select(call => call.Rows));
        Assert.Equal(5 * 16, pass.Calls[0].Operands.Single(operand => operand.IsWritten).Stride);
    }

    [Fact]
    public void Plan_ReshapeOfTheCallersRows_IsNoCall()
    {
        var input = _graph.Input(5, 4);
        var output = _graph.Dense(_graph.Reshape(input, 20), 2);

        var pass = PlanForward(input, output);

        Assert.Equal(["Forward20x2"], pass.Calls.Select(call => call.Kernel.Name));
    }

    [Fact]
    public void Plan_ReaderOfWholeVectors_GetsACopyOfTheCallersRows()
    {
        var input = _graph.Input(4);
        var output = _graph.Add(_graph.Dense(input, 4), input);

        var pass = PlanForward(input, output);

        Assert.Equal(["CopyRows4", "Forward4x4", "Add16"], pass.Calls.Select(call => call.Kernel.Name));
    }

    [Fact]
    public void Plan_SumInPlace_LeavesWhatIsReadLater()
    {
        var input = _graph.Input(4);
        var dense = _graph.Dense(input, 3);
        var sum = _graph.Add(dense, _graph.Dense(input, 3));
        var output = _graph.Add(sum, dense);

        var pass = PlanForward(input, output);

        int Written(int call) => pass.Calls[call].Operands.Single(operand => operand.IsWritten).Offset;
        Assert.NotEqual(Written(0), Written(2));
        Assert.Equal(Written(2), Written(3));
    }

    [Fact]
    public void Plan_ParameterOfTwoUses_SumsItsContributionsBehindTheLast()
    {
        var input = _graph.Input(3);
        var weights = _graph.NewWeights(3, 3);
        var output = _graph.Dense(_graph.Dense(input, 3, weights), 3, weights);
        var graph = _graph.Network(input, output, _graph.Loss(output));
        var parameters = new ParameterPlan(graph.Parameters, graph.Forward);

        var (pass, _, moments) = PassPlanner.Plan(
            graph, parameters, new ParameterPlan([], []), Epilogue, [.. graph.Forward, .. graph.Losses, .. graph.Backward], [graph.Outputs[0].Loss!.Targets!], [output]);

        var gradients = pass.Calls.Where(call => call.Kernel.Name.StartsWith("WeightGradient", StringComparison.Ordinal)).ToList();
        Assert.Equal([0, 48], gradients.Select(call => call.Operands.Single(operand => operand.Kind == OperandKind.Moments).Offset));
        var sum = pass.Calls[pass.Calls.Count - 1];
        Assert.Equal(new SumContributions(2, 1, 48, Epilogue), sum.Kernel);
        Assert.Equal(96, moments);
        Assert.True(new[] { gradients[0], gradients[1] }.All(call => call.Operands.All(operand => operand.Kind != OperandKind.Gradients)));
    }

    [Fact]
    public void Plan_Integers_AreReadWhereTheyWereCopiedAndHaveNoBuffer()
    {
        var tokens = _graph.Tokens(6, 11);
        var output = _graph.Dense(_graph.Reshape(_graph.Embedding(tokens, 20), 120), 2);

        var pass = PlanForward(tokens, output);

        Assert.Equal(["Embedding20", "Reshape20To1x120", "DotForward120x2"], pass.Calls.Select(call => call.Kernel.Name));
        Assert.Equal([6, 1, 1], pass.Calls.Select(call => call.Rows));
        Assert.Equal("ref Unsafe.Add(ref tokens, first * 6)", pass.Calls[0].Operands[0].SourceFrom("first"));
        Assert.DoesNotContain(tokens, pass.Buffers.Select(buffer => buffer.Tensor));
    }

    [Fact]
    public void Plan_Table_HasARowOfWholeVectorsForEachInteger()
    {
        var tokens = _graph.Tokens(6, 11);
        var output = _graph.Embedding(tokens, 20);
        var graph = _graph.Network(tokens, output, _graph.Loss(output));

        var table = new ParameterPlan(graph.Parameters, graph.Forward).Parameters[0];

        Assert.Equal((1, 32, 11 * 32), (table.PanelWidth, table.PanelStride, table.Length));
    }

    [Fact]
    public void Plan_GradientOfATable_KeepsTheRowsThatABatchUses()
    {
        var tokens = _graph.Tokens(6, 500);
        var output = _graph.Embedding(tokens, 20);
        var graph = _graph.Network(tokens, output, _graph.Loss(output));

        var (pass, _, _) = PassPlanner.Plan(
            graph, new ParameterPlan(graph.Parameters, graph.Forward), new ParameterPlan([], []), Epilogue, [.. graph.Forward, .. graph.Losses, .. graph.Backward],
            [graph.Outputs[0].Loss!.Targets!], [output]);

        Assert.Equal([new TableUse(graph.Parameters[0], 6)], pass.Tables);

        // One worker finds them, and no other may read them before.
        var calls = pass.Share.Calls.Skip(pass.Share.Calls.Count - 2).ToList();
        Assert.Equal(["FindUsedRows500", "EmbeddingGradient500x20"], calls.Select(call => call.Call.Kernel.Name));
        Assert.Equal([(Sharing.None, 6), (Sharing.Columns, 6)], calls.Select(call => (call.Sharing, call.Call.Rows)));
        Assert.True(calls[1].WaitsBefore);
        Assert.Equal(["memory.UsedRowsAt(0)", "ref tokens"], calls[0].Call.Operands.Select(operand => operand.Source));
        Assert.Equal("memory.UsedRowsAt(0)", calls[1].Call.Operands[0].Source);
    }

    [Fact]
    public void Plan_ValueThatNothingMakes_Throws()
    {
        var input = _graph.Input(4);
        var output = _graph.Dense(_graph.Builder.AddTensor("stray", new Shape(4)), 2);

        Assert.Contains("'stray'", Assert.Throws<InvalidOperationException>(() => PlanForward(input, output)).Message, StringComparison.Ordinal);
    }

    private PassPlan PlanForward(Tensor input, Tensor output)
    {
        var graph = _graph.Network(input, output, _graph.Loss(output));
        return PassPlanner.Plan(graph, new ParameterPlan(graph.Parameters, graph.Forward), new ParameterPlan([], []), Epilogue, graph.Forward, [], [output]).Plan;
    }
}
