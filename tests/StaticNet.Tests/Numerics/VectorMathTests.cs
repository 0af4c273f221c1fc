using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public class VectorMathTests
{
    private const long AllFloats = 1L << 32;

    public static TheoryData<string> Functions => new(VectorFunction.All.Select(function => function.Name));

    [Theory, MemberData(nameof(Functions))]
    public void Function_EveryThousandthFloat_WithinStatedUlps(string name)
    {
        var function = VectorFunction.Named(name);
        for (long bits = 0; bits < AllFloats; bits += 997)
            Check(function, FromBits(bits));
    }

    // Where a polynomial is smallest, where ranges meet, where results saturate: 10,000 neighbours of each.
    [Theory, MemberData(nameof(Functions))]
    public void Function_AroundEveryEdge_WithinStatedUlps(string name)
    {
        var function = VectorFunction.Named(name);
        float[] edges =
        [
            0f, float.Epsilon, 1.17549435e-38f, 1e-4f, 0.25f, 0.34657f, 0.5f, 0.5625f, 0.625f, 0.70710678f, 1f, 1.41421356f, 2f,
            3.4657f, 3.92f, 4.1572938f, 9.01f, 9.1f, 16.7f, 17.33f, 59.94479f, 87.33655f, 88.72284f, 89f, 103.2789f, 103.97208f,
            104f, float.MaxValue, float.PositiveInfinity, float.NaN,
        ];
        foreach (float edge in edges)
            for (int distance = -5_000; distance <= 5_000; distance++)
            {
                float x = FromBits(BitConverter.SingleToInt32Bits(edge) + distance);
                Check(function, x);
                Check(function, -x);
            }
    }

    // Minutes a function: run with -explicit only.
    [Theory(Explicit = true), MemberData(nameof(Functions))]
    public void Function_EveryFloat_WithinStatedUlps(string name)
    {
        var function = VectorFunction.Named(name);
        const int Parts = 4096;
        double[] largest = new double[Parts];
        Parallel.For(0, Parts, part =>
        {
            for (long bits = AllFloats / Parts * part; bits < AllFloats / Parts * (part + 1); bits++)
                largest[part] = Math.Max(largest[part], function.Error(FromBits(bits)));
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {largest.Max():F4} ulp");
        Assert.InRange(largest.Max(), 0, function.Limit);
    }

    [Theory, MemberData(nameof(Functions))]
    public void Function_EveryWidth_SameBits(string name)
    {
        var function = VectorFunction.Named(name);
        float[] inputs = new float[16], some = new float[16], sixteen = new float[16];
        for (long bits = 0; bits < AllFloats; bits += 16 * 4999)
        {
            for (int lane = 0; lane < 16; lane++)
                inputs[lane] = FromBits(bits + (lane * 4999));
            function.Sixteen(Vector512.Create(inputs)).CopyTo(sixteen);
            for (int lane = 0; lane < 16; lane += Vector<float>.Count)
                function.Some(new Vector<float>(inputs, lane)).CopyTo(some, lane);
            for (int lane = 0; lane < 16; lane++)
            {
                int expected = Bits(function.One(inputs[lane]));
                if (expected != Bits(some[lane]) || expected != Bits(sixteen[lane]))
                    Assert.Fail($"{name}({inputs[lane]:R}): {function.One(inputs[lane]):R}, {some[lane]:R}, {sixteen[lane]:R}");
            }
        }
    }

    [Theory]
    [InlineData("Exp", float.NegativeInfinity, 0f)]
    [InlineData("Exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Exp", 88.7228394f, float.PositiveInfinity)]
    [InlineData("Exp", -103.972076f, float.Epsilon)]
    [InlineData("Exp", -103.97209f, 0f)]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Log", 0f, float.NegativeInfinity)]
    [InlineData("Log", -1f, float.NaN)]
    [InlineData("Log", float.NegativeInfinity, float.NaN)]
    [InlineData("Log", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Tanh", -0f, -0f)]
    [InlineData("Tanh", float.Epsilon, float.Epsilon)]
    [InlineData("Tanh", -9.02f, -1f)]
    [InlineData("Tanh", float.NegativeInfinity, -1f)]
    [InlineData("Sigmoid", 0f, 0.5f)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0f)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1f)]
    [InlineData("Erf", -0f, -0f)]
    [InlineData("Erf", float.Epsilon, float.Epsilon)]
    [InlineData("Erf", 3.93f, 1f)]
    [InlineData("Erf", float.NegativeInfinity, -1f)]
    public void Function_SpecialArgument_ExactResult(string name, float x, float expected) =>
        Assert.Equal(Bits(expected), Bits(VectorFunction.Named(name).One(x)));

    [Theory, MemberData(nameof(Functions))]
    public void Function_NaN_StaysNaN(string name) => Assert.True(float.IsNaN(VectorFunction.Named(name).One(float.NaN)));

    [Fact]
    public void Log_NegativeZero_MinusInfinity() => Assert.Equal(float.NegativeInfinity, VectorMath.Log(-0f));

    private static void Check(VectorFunction function, float x)
    {
        float actual = function.One(x);
        if (!(function.Error(x) <= function.Limit))
            Assert.Fail($"{function.Name}({x:R}) = {actual:R}, {function.Error(x):F3} ulp from {function.Exact(x):R}.");
    }

    private static float FromBits(long bits) => BitConverter.Int32BitsToSingle((int)bits);

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);
}
