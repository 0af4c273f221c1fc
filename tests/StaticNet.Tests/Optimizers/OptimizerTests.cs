using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>What every optimizer promises, whatever its formula.</summary>
public sealed class OptimizerTests
{
    private const int Steps = 7;
    private const float Scale = 0.37f;

    // Sums and maxima that no step makes smaller, and one that is at least ε.
    private static readonly string[] Lasting = ["max_exp_avg_sq", "sum", "exp_inf"];

    public static TheoryData<string> Kinds => [.. OptimizerKinds.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ArrayOfAnyLength_GivesTheBitsOfSingleElements(string kind)
    {
        // 101 elements take whole vectors of every width and a rest; one element takes none.
        float[] together = Train(OptimizerKinds.All[kind](), Values(101, seed: 1), step => Values(101, seed: 100 + step));
        for (int element = 0; element < together.Length; element++)
        {
            float[] alone = Train(
                OptimizerKinds.All[kind](), [Values(101, seed: 1)[element]], step => [Values(101, seed: 100 + step)[element]]);
            Assert.Equal(BitConverter.SingleToInt32Bits(together[element]), BitConverter.SingleToInt32Bits(alone[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ScaledGradients_GivesTheBitsOfGradientsScaledBefore(string kind)
    {
        float[] scaled = Train(OptimizerKinds.All[kind](), Values(33, seed: 1), step => Values(33, seed: 100 + step));
        float[] before = Train(
            OptimizerKinds.All[kind](), Values(33, seed: 1), step => Array.ConvertAll(Values(33, seed: 100 + step), value => value * Scale), scale: 1f);

        Assert.Equal(before, scaled);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ZeroParametersWithZeroGradients_StayZero(string kind)
    {
        var optimizer = OptimizerKinds.All[kind]();

        float[] parameters = Train(optimizer, new float[48], _ => new float[48]);

        Assert.All(parameters, value => Assert.Equal(0, BitConverter.SingleToInt32Bits(value)));
        foreach (var state in optimizer.States)
            if (state.Name != "exp_inf")
                Assert.False(state.Values.ContainsAnyExcept(0f), state.Name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_GradientsThatStop_LeavesMomentsThatBecomeZeroBeforeDenormal(string kind)
    {
        var optimizer = OptimizerKinds.All[kind]();
        float[] parameters = new float[20];
        float[] gradients = [.. Enumerable.Range(0, 20).Select(i => MathF.Pow(10, -2 * i))];
        optimizer.Step(parameters, gradients);
        Array.Clear(gradients);
        for (int step = 0; step < 100_000; step++)
        {
            // Zeroed, so that decay of weights doesn't bring gradients back.
            Array.Clear(parameters);
            optimizer.Step(parameters, gradients);
            foreach (var state in optimizer.States)
                foreach (float value in state.Values)
                    if (float.IsSubnormal(value))
                        Assert.Fail($"{state.Name} is {value} after step {step}.");
        }

        foreach (var state in optimizer.States)
            if (!Lasting.Contains(state.Name))
                Assert.False(state.Values.ContainsAnyExcept(0f), state.Name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_TinyGradients_LeavesNoDenormalMoments(string kind)
    {
        var optimizer = OptimizerKinds.All[kind]();
        float[] gradients = [.. Enumerable.Range(0, 90).Select(i => MathF.Pow(10, -i / 2f))];
        for (int step = 0; step < 50; step++)
            optimizer.Step(new float[90], gradients);

        foreach (var state in optimizer.States)
            foreach (float value in state.Values)
                Assert.False(float.IsSubnormal(value), $"{state.Name} is {value}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_AfterAttach_AllocatesNothing(string kind)
    {
        var optimizer = OptimizerKinds.All[kind]();
        float[] parameters = Values(101, seed: 1), gradients = Values(101, seed: 2);
        optimizer.Attach(101);
        optimizer.Step(parameters, gradients);

        Allocations.AssertNone(() =>
        {
            for (int step = 0; step < 1000; step++)
                optimizer.Step(parameters, gradients, Scale);
        });
        Assert.Equal(1, optimizer.StepCount % 1000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Attach_AnyLength_AlignsStatesToCacheLines(string kind)
    {
        var optimizer = OptimizerKinds.All[kind]();

        optimizer.Attach(37);

        foreach (var state in optimizer.States)
        {
            Assert.Equal(37, state.Values.Length);
            Assert.Equal(0, Address(state.Values) % 64);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ZeroLearningRate_LeavesParameters(string kind)
    {
        var optimizer = OptimizerKinds.All[kind]();
        optimizer.LearningRate = 0;

        Assert.Equal(Values(20, seed: 1), Train(optimizer, Values(20, seed: 1), step => Values(20, seed: 100 + step)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_FromCopiedState_GoesOnWithTheSameBits(string kind)
    {
        var original = OptimizerKinds.All[kind]();
        float[] expected = Values(37, seed: 1);
        Train(original, expected, step => Values(37, seed: 100 + step));
        var copy = OptimizerKinds.All[kind]();
        copy.Attach(37);
        for (int state = 0; state < original.States.Length; state++)
            original.States[state].Values.CopyTo(copy.States[state].Values);
        original.Scalars.CopyTo(copy.Scalars);
        copy.StepCount = original.StepCount;
        float[] actual = [.. expected];

        Train(original, expected, step => Values(37, seed: 200 + step));
        Train(copy, actual, step => Values(37, seed: 200 + step));

        Assert.Equal(expected, actual);
        Assert.Equal(original.ScalarNames.Length, original.Scalars.Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_AnyNumberOfWorkers_GivesTheSameBits(string kind)
    {
        float[] expected = Train(OptimizerKinds.All[kind](), workers: 1);

        Assert.Equal(expected, Train(OptimizerKinds.All[kind](), workers: 2));
        Assert.Equal(expected, Train(OptimizerKinds.All[kind](), workers: 3));
    }

    [Fact]
    public void StepCount_Negative_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("StepCount", () => new Adam().StepCount = -1);

    [Fact]
    public void Step_OtherLengthThanBefore_ThrowsAndChangesNothing()
    {
        var optimizer = new Sgd(0.1f);
        optimizer.Step(new float[16], new float[16]);
        float[] parameters = Values(32, seed: 1);

        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(parameters, Values(32, seed: 2)));

        Assert.Contains("16", error.Message, StringComparison.Ordinal);
        Assert.Contains("32", error.Message, StringComparison.Ordinal);
        Assert.Equal(Values(32, seed: 1), parameters);
        Assert.Equal(1, optimizer.StepCount);
    }

    [Fact]
    public void Step_FewerGradientsThanParameters_Throws() =>
        Assert.Equal("gradients", Assert.Throws<ArgumentException>(() => new Sgd(0.1f).Step(new float[16], new float[15])).ParamName);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1f)]
    public void Step_ScaleThatIsNoFactor_ThrowsAndChangesNothing(float scale)
    {
        var optimizer = new Adam();

        Assert.Throws<ArgumentOutOfRangeException>("gradientScale", () => optimizer.Step(new float[16], new float[16], scale));

        Assert.Equal(0, optimizer.StepCount);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-0.1f)]
    public void LearningRate_OutsideLimits_Throws(float rate)
    {
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Sgd(rate));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Adam(rate));
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Adam().LearningRate = rate);
    }

    private static float[] Train(Optimizer optimizer, int workers)
    {
        using var network = new StepNetwork(seed: 1, batchCapacity: 1, workers);
        Values(network.Gradients.Length, seed: 2).CopyTo(network.Gradients);
        for (int step = 0; step < Steps; step++)
            optimizer.Step(network, new GradientResult(1, 1, Scale));
        return network.Parameters.ToArray();
    }

    private static float[] Train(Optimizer optimizer, float[] parameters, Func<int, float[]> gradients, float scale = Scale)
    {
        for (int step = 0; step < Steps; step++)
            optimizer.Step(parameters, gradients(step), scale);
        return parameters;
    }

    private static float[] Values(int count, int seed)
    {
        var random = new RandomStream((ulong)seed, 0);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextNormal();
        return values;
    }

    // How far the first element is from a place known to be aligned.
    private static long Address(Span<float> values)
    {
        float[] anchor = GC.AllocateArray<float>(1, pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(anchor, 0);
        return address + Unsafe.ByteOffset(ref anchor[0], ref MemoryMarshal.GetReference(values));
    }
}
