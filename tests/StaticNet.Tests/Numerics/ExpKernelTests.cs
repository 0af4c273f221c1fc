using System.Runtime.Intrinsics;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

/// <summary>The exponential of what isn't positive, which is cheaper.</summary>
public sealed class ExpKernelTests
{
    [Fact]
    public void ExpUpTo0_AnyBits_HasTheBitsOfExp() => AssertSame(step: 2003);

    // A minute: run with -explicit only.
    [Fact(Explicit = true)]
    public void ExpUpTo0_EveryFloat_HasTheBitsOfExp() => AssertSame(step: 1);

    // From −0 to −∞, then NaN.
    private static void AssertSame(int step)
    {
        const uint NegativeZero = 0x80000000, NegativeNaN = 0xFFC00000;

        for (ulong bits = NegativeZero; bits <= NegativeNaN; bits += 16 * (ulong)step)
        {
            var x = (Vector512.Create((uint)bits) + (Vector512<uint>.Indices * (uint)step)).AsSingle();
            Vector512<float> expected = ExpKernel.Exp<Vector512Lanes>(x), actual = ExpKernel.ExpUpTo0<Vector512Lanes>(x);
            if (expected.AsInt32() != actual.AsInt32())
                Assert.Fail($"At {x}: {actual} and not {expected}.");
        }

        for (ulong bits = NegativeZero; bits <= NegativeNaN; bits += 1009 * (ulong)step)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            Assert.Equal(
                BitConverter.SingleToInt32Bits(ExpKernel.Exp<ScalarLanes>(x)),
                BitConverter.SingleToInt32Bits(ExpKernel.ExpUpTo0<ScalarLanes>(x)));
        }
    }
}
