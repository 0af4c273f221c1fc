using StaticNet.CompilerServices;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class PanelTransposeTests
{
    /// <summary>Whole blocks, parts of one in each direction, and a strip inside of larger panels.</summary>
    [Theory]
    [InlineData(16, 16, 16)]
    [InlineData(32, 48, 40)]
    [InlineData(5, 33, 9)]
    [InlineData(31, 7, 64)]
    [InlineData(50, 100, 50)]
    public void Pack_AnySizes_PutsEachWeightIntoThePanelOfItsInput(int inputs, int outputs, int panelInputs)
    {
        int panelStride = Math.Max(inputs, panelInputs) * 16;
        float[] weights = new float[(outputs + 15) / 16 * panelStride];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = i + 1;
        float[] packed = new float[(inputs + 15) / 16 * 16 * outputs];
        Array.Fill(packed, float.NaN);

        PanelTranspose.Pack(ref weights[0], panelStride, inputs, outputs, ref packed[0]);

        for (int input = 0; input < (inputs + 15) / 16 * 16; input++)
        {
            for (int output = 0; output < outputs; output++)
            {
                float expected = input < inputs ? (output / 16 * panelStride) + (input * 16) + (output % 16) + 1 : 0f;
                Assert.Equal(expected, packed[(((input / 16 * outputs) + output) * 16) + (input % 16)]);
            }
        }
    }
}
