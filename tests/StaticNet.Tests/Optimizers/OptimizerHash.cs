using System.Globalization;
using System.Runtime.InteropServices;
using StaticNet.CompilerServices;

namespace StaticNet.Tests.Optimizers;

/// <summary>One line with what every optimizer gives, hashed (FNV-1a): the same at every vector width.</summary>
internal static class OptimizerHash
{
    private const int Steps = 20;
    private const int Length = 101;

    public static string Compute() => string.Join(' ', [.. OptimizerKinds.All.Values.Select(create => HashOf(create())), HashOfUnits()]);

    private static string HashOf(Optimizer optimizer)
    {
        var random = new RandomStream(1, 0);
        float[] parameters = new float[Length], gradients = new float[Length];
        Fill(parameters, ref random);
        for (int step = 0; step < Steps; step++)
        {
            Fill(gradients, ref random);
            optimizer.Step(parameters, gradients, 0.3f);
        }

        return HashOf(MemoryMarshal.AsBytes(parameters.AsSpan()));
    }

    /// <summary>Steps with a factor for each output, and the sums of what they do.</summary>
    private static string HashOfUnits()
    {
        var random = new RandomStream(2, 0);
        using var network = new StepNetwork(seed: 1);
        var memory = ((INetwork)network).Memory!;
        memory.ScaleGranularity = ScaleGranularity.Unit;
        memory.TracksUpdates = true;
        var optimizer = new AdamW(0.01f) { DecayedKinds = ParameterKinds.Matrices };
        for (int step = 0; step < 3; step++)
        {
            Fill(network.Gradients, ref random);
            Fill(memory.GradientScales.Span, ref random);
            optimizer.Step(network, new GradientResult(1, 1, 1));
        }

        return HashOf(MemoryMarshal.AsBytes(network.Parameters)) + HashOf(MemoryMarshal.AsBytes(memory.UpdateSums!.Span));
    }

    private static void Fill(Span<float> values, ref RandomStream random)
    {
        foreach (ref float value in values)
            value = random.NextNormal();
    }

    private static string HashOf(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in bytes)
            hash = (hash ^ value) * 0x100000001B3;
        return hash.ToString("x", CultureInfo.InvariantCulture);
    }
}
