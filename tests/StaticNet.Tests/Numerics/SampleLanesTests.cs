using StaticNet.CompilerServices;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class SampleLanesTests
{
    private const float Untouched = 12345f;

    /// <summary>Whole tiles and parts of them, more than one strip of inputs and one turn of samples: sums of whole numbers are exact.</summary>
    [Theory]
    [InlineData(16, 16, 1)]
    [InlineData(70, 130, 1)]
    [InlineData(523, 37, 3)]
    [InlineData(23, 130, 9)]
    [InlineData(523, 37, 17)]
    [InlineData(530, 257, 64)]
    [InlineData(21, 70, 131)]
    public void InputGradient_AnySizes_IsTheProductWithTransposedWeights(int inputs, int outputs, int rows)
    {
        int panelStride = inputs * 16, stride = outputs + 3, gradientStride = ((inputs + 15) / 16 * 16) + 16;
        float[] gradient = Whole(rows * stride, 7);
        float[] weights = Whole((outputs + 15) / 16 * panelStride, 5);
        float[] result = new float[rows * gradientStride];
        float[] scratch = new float[SampleLanes.Scratch(outputs)];
        Array.Fill(result, Untouched);
        Array.Fill(scratch, float.NaN);

        SampleLanes.InputGradient(
            ref gradient[0], stride, ref weights[0], panelStride, inputs, outputs, ref result[0], gradientStride, ref scratch[0], rows);

        for (int row = 0; row < rows; row++)
            for (int input = 0; input < gradientStride; input++)
                Assert.Equal(Expected(row, input), result[(row * gradientStride) + input]);

        float Expected(int row, int input) => input < inputs
            ? Enumerable.Range(0, outputs).Sum(o => gradient[(row * stride) + o] * weights[(o / 16 * panelStride) + (input * 16) + (o % 16)])
            : input < (inputs + 15) / 16 * 16 ? 0f : Untouched;
    }

    /// <summary>Few samples have lanes across inputs, many across samples: the order of a sum is the same.</summary>
    [Theory]
    [InlineData(100, 70)]
    [InlineData(21, 333)]
    public void InputGradient_OfASample_HasTheSameBitsAmongFewAndMany(int inputs, int outputs)
    {
        const int Rows = 9;
        var random = new Random(1);
        float[] gradient = Drawn(Rows * outputs), weights = Drawn((outputs + 15) / 16 * inputs * 16);
        int stride = (inputs + 15) / 16 * 16;

        float[] many = Compute(0, Rows);

        for (int row = 0; row < Rows; row++)
            Assert.Equal(many[(row * stride)..((row + 1) * stride)], Compute(row, 1));

        float[] Drawn(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];

        float[] Compute(int first, int count)
        {
            float[] result = new float[count * stride], scratch = new float[SampleLanes.Scratch(outputs)];
            SampleLanes.InputGradient(
                ref gradient[first * outputs], outputs, ref weights[0], inputs * 16, inputs, outputs, ref result[0], stride, ref scratch[0], count);
            return result;
        }
    }

    /// <summary>The sums of one sample in 512-bit vectors, on any machine.</summary>
    [Theory]
    [InlineData(16, 16)]
    [InlineData(70, 37)]
    [InlineData(149, 5)]
    public void Sum_OfASampleInWideVectors_IsTheProduct(int inputs, int outputs)
    {
        float[] gradient = Whole(outputs, 7), weights = Whole((inputs + 15) / 16 * outputs * 16, 5), sums = new float[(inputs + 15) / 16 * 16];

        InputTiles<Vector512Lanes>.Sum(ref gradient[0], outputs, ref weights[0], inputs, ref sums[0]);

        for (int input = 0; input < inputs; input++)
            Assert.Equal(Enumerable.Range(0, outputs).Sum(o => gradient[o] * weights[(((input / 16 * outputs) + o) * 16) + (input % 16)]), sums[input]);
    }

    /// <summary>The sums of 512-bit vectors, on any machine.</summary>
    [Theory]
    [InlineData(16, 16, 16)]
    [InlineData(21, 150, 33)]
    public void Sum_WideVectors_AreThoseOfPortableOnes(int inputs, int outputs, int samples)
    {
        float[] gradient = Whole((samples + 15) / 16 * outputs * 16, 7), weights = Whole((outputs + 15) / 16 * inputs * 16, 5);
        float[] wide = new float[(samples + 15) / 16 * inputs * 16];

        SampleTiles<Vector512Lanes>.Sum(ref weights[0], inputs * 16, inputs, outputs, ref gradient[0], samples, ref wide[0]);

        for (int sample = 0; sample < samples; sample++)
        {
            for (int input = 0; input < inputs; input++)
            {
                float sum = Enumerable.Range(0, outputs).Sum(o =>
                    gradient[(((sample / 16 * outputs) + o) * 16) + (sample % 16)] * weights[(((o / 16 * inputs) + input) * 16) + (o % 16)]);
                Assert.Equal(sum, wide[(((sample / 16 * inputs) + input) * 16) + (sample % 16)]);
            }
        }
    }

    private static float[] Whole(int length, int modulus) => [.. Enumerable.Range(0, length).Select(i => (float)((i * 31 % 101 % modulus) - (modulus / 2)))];
}
