using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Where the elements of parameters lie, and that views undo it.</summary>
public sealed class ParameterLayoutTests
{
    [Fact]
    public void IndexOf_Convolution_HasPositionsOutsideAndChannelsInside()
    {
        // [20 outputs, 3 channels, 2, 2]: two panels of [4 positions, 3 channels, 16].
        var layout = new ParameterLayout(32, 2 * 4 * 3 * 16, 16, 4 * 3 * 16) { Taps = 4 };

        Assert.Equal(32, layout.IndexOf(0, 0));
        Assert.Equal(32 + (3 * 16), layout.IndexOf(0, 1));
        Assert.Equal(32 + 16, layout.IndexOf(0, 4));
        Assert.Equal(32 + (4 * 3 * 16) + (((2 * 3) + 1) * 16) + 1, layout.IndexOf(17, (1 * 4) + 2));
    }

    [Fact]
    public void IndexOf_Groups_BeginPanels()
    {
        // Two groups of 18 outputs, each of two panels.
        var layout = new ParameterLayout(0, 4 * 9 * 16, 16, 9 * 16) { Taps = 9, GroupOutputs = 18 };

        Assert.Equal(9 * 16, layout.IndexOf(16, 0));
        Assert.Equal(2 * 9 * 16, layout.IndexOf(18, 0));
        Assert.Equal((3 * 9 * 16) + (5 * 16) + 1, layout.IndexOf(35, 5));
    }

    [Theory]
    [InlineData(20, 12, 1, 0)]
    [InlineData(20, 12, 4, 0)]
    [InlineData(36, 18, 9, 18)]
    [InlineData(6, 4, 2, 3)]
    public void View_AnyLayout_CopiesEveryElementToAPlaceOfItsOwnAndBack(int outputs, int inputs, int taps, int groupOutputs)
    {
        int group = groupOutputs == 0 ? outputs : groupOutputs;
        int panels = outputs / group * ((group + 15) / 16);
        var info = new ParameterInfo(
            "Conv", "Weights", ParameterKind.Weights, [outputs, inputs], new ParameterLayout(16, panels * inputs * 16, 16, inputs * 16) { Taps = taps, GroupOutputs = groupOutputs },
            Initializer.Zeros, 1, 1);
        float[] flat = new float[16 + info.Layout.Length];
        float[] elements = [.. Enumerable.Range(1, outputs * inputs).Select(value => (float)value)];

        info.In(flat).CopyFrom(elements);

        Assert.Equal(elements, info.In(flat).ToArray());
        Assert.Equal(elements, flat.Where(value => value != 0).Order());
        Assert.All(Enumerable.Range(0, 16), place => Assert.Equal(0, flat[place]));
        for (int element = 0; element < elements.Length; element++)
            Assert.Equal(elements[element], info.In(flat)[element / inputs, element % inputs]);
    }
}
