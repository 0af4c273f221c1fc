using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Parts of a value that are made in their places have the bits of parts that are copied there.</summary>
public sealed class PlacedPartsTests
{
    private const int Samples = 130;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Passes_PartsInTheirPlaces_HaveTheBitsOfCopies(int workers)
    {
        using var placed = new PlacedParts(seed: 4, batchCapacity: Samples, workers: workers);
        using var copied = new CopiedParts(seed: 4, batchCapacity: Samples);
        float[] inputs = Values(Samples * 40), gradients = Values(Samples * 12);
        float[] expected = new float[Samples * 12], actual = new float[Samples * 12], predicted = new float[Samples * 12];
        float[] a = new float[Samples * 64], b = new float[Samples * 128], c = new float[Samples * 64];

        copied.Forward(inputs, expected, a, b, c);
        var expectedResult = copied.Backward(gradients, new float[a.Length], new float[b.Length], new float[c.Length]);
        placed.Predict(inputs, predicted);
        placed.Forward(inputs, actual);
        var actualResult = placed.Backward(gradients);

        Assert.Equal(expected, actual);
        Assert.Equal(expected, predicted);
        Assert.Equal(copied.Gradients.ToArray(), placed.Gradients.ToArray());
        Assert.Equal(expectedResult.Norm, actualResult.Norm);
    }

    private static float[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => MathF.Sin((i * 1.7f) + 1))];
}
