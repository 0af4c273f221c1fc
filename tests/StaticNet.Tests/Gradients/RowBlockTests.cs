using Xunit;

namespace StaticNet.Tests.Gradients;

/// <summary>Weight gradients of layers that see many rows of a sample, which are summed in blocks: the bits of one sum over all rows.</summary>
public sealed class RowBlockTests
{
    private const int Steps = 80;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    public void ComputeGradients_RowsOfSteps_BitsOfABatch(int samples, int workers)
    {
        AssertSame(new SteppedRows(1, samples, workers), new BatchedRows(1, samples * Steps), samples, 70, 133);
        AssertSame(new SteppedPackedRows(1, samples, workers), new BatchedPackedRows(1, samples * Steps), samples, 525, 259);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ComputeGradients_ClampedRowsOfSteps_BitsOfABatch(int workers)
    {
        var stepped = new SteppedClampedRows(1, 4, workers);

        AssertSame(stepped, new BatchedClampedRows(1, 4 * Steps), 4, 70, 133);

        Assert.Contains(1e-4f, stepped.Gradients.ToArray());
        Assert.Contains(stepped.Gradients.ToArray(), gradient => gradient is not 0f and > -1e-4f and < 1e-4f);
    }

    private static void AssertSame(INetwork stepped, INetwork batched, int samples, int features, int outputs)
    {
        var random = new Random(7);
        int rows = samples * Steps;
        float[] inputs = new float[rows * features], targets = new float[rows * outputs];
        foreach (float[] values in new[] { inputs, targets })
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = random.NextSingle() - 0.5f;
        }

        stepped.Parameters.CopyTo(batched.Parameters);

        var expected = batched.ComputeGradients(inputs, targets);
        var actual = stepped.ComputeGradients(inputs, targets);

        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(batched.Gradients, stepped.Gradients);
        Assert.Equal(expected.Norm, actual.Norm);
        Assert.NotEqual(0f, actual.Norm);
    }
}
