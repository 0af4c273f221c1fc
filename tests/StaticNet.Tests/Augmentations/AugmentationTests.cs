using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StaticNet.Tests.Infrastructure;
using Xunit;
using static StaticNet.Tests.Augmentations.AugmentationImages;

namespace StaticNet.Tests.Augmentations;

/// <summary>What holds for every augmentation, and compositions.</summary>
public sealed class AugmentationTests
{
    private static readonly ImageShape Shape = new(2, 12, 17);

    private static readonly Dictionary<string, Augmentation> Identities = new()
    {
        ["shift"] = new RandomShift(Shape, 0, 5),
        ["rotation"] = new RandomRotation(Shape, 0, 5),
        ["scale"] = new RandomScale(Shape, 1, 1, 5),
        ["affine"] = new RandomAffine(Shape, 5),
        ["elastic"] = new ElasticDistortion(Shape, 0, 2, 5),
        ["noise"] = new GaussianNoise(0),
        ["flip"] = new RandomFlip(Shape, FlipAxis.Vertical, 0),
        ["erase"] = new RandomErase(Shape, 0),
        ["occasional"] = new RandomShift(Shape, 3).WithProbability(0),
        ["nothing"] = new AugmentationPipeline(),
    };

    private static readonly Dictionary<string, (Augmentation Augmentation, int Words)> Changes = new()
    {
        ["shift"] = (new RandomShift(Shape, 3), 2),
        ["rotation"] = (new RandomRotation(Shape, 30), 1),
        ["scale"] = (new RandomScale(Shape, 0.7, 1.4), 1),
        ["affine"] = (new RandomAffine(Shape) { MaxShift = 2, MaxDegrees = 20, Scale = (0.8, 1.2) }, 4),
        ["elastic"] = (new ElasticDistortion(Shape, 20, 2), 12 * 17),
        ["noise"] = (new GaussianNoise(0.1f), 2 * 12 * 17),
        ["flip"] = (new RandomFlip(Shape), 1),
        ["erase"] = (new RandomErase(Shape), 5),
        ["pipeline"] = (
            new AugmentationPipeline(new RandomAffine(Shape) { MaxShift = 1 }, new ElasticDistortion(Shape, 9, 1), new GaussianNoise(1)),
            4 + (3 * 12 * 17)),
    };

    public static TheoryData<string> IdentityNames => [.. Identities.Keys];

    public static TheoryData<string> ChangeNames => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(IdentityNames))]
    public void Apply_WithoutStrength_KeepsEachBit(string name)
    {
        float[] image = Random(Shape);
        var random = new RandomStream(1, 1);
        for (int i = 0; i < 20; i++)
            Assert.True(SameBits(image, Apply(Identities[name], image, ref random)));
    }

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Apply_AnyOutcome_TakesTheSameWords(string name)
    {
        float[] image = Random(Shape);
        var random = new RandomStream(1, 1);
        for (ulong i = 1; i <= 50; i++)
        {
            Apply(Changes[name].Augmentation, image, ref random);
            Assert.Equal(i * (ulong)Changes[name].Words, random.Position);
        }
    }

    [Theory]
    [InlineData("elastic")]
    [InlineData("noise")]
    public void Apply_WithoutStrength_TakesTheSameWords(string name)
    {
        var random = new RandomStream(1, 1);
        Apply(Identities[name], Random(Shape), ref random);

        Assert.Equal((ulong)Changes[name].Words, random.Position);
    }

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Apply_SameStream_GivesTheSameBits(string name)
    {
        float[] image = Random(Shape);
        var augmentation = Changes[name].Augmentation;

        for (ulong stream = 0; stream < 10; stream++)
            Assert.True(SameBits(Apply(augmentation, image, stream), Apply(augmentation, image, stream)));
        float[] first = Apply(augmentation, image, 0);
        Assert.Contains(Enumerable.Range(1, 10), stream => !SameBits(first, Apply(augmentation, image, (ulong)stream)));
    }

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Apply_ManySamples_AllocatesNothing(string name)
    {
        var augmentation = Changes[name].Augmentation;
        float[] image = Random(Shape), scratch = new float[augmentation.GetScratchLength(image.Length)];
        var random = new RandomStream(1, 1);
        for (int i = 0; i < 100; i++)
            augmentation.Apply(image, scratch, ref random);

        Allocations.AssertNone(() =>
        {
            for (int i = 0; i < 500; i++)
                augmentation.Apply(image, scratch, ref random);
        });
    }

    [Theory]
    [InlineData("shift")]
    [InlineData("affine")]
    [InlineData("elastic")]
    [InlineData("flip")]
    [InlineData("erase")]
    [InlineData("pipeline")]
    public void Apply_OtherLengths_ThrowsBeforeAnythingChanges(string name)
    {
        var augmentation = Changes[name].Augmentation;
        float[] image = Random(Shape), copy = [.. image];
        var random = new RandomStream(1, 1);

        AssertNames("inputLength", () => augmentation.GetScratchLength(Shape.Length + 1));
        AssertNames("sample", () => augmentation.Apply(image.AsSpan(1), new float[10_000], ref random));
        if (augmentation.GetScratchLength(Shape.Length) > 0)
            AssertNames("scratch", () => augmentation.Apply(image, [], ref random));
        Assert.Equal(copy, image);
        Assert.Equal(0ul, random.Position);
    }

    [Fact]
    public void Pipeline_Parts_ComeInTheirOrder()
    {
        var doubleThenAdd = new AugmentationPipeline(new Linear(2, 0, 5), new AugmentationPipeline(new Linear(1, 1, 7)), new Linear(1, 0, 3));

        Assert.Equal([3f, 5f], Apply(doubleThenAdd, [1f, 2f]));
        Assert.Equal(7, doubleThenAdd.GetScratchLength(2));
        Assert.Throws<ArgumentNullException>(() => new AugmentationPipeline(new Linear(1, 0, 0), null!));
    }

    [Fact]
    public void WithProbability_ManySamples_AppliesToThatShare()
    {
        var augmentation = new Linear(1, 1, 5).WithProbability(0.3);
        var random = new RandomStream(1, 1);
        double changed = 0;
        for (int i = 0; i < 10_000; i++)
            changed += Apply(augmentation, [0f], ref random)[0];

        // Four deviations of a share of 10,000.
        Assert.InRange(changed / 10_000, 0.3 - 0.0184, 0.3 + 0.0184);
        Assert.Equal(10_000ul, random.Position);
        Assert.Equal(5, augmentation.GetScratchLength(1));
        Assert.Equal([1f], Apply(new Linear(1, 1, 0).WithProbability(1), [0f]));
        Assert.Throws<ArgumentOutOfRangeException>(() => augmentation.WithProbability(1.5));
    }

    [Fact]
    public void Pipeline_OfDigits_HasThePinnedBytes()
    {
        var shape = new ImageShape(1, 28, 28);
        var pipeline = new AugmentationPipeline(
            new RandomShift(shape, 2),
            new RandomAffine(shape) { MaxShift = 1.5, MaxDegrees = 15, Scale = (0.9, 1.1) },
            new ElasticDistortion(shape, 34, 4),
            new GaussianNoise(0.05f, 0, 1),
            new RandomFlip(shape),
            new RandomErase(shape));
        var digits = SyntheticDigits.Create(100, seed: 1);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < digits.Count; i++)
            hash.AppendData(MemoryMarshal.AsBytes<float>(Apply(pipeline, digits.GetInput(i).ToArray(), (ulong)i)));

        Assert.Equal("1f81c9496e94fa74e5457b50fecf099a22b224e6579eb4e04d0eb2b40de01cae", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void AssertNames(string name, Action action) =>
        Assert.Equal(name, Assert.Throws<ArgumentException>(action).ParamName);

    /// <summary><c>factor · x + offset</c>.</summary>
    private sealed class Linear(float factor, float offset, int scratchLength) : Augmentation
    {
        public override int GetScratchLength(int inputLength) => scratchLength;

        public override void Apply(Span<float> sample, Span<float> scratch, ref RandomStream random)
        {
            foreach (ref float value in sample)
                value = (factor * value) + offset;
        }
    }
}
