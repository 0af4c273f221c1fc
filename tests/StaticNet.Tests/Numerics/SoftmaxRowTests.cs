using CsCheck;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public class SoftmaxRowTests
{
    private static readonly Gen<float[]> Logits = Gen.Float[-30f, 30f].Array[1, 70];

    [Fact]
    public void SoftmaxRow_AnyRow_AgreesWithDouble() =>
        Logits.Sample(logits =>
        {
            float[] probabilities = new float[logits.Length];
            VectorMath.SoftmaxRow(logits, probabilities);
            double[] powers = Array.ConvertAll(logits, logit => Math.Exp((double)logit - logits.Max()));

            // The rounded difference of two logits up to 60 apart is off by up to 2⁻¹⁹, and so is its exponential.
            return probabilities.Zip(powers).All(pair => Math.Abs(pair.First - (pair.Second / powers.Sum())) <= 2.5e-6 * pair.Second / powers.Sum());
        });

    [Fact]
    public void SoftmaxRow_SameMemory_SameResult() =>
        Logits.Sample(logits =>
        {
            float[] probabilities = new float[logits.Length];
            VectorMath.SoftmaxRow(logits, probabilities);
            VectorMath.SoftmaxRow(logits, logits);
            return logits.SequenceEqual(probabilities);
        });

    [Fact]
    public void SoftmaxRow_EveryLaneKind_SameBits() =>
        Logits.Sample(logits =>
        {
            float[] one = new float[logits.Length], some = new float[logits.Length], sixteen = new float[logits.Length];
            SoftmaxKernel.Row<ScalarLanes>(logits, one);
            SoftmaxKernel.Row<VectorLanes>(logits, some);
            SoftmaxKernel.Row<Vector512Lanes>(logits, sixteen);
            return one.SequenceEqual(some) && one.SequenceEqual(sixteen);
        });

    [Fact]
    public void SoftmaxRow_HugeLogits_StaysFinite()
    {
        float[] probabilities = new float[3];
        VectorMath.SoftmaxRow([1e4f, -1e4f, float.NegativeInfinity], probabilities);
        Assert.Equal([1f, 0f, 0f], probabilities);
        VectorMath.SoftmaxRow([-1e38f, -1e38f, -3e38f], probabilities);
        Assert.Equal([0.5f, 0.5f, 0f], probabilities);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void SoftmaxRow_BadLogit_WholeRowNaN(float bad)
    {
        for (int place = 0; place < 20; place++)
        {
            float[] row = new float[20];
            row[place] = bad;
            VectorMath.SoftmaxRow(row, row);
            Assert.All(row, probability => Assert.True(float.IsNaN(probability)));
        }
    }

    [Fact]
    public void SoftmaxRow_OtherLength_ThrowsAndWritesNothing()
    {
        float[] probabilities = [7, 7];
        Assert.Equal("probabilities", Assert.Throws<ArgumentException>(() => VectorMath.SoftmaxRow([1f, 2f, 3f], probabilities)).ParamName);
        Assert.Equal([7f, 7f], probabilities);
    }
}
