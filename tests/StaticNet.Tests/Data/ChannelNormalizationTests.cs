using Xunit;

namespace StaticNet.Tests.Data;

public sealed class ChannelNormalizationTests
{
    private static readonly ImageShape Shape = new(channels: 2, height: 1, width: 2);

    // Channel 0 has 1, 3, 5, 7 (mean 4, deviation √5), channel 1 is 0.3 everywhere.
    private static readonly Dataset Images = new([[1, 3, 0.3f, 0.3f], [5, 7, 0.3f, 0.3f]], [0, 1]);

    [Fact]
    public void Fit_Images_GivesMeansAndDeviationsOfThePopulation()
    {
        var normalization = ChannelNormalization.Fit(Images, Shape);

        Assert.Equal([4f, 0.3f], normalization.Means);
        Assert.Equal([MathF.Sqrt(5), 0f], normalization.Deviations);
    }

    [Fact]
    public void Normalize_Dataset_MapsWhatIsReadAndKeepsTheRest()
    {
        var normalized = Images.WithWeights(1, 2).Normalize(ChannelNormalization.Fit(Images, Shape));

        float[] image = normalized.GetInput(1);
        Assert.Equal([1 / MathF.Sqrt(5), 3 / MathF.Sqrt(5), 0, 0], image);
        Assert.Equal(1, normalized.GetLabel(1));
        Assert.Equal(2, normalized.GetWeight(1));
        Assert.Equal(1, normalized.LargestLabel);
        Assert.Equal(image, normalized.Slice(1, 1).GetInput(0));
        Assert.Equal(image, normalized.Select([1, 0]).GetInput(0));
        float[] both = new float[8];
        normalized.CopyInputs([1, 1], both);
        Assert.Equal([.. image, .. image], both);
        Assert.NotEqual(Images.Fingerprint, normalized.Fingerprint);
    }

    [Fact]
    public void Normalize_Bytes_MapsTheirShareOf255()
    {
        var bytes = Dataset.FromBytes(new byte[] { 0, 255, 51, 51 }, 4, new int[1]);

        float[] image = bytes.Normalize(ChannelNormalization.Fit(bytes, Shape)).GetInput(0);

        Assert.Equal([-1, 1, 0, 0], image);
    }

    [Fact]
    public void Invert_AppliedImage_IsTheImage()
    {
        var normalization = ChannelNormalization.Fit(Images, Shape);
        float[] image = [2, 9, 0.3f, 0.3f];
        normalization.Apply(image);

        normalization.Invert(image);

        Assert.Equal(2, image[0], 1e-6f);
        Assert.Equal(9, image[1], 1e-6f);
        Assert.Equal(0.3f, image[2]);
    }

    [Fact]
    public void FromJson_WhatToJsonGave_IsTheSameMap()
    {
        var normalization = ChannelNormalization.Fit(Images, Shape);

        var again = ChannelNormalization.FromJson(normalization.ToJson());

        Assert.Equal(normalization.Means, again.Means);
        Assert.Equal(normalization.Deviations, again.Deviations);
        Assert.Equal(Shape, again.Shape);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"height":1,"width":2,"means":[1]}""")]
    [InlineData("""{"height":1,"width":2,"means":[1],"deviations":[1,2]}""")]
    [InlineData("""{"height":1,"width":2,"means":[1],"deviations":[-1]}""")]
    [InlineData("""{"height":1,"width":2,"means":[1e39],"deviations":[1]}""")]
    [InlineData("""{"height":0,"width":2,"means":[1],"deviations":[1]}""")]
    [InlineData("""{"height":1,"width":2,"means":null,"deviations":[1]}""")]
    public void FromJson_AnythingElse_IsRefusedInALine(string json) => Assert.DoesNotContain(
        '\n', Assert.Throws<InvalidDataException>(() => ChannelNormalization.FromJson(json)).Message);

    [Fact]
    public void Fit_WrongImages_IsRefused()
    {
        Assert.Contains("2×1×3", Assert.Throws<ArgumentException>(() => ChannelNormalization.Fit(Images, new ImageShape(2, 1, 3))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ChannelNormalization.Fit(Images.Slice(0, 0), Shape));
        Assert.Throws<ArgumentException>(() => ChannelNormalization.Fit(Images, Shape).Apply(new float[3]));
        var small = new Dataset([[0, 1e-30f, 0, 1e-30f]], [0]);
        var huge = new Dataset([[0, 3e38f, 0, 0]], [0]);
        Assert.Contains("position 1", Assert.Throws<ArgumentException>(() => huge.Normalize(ChannelNormalization.Fit(small, Shape))).Message, StringComparison.Ordinal);
    }
}
