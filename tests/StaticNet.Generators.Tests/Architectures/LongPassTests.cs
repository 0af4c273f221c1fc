using StaticNet.Generators.Tests.Generation;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Networks so deep that their passes are in parts.</summary>
public sealed class LongPassTests
{
    private const int Layers = 140;
    private const int Width = 4;
    private const int Samples = 64;

    [Fact]
    public void GeneratedNetwork_PassesInParts_AgreesWithScalarForAnyWorkers()
    {
        var scalar = new ScalarNetwork([Width], [.. Enumerable.Range(0, Layers).Select(_ => new ScalarDense(Width, true))], new ScalarMeanSquaredError());
        var run = GeneratorRun.Of(new GeneratorOptions(), "using StaticNet;\n\n" + scalar.Declare("Long"));
        Assert.Contains("void TrainPart2(", run.Sources["Long.Passes.g.cs"], StringComparison.Ordinal);
        Assert.Contains("void TrainSharePart2(", run.Sources["Long.Passes.g.cs"], StringComparison.Ordinal);
        using var networks = new CompiledNetworks(run);
        var batch = ScalarBatch.Draw(scalar, Samples, seed: 1, kinkDistance: 0);
        Rotate(scalar);

        var generated = networks["Long"];
        var network = generated.Create(seed: 1, batchCapacity: Samples);
        ScalarComparison.AssertAgree(network, generated.Architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed: 1));

        using var shared = (INetwork)Activator.CreateInstance(networks.Type("Long"), 1UL, Samples, 3)!;
        network.Parameters.CopyTo(shared.Parameters);
        Assert.Equal(
            network.ComputeGradients(batch.FlatInputs, new Targets(batch.FlatTargets)),
            shared.ComputeGradients(batch.FlatInputs, new Targets(batch.FlatTargets)));
        Assert.Equal(network.Gradients.ToArray(), shared.Gradients.ToArray());
    }

    // A rotation keeps the length of values and gradients: every layer's is worth comparing.
    private static void Rotate(ScalarNetwork network)
    {
        foreach (var weights in network.Parameters.Where(parameter => parameter.Shape.Length == 2))
            for (int output = 0; output < Width; output++)
                for (int input = 0; input < Width; input++)
                    weights.Values[(output * Width) + input] = (float)((output == input ? -0.5 : 0.5) * (output == 0 ? -1 : 1));
    }
}
