using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>Where workers wait for each other, and from which batch on they share a pass.</summary>
public sealed class WorkSplitTests
{
    private const long Large = 1_000_000;

    [Fact]
    public void Plan_RowsThatFollowRows_WaitForNobody() => AssertWaits(
        [false, false, false],
        Call(Sharing.Rows, Large, Inputs(), Written(0)),
        Call(Sharing.Rows, Large, Read(0), Written(16)),
        Call(Sharing.Rows, Large, Read(16), Read(0), Written(16)));

    [Fact]
    public void Plan_ColumnsOfWhatRowsWrote_Wait() => AssertWaits(
        [false, true, false, true],
        Call(Sharing.Rows, Large, Inputs(), Written(0)),
        Call(Sharing.Columns, Large, Read(0), new Operand(OperandKind.Gradients, IsWritten: true)),
        Call(Sharing.Columns, Large, Read(0), Written(16)),
        Call(Sharing.Columns, Large, Read(16), new Operand(OperandKind.Gradients, IsWritten: true)));

    [Fact]
    public void Plan_WritingWhatOthersMayStillRead_Waits() => AssertWaits(
        [false, true],
        Call(Sharing.Columns, Large, Read(0), Written(16)),
        Call(Sharing.Rows, Large, Inputs(), Written(0)));

    [Fact]
    public void Plan_RowsOfABufferThatOverlapsOtherRows_Wait() => AssertWaits(
        [false, true],
        Call(Sharing.Rows, Large, Inputs(), Written(0)),
        Call(Sharing.Rows, Large, Inputs(), new Operand(OperandKind.Workspace, 0, 32, IsWritten: true)));

    [Fact]
    public void Plan_RowsOfPartsOfOneBuffer_WaitForNobody() => AssertWaits(
        [false, false, false],
        Call(Sharing.Rows, Large, Inputs(), new Operand(OperandKind.Workspace, 0, 64, IsWritten: true)),
        Call(Sharing.Rows, Large, Inputs(), new Operand(OperandKind.Workspace, 0, 64, IsWritten: true) { Inner = 16 }),
        Call(Sharing.Rows, Large, new Operand(OperandKind.Workspace, 0, 64), Written(64)));

    [Fact]
    public void Plan_ColumnsBesideRowsOfOneBuffer_Wait() => AssertWaits(
        [false, true],
        Call(Sharing.Rows, Large, Inputs(), new Operand(OperandKind.Workspace, 0, 64, IsWritten: true)),
        Call(Sharing.Columns, Large, Inputs(), new Operand(OperandKind.Workspace, 0, 64, IsWritten: true) { Inner = 16 }));

    [Fact]
    public void Plan_CallsOfOneWorker_WaitOnlyForOthers() => AssertWaits(
        [false, true, false, true],
        Call(Sharing.Rows, Large, Inputs(), Written(0)),
        Call(Sharing.None, Large, Read(0), Written(16)),
        Call(Sharing.None, Large, Read(16), Written(32)),
        Call(Sharing.Rows, Large, Read(32), Written(48)));

    [Fact]
    public void Plan_ColumnsWithLittleWork_GoToOneWorker()
    {
        var plan = WorkSplit.Plan([Call(Sharing.Columns, 100, Inputs(), Written(0)), Call(Sharing.Rows, 100, Inputs(), Written(16))]);

        Assert.Equal([Sharing.None, Sharing.Rows], plan.Calls.Select(call => call.Sharing));
    }

    [Theory]
    [InlineData(Sharing.Columns, 1_000_000, 1)]
    [InlineData(Sharing.Columns, 50_000, 4)]
    [InlineData(Sharing.Rows, 1_000_000, 16)]
    [InlineData(Sharing.Rows, 1_000, 200)]
    [InlineData(Sharing.Rows, 1, null)]
    [InlineData(Sharing.None, 1_000_000, null)]
    internal void SmallestBatch_OneCall_IsWhereHalfItsWorkPaysForTheStart(Sharing sharing, long work, int? expected) =>
        Assert.Equal(expected, WorkSplit.Plan([Call(sharing, work, Inputs(), Written(0))]).SmallestBatch);

    [Theory]
    [InlineData(8, 1)]
    [InlineData(8, 64, 1)]
    [InlineData(1, 64, 8)]
    [InlineData(2, 64, 4)]
    [InlineData(4, 4, 6)]
    public void Unit_Calls_HasWholeTilesOfEach(int unit, params int[] rows)
    {
        var plan = WorkSplit.Plan(rows.Select(count => Call(Sharing.Rows, Large, Inputs(), Written(0)) with { Rows = count }));

        Assert.Equal(unit, plan.Unit);
        Assert.Equal(2 * unit, plan.SmallestBatch);
    }

    [Fact]
    public void StartingWith_InferenceOfOtherUnits_SharesItsFirstCallsAnew()
    {
        var first = Call(Sharing.Rows, Large, Inputs(), Written(0)) with { Rows = 64 };
        var inference = Pass(first);

        Assert.Equal(1, Pass(first, first).StartingWith(inference).ShareStart);
        Assert.Equal(0, Pass(first, Call(Sharing.Rows, Large, Read(0), Written(16))).StartingWith(inference).ShareStart);
    }

    private static PassPlan Pass(params KernelCall[] calls) => new(new EquatableArray<KernelCall>(calls), default, 64);

    private static void AssertWaits(bool[] expected, params KernelCall[] calls) =>
        Assert.Equal(expected, WorkSplit.Plan(calls).Calls.Select(call => call.WaitsBefore));

    private static Operand Inputs() => new(OperandKind.Inputs, Stride: 3);

    private static Operand Read(int offset) => new(OperandKind.Workspace, offset, 16);

    private static Operand Written(int offset) => new(OperandKind.Workspace, offset, 16, IsWritten: true);

    private static KernelCall Call(Sharing sharing, long work, params Operand[] operands) =>
        new(new FakeKernel(sharing, work), new EquatableArray<Operand>(operands));

    private sealed record FakeKernel(Sharing Sharing, long Work) : KernelPlan
    {
        public override string Name => "Fake";

        public override EquatableArray<string> Parameters => default;

        public override Sharing Sharing { get; } = Sharing;

        public override long Work { get; } = Work;

        public override string Describe() => "Fake.";

        public override void Emit(SourceWriter writer, LaneType lanes, string name)
        {
        }
    }
}
