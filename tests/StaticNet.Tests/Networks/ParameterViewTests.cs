using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Copies of parameters between the layouts of flat arrays and row-major order.</summary>
public sealed class ParameterViewTests
{
    private const float Untouched = -7f;

    /// <summary>Shapes around whole panels and whole tiles, in panels of 16, in narrow and in padded ones, and in rows.</summary>
    public static TheoryData<int, int, int, int> Layouts
    {
        get
        {
            var layouts = new TheoryData<int, int, int, int>();
            foreach (int outputs in (int[])[1, 2, 15, 16, 17, 32, 50])
                foreach (int inputs in (int[])[1, 3, 15, 16, 17, 48, 100])
                    foreach (var (width, gap) in ((int, int)[])[(16, 0), (16, 16), (4, 0), (1, 0), (1, 2)])
                        layouts.Add(outputs, inputs, width, gap);
            return layouts;
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void CopyTo_AnyLayout_IsEachElementInRowMajorOrder(int outputs, int inputs, int width, int gap)
    {
        var info = Describe(outputs, inputs, width, gap);
        float[] flat = Flat(info), elements = new float[outputs * inputs];
        for (int output = 0; output < outputs; output++)
            for (int input = 0; input < inputs; input++)
                flat[Place(info, output, input)] = Element(output, input);

        info.In(flat).CopyTo(elements);

        for (int index = 0; index < elements.Length; index++)
            Assert.Equal(Element(index / inputs, index % inputs), elements[index]);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void CopyFrom_AnyLayout_SetsEachElementAndNoPadding(int outputs, int inputs, int width, int gap)
    {
        var info = Describe(outputs, inputs, width, gap);
        float[] flat = Flat(info), expected = Flat(info), elements = new float[outputs * inputs];
        for (int output = 0; output < outputs; output++)
            for (int input = 0; input < inputs; input++)
                expected[Place(info, output, input)] = elements[(output * inputs) + input] = Element(output, input);

        info.In(flat).CopyFrom(elements);

        Assert.Equal(expected, flat);
    }

    [Theory]
    [InlineData(6, 3, 9, 0)]
    [InlineData(20, 16, 4, 0)]
    [InlineData(40, 2, 9, 20)]
    [InlineData(48, 32, 1, 24)]
    public void Copies_KernelsByPositionAndGroups_AreEachElement(int outputs, int channels, int taps, int groupOutputs)
    {
        int group = groupOutputs > 0 ? groupOutputs : outputs, panels = outputs / group * ((group + 15) / 16);
        var layout = new ParameterLayout(16, panels * channels * taps * 16, 16, channels * taps * 16) { Taps = taps, GroupOutputs = groupOutputs };
        var info = new ParameterInfo("Conv2D1", "Weights", ParameterKind.Weights, [outputs, channels, taps], layout, Initializer.HeNormal, 1, 1);
        float[] flat = Flat(info), expected = Flat(info), elements = new float[outputs * channels * taps], copied = new float[elements.Length];
        for (int index = 0; index < elements.Length; index++)
        {
            int output = index / (channels * taps), channel = index / taps % channels, tap = index % taps;
            int panel = (output / group * ((group + 15) / 16)) + (output % group / 16);
            expected[16 + ((((panel * taps) + tap) * channels) + channel) * 16 + (output % group % 16)] = elements[index] = index + 1;
        }

        info.In(flat).CopyFrom(elements);
        info.In(flat).CopyTo(copied);

        Assert.Equal(expected, flat);
        Assert.Equal(elements, copied);
    }

    [Fact]
    public void CopyFrom_OtherLength_ThrowsAndChangesNothing()
    {
        var info = Describe(17, 16, 16, 0);
        float[] flat = Flat(info);

        Assert.Throws<ArgumentException>("source", () => info.In(flat).CopyFrom(new float[(17 * 16) - 1]));
        Assert.Throws<ArgumentException>("destination", () => info.In(flat).CopyTo(new float[(17 * 16) + 1]));
        Assert.All(flat, value => Assert.Equal(Untouched, value));
    }

    private static float Element(int output, int input) => (1000 * output) + input + 1;

    private static int Place(ParameterInfo info, int output, int input)
    {
        var layout = info.Layout;
        return layout.Offset + (output / layout.PanelWidth * layout.PanelStride) + (input * layout.RowStride) + (output % layout.PanelWidth);
    }

    // With a panel's length before and behind the parameter.
    private static float[] Flat(ParameterInfo info)
    {
        float[] flat = new float[info.Layout.Offset + info.Layout.Length + 16];
        Array.Fill(flat, Untouched);
        return flat;
    }

    private static ParameterInfo Describe(int outputs, int inputs, int width, int gap)
    {
        int row = width + gap, panels = (outputs + width - 1) / width;
        var layout = new ParameterLayout(16, (panels * inputs * row + 15) / 16 * 16, row, inputs * row, width);
        return new ParameterInfo("Dense1", "Weights", ParameterKind.Weights, [outputs, inputs], layout, Initializer.HeNormal, inputs, outputs);
    }
}
