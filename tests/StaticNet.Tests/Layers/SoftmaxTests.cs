using StaticNet.Numerics;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Layers;

public sealed class SoftmaxTests
{
    private static readonly Dictionary<string, GeneratedNetwork> Networks = new()
    {
        [nameof(EdgeSoftmax1)] = GeneratedNetwork.Of<EdgeSoftmax1>((seed, capacity) => new EdgeSoftmax1(seed, capacity)),
        [nameof(EdgeSoftmax5)] = GeneratedNetwork.Of<EdgeSoftmax5>((seed, capacity) => new EdgeSoftmax5(seed, capacity)),
        [nameof(EdgeSoftmax48)] = GeneratedNetwork.Of<EdgeSoftmax48>((seed, capacity) => new EdgeSoftmax48(seed, capacity)),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Predict_AnyRows_HasTheBitsOfSoftmaxRow(string name)
    {
        const int Rows = 11;
        int length = Networks[name].Architecture.InputLength;
        var random = new RandomStream(3, 1);
        float[] inputs = new float[Rows * length], outputs = new float[Rows * length], expected = new float[Rows * length];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = random.NextNormal() * (i < length ? 1e30f : 4f);

        Networks[name].Create(1, Rows).Predict(inputs, outputs);

        for (int row = 0; row < Rows; row++)
            VectorMath.SoftmaxRow(inputs.AsSpan(row * length, length), expected.AsSpan(row * length, length));
        Assert.Equal(expected, outputs);
    }
}
