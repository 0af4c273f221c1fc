using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>What every optimizer promises, whatever its formula.</summary>
public sealed class OptimizerTests
{
    private const int Steps = 7;
    private const float Scale = 0.37f;

    public static TheoryData<string> Kinds => [.. Factories.Keys];

    private static Dictionary<string, Func<Optimizer>> Factories { get; } = new()
    {
        ["sgd"] = () => new Sgd(0.1f),
        ["sgd-decay"] = () => new Sgd(0.1f, weightDecay: 0.05f),
        ["momentum"] = () => new Sgd(0.1f, momentum: 0.9f, dampening: 0.2f),
        ["momentum-decay"] = () => new Sgd(0.1f, momentum: 0.9f, weightDecay: 0.05f),
        ["nesterov"] = () => new Sgd(0.1f, momentum: 0.8f, nesterov: true),
        ["nesterov-decay"] = () => new Sgd(0.1f, momentum: 0.8f, nesterov: true, weightDecay: 0.05f),
        ["adam"] = () => new Adam(0.01f),
        ["adam-l2"] = () => new Adam(0.01f, beta1: 0.8, beta2: 0.95, epsilon: 1e-6f, weightDecay: 0.05f),
        ["amsgrad"] = () => new Adam(0.01f, beta2: 0.7, amsGrad: true),
        ["amsgrad-l2"] = () => new Adam(0.01f, beta2: 0.7, weightDecay: 0.05f, amsGrad: true),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ArrayOfAnyLength_GivesTheBitsOfSingleElements(string kind)
    {
        // 101 elements take whole vectors of every width and a rest; one element takes none.
        float[] together = Train(Factories[kind](), Values(101, seed: 1), step => Values(101, seed: 100 + step));
        for (int element = 0; element < together.Length; element++)
        {
            float[] alone = Train(
                Factories[kind](), [Values(101, seed: 1)[element]], step => [Values(101, seed: 100 + step)[element]]);
            Assert.Equal(BitConverter.SingleToInt32Bits(together[element]), BitConverter.SingleToInt32Bits(alone[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ScaledGradients_GivesTheBitsOfGradientsScaledBefore(string kind)
    {
        float[] scaled = Train(Factories[kind](), Values(33, seed: 1), step => Values(33, seed: 100 + step));
        float[] before = Train(
            Factories[kind](), Values(33, seed: 1), step => Array.ConvertAll(Values(33, seed: 100 + step), value => value * Scale), scale: 1f);

        Assert.Equal(before, scaled);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ZeroParametersWithZeroGradients_StayZero(string kind)
    {
        var optimizer = Factories[kind]();

        float[] parameters = Train(optimizer, new float[48], _ => new float[48]);

        Assert.All(parameters, value => Assert.Equal(0, BitConverter.SingleToInt32Bits(value)));
        Assert.All(optimizer.States, state => Assert.False(state.Values.ContainsAnyExcept(0f)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_GradientsThatStop_LeavesMomentsThatBecomeZeroBeforeDenormal(string kind)
    {
        var optimizer = Factories[kind]();
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
                    Assert.False(float.IsSubnormal(value), $"{state.Name} is {value} after step {step}.");
        }

        foreach (var state in optimizer.States)
            if (state.Name != "max_exp_avg_sq")
                Assert.False(state.Values.ContainsAnyExcept(0f), state.Name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_TinyGradients_LeavesNoDenormalMoments(string kind)
    {
        var optimizer = Factories[kind]();
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
        var optimizer = Factories[kind]();
        float[] parameters = Values(101, seed: 1), gradients = Values(101, seed: 2);
        optimizer.Attach(101);
        optimizer.Step(parameters, gradients);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 1000; step++)
            optimizer.Step(parameters, gradients, Scale);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1001, optimizer.StepCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Attach_AnyLength_AlignsStatesToCacheLines(string kind)
    {
        var optimizer = Factories[kind]();

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
        var optimizer = Factories[kind]();
        optimizer.LearningRate = 0;

        Assert.Equal(Values(20, seed: 1), Train(optimizer, Values(20, seed: 1), step => Values(20, seed: 100 + step)));
    }

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
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new Adam().LearningRate = rate);
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
