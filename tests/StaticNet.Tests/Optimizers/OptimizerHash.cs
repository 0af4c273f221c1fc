using System.Globalization;

namespace StaticNet.Tests.Optimizers;

/// <summary>One line with what every optimizer gives, hashed (FNV-1a): the same at every vector width.</summary>
internal static class OptimizerHash
{
    private const int Steps = 20;
    private const int Length = 101;

    public static string Compute() => string.Join(' ', OptimizerKinds.All.Values.Select(create => HashOf(create())));

    private static string HashOf(Optimizer optimizer)
    {
        var random = new RandomStream(1, 0);
        float[] parameters = new float[Length], gradients = new float[Length];
        foreach (ref float value in parameters.AsSpan())
            value = random.NextNormal();
        for (int step = 0; step < Steps; step++)
        {
            foreach (ref float value in gradients.AsSpan())
                value = random.NextNormal();
            optimizer.Step(parameters, gradients, 0.3f);
        }

        ulong hash = 0xCBF29CE484222325;
        foreach (float value in parameters)
            hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * 0x100000001B3;
        return hash.ToString("x", CultureInfo.InvariantCulture);
    }
}
