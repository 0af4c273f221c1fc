using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>Which calls of a pass are made for a block of samples at a time.</summary>
public sealed class CallRunsTests
{
    private const long Little = 10_000, Much = 1_000_000;

    [Fact]
    public void Of_PoolingBehindConvolution_IsOneRunOfSamplesThatTheCacheHolds() =>
        AssertRuns([(0, 2, 3)], Call(Much, Inputs(784), Written(0, 12_544)), Call(Little, Read(0, 12_544), Written(12_544, 3_136)));

    [Theory]
    [InlineData(12_768, true)]
    [InlineData(12_769, false)]
    public void Of_TwoSamplesThatTheCacheDoesNotHold_StayApart(int pooled, bool joins) => AssertRuns(
        joins ? [(0, 2, 2)] : [(0, 1, null), (1, 1, null)],
        Call(Much, Inputs(10_000), Written(0, 10_000)),
        Call(Little, Read(0, 10_000), Written(10_000, pooled)));

    [Fact]
    public void Of_ValueThatIsOverwritten_CountsOnce() =>
        AssertRuns([(0, 3, 8)], Call(Much, Inputs(4_096), Written(0, 4_096)), Call(Little, Written(0, 4_096)), Call(Little, Read(0, 4_096), Written(0, 4_096)));

    [Fact]
    public void Of_NextConvolution_StartsARunOfItsOwn() => AssertRuns(
        [(0, 2, 5), (2, 1, null), (3, 1, null)],
        Call(Much, Inputs(4_096), Written(0, 4_096)),
        Call(Little, Read(0, 4_096), Written(4_096, 4_096)),
        Call(Much, Read(4_096, 4_096), Written(8_192, 4_096)),
        Call(Little, Read(0, 4_096), Written(12_288, 4_096)));

    [Theory]
    [InlineData((16 * 3_000) - 1, true)]
    [InlineData(16 * 3_000, false)]
    public void Of_WorkOfTheReader_DecidesWhetherItWaitsForMemory(long work, bool joins) =>
        AssertRuns(joins ? [(0, 2, 16)] : [(0, 1, null), (1, 1, null)], Call(Much, Inputs(1_000), Written(0, 2_000)), Call(work, Read(0, 2_000), Written(2_000, 1_000)));

    [Theory]
    [InlineData(524, false)]
    [InlineData(525, true)]
    public void Of_BatchThatTheCacheHolds_StaysWhole(int read, bool joins) =>
        AssertRuns(joins ? [(0, 2, 63)] : [(0, 1, null), (1, 1, null)], Call(Much, Inputs(100), Written(0, read)), Call(Little / 10, Read(0, read), Written(read, 400)));

    [Fact]
    public void Of_BarrierBetween_KeepsCallsApart() => AssertRuns(
        [(0, 1, null), (1, 1, null)],
        Call(Much, Inputs(784), Written(0, 12_544)),
        Call(Little, Read(0, 12_544), Written(12_544, 3_136)) with { WaitsBefore = true });

    [Fact]
    public void Of_BarrierBeforeTheFirst_KeepsTheRun() => AssertRuns(
        [(0, 2, 3)],
        Call(Much, Inputs(784), Written(0, 12_544)) with { WaitsBefore = true },
        Call(Little, Read(0, 12_544), Written(12_544, 3_136)));

    [Theory]
    [InlineData(Sharing.Columns, true)]
    [InlineData(Sharing.None, true)]
    [InlineData(Sharing.Rows, false)]
    internal void Of_CallOfTheWholeBatch_KeepsItsNeighboursApart(Sharing sharing, bool takesBlocks)
    {
        AssertRuns([(0, 1, null), (1, 1, null)], Call(Much, Inputs(784), Written(0, 12_544)), Whole(Read(0, 12_544), Written(12_544, 3_136)));
        AssertRuns([(0, 1, null), (1, 1, null)], Whole(Inputs(784), Written(0, 12_544)), Call(Little, Read(0, 12_544), Written(12_544, 3_136)));

        SharedCall Whole(params Operand[] operands) =>
            new(new KernelCall(new FakeKernel(Little, takesBlocks), new EquatableArray<Operand>(operands)), sharing, false);
    }

    private static void AssertRuns((int First, int Calls, int? Samples)[] expected, params SharedCall[] calls)
    {
        var runs = CallRuns.Of(calls);

        Assert.Equal(expected, runs.Select(run => (run.First, run.Calls.Count, run.Samples)));
        Assert.Equal(calls, runs.SelectMany(run => run.Calls));
    }

    private static Operand Inputs(int stride) => new(OperandKind.Inputs, Stride: stride);

    private static Operand Read(int offset, int stride) => new(OperandKind.Workspace, offset, stride);

    private static Operand Written(int offset, int stride) => new(OperandKind.Workspace, offset, stride, IsWritten: true);

    private static SharedCall Call(long work, params Operand[] operands) =>
        new(new KernelCall(new FakeKernel(work, true), new EquatableArray<Operand>(operands)), Sharing.Rows, false);

    private sealed record FakeKernel(long Work, bool TakesBlocks) : KernelPlan
    {
        public override string Name => "Fake";

        public override EquatableArray<string> Parameters => default;

        public override Sharing Sharing => Sharing.Rows;

        public override long Work { get; } = Work;

        public override bool TakesBlocks { get; } = TakesBlocks;

        public override string Describe() => "Fake.";

        public override void Emit(SourceWriter writer, LaneType lanes, string name)
        {
        }
    }
}
