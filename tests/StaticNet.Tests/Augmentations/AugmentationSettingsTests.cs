using Xunit;

namespace StaticNet.Tests.Augmentations;

public sealed class AugmentationSettingsTests
{
    private static readonly ImageShape Shape = new(2, 12, 17);

    [Fact]
    public void Constructors_ValuesOutsideLimits_AreNamed()
    {
        AssertNames("channels", () => new ImageShape(0, 1, 1));
        AssertNames("height", () => new ImageShape(1, 0, 1));
        AssertNames("width", () => new ImageShape(1, 1, 20_000));
        AssertNames("channels", () => new ImageShape(100, 16384, 16384));
        AssertNames("shape", () => new RandomFlip(null!));
        AssertNames("axis", () => new RandomFlip(Shape, (FlipAxis)2));
        AssertNames("probability", () => new RandomFlip(Shape, probability: double.NaN));
        AssertNames("maxPixels", () => new RandomShift(Shape, 13));
        AssertNames("maxFraction", () => new RandomShift(Shape, -0.1));
        AssertNames("fill", () => new RandomShift(Shape, 1, float.NaN));
        AssertNames("maxDegrees", () => new RandomRotation(Shape, -1));
        AssertNames("degrees", () => new RandomRotation(Shape, (10, 5)));
        AssertNames("minScale", () => new RandomScale(Shape, 0, 1));
        AssertNames("maxScale", () => new RandomScale(Shape, 1, 0.5));
        AssertNames("MaxShift", () => new RandomAffine(Shape) { MaxShift = 18 });
        AssertNames("MaxDegrees", () => new RandomAffine(Shape) { MaxDegrees = 181 });
        AssertNames("Scale", () => new RandomAffine(Shape) { Scale = (1, 0.9) });
        AssertNames("strength", () => new ElasticDistortion(Shape, -1, 1));
        AssertNames("smoothness", () => new ElasticDistortion(Shape, 1, 18));
        AssertNames("deviation", () => new GaussianNoise(float.PositiveInfinity));
        AssertNames("maximum", () => new GaussianNoise(1, 1, 0));
        AssertNames("minArea", () => new RandomErase(Shape, minArea: -1));
        AssertNames("maxArea", () => new RandomErase(Shape, minArea: 0.5, maxArea: 0.4));
        AssertNames("minAspect", () => new RandomErase(Shape, minAspect: 0));
        AssertNames("maxAspect", () => new RandomErase(Shape, maxAspect: 0.1));
    }

    private static void AssertNames(string name, Func<object> create) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(create).ParamName);
}
