using StaticNet.Generators.Tests.Generation;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Parts of values that are made in their places compute what the scalar implementation does, for any number of workers.</summary>
public sealed class PlacedPartsTests
{
    private const int Samples = 300;

    [Fact]
    public void GeneratedNetwork_PartsInTheirPlaces_AgreesWithScalarForAnyWorkers()
    {
        var scalar = Draw().Build();
        var run = GeneratorRun.Of(new GeneratorOptions(), $"using StaticNet;\n\n{scalar.Declare("Graph")}");
        string plan = run.Sources["Graph.Passes.g.cs"];
        using var networks = new CompiledNetworks(run);
        var batch = ScalarBatch.Draw(scalar, Samples, seed: 1, kinkDistance: 0);
        var tolerance = ScalarTolerance.Conditioned(scalar, batch, seed: 1);

        Assert.Equal(11, plan.Split("where it is made").Length - 1);
        Assert.Contains("copied, since it ends at feature 83, no multiple of 16", plan, StringComparison.Ordinal);
        float[]? gradients = null;
        foreach (int workers in (int[])[1, 2, 3, 8])
        {
            using var network = (INetwork)Activator.CreateInstance(networks.Type("Graph"), 1UL, Samples, workers)!;
            ScalarComparison.AssertAgree(network, networks["Graph"].Architecture, scalar, batch, tolerance);
            Assert.Equal(gradients ?? network.Gradients.ToArray(), network.Gradients.ToArray());
            gradients = network.Gradients.ToArray();
        }
    }

    // Rows of a dense layer, of a saturating activation that saves its output, of one that saves its input, of a slope and of a normalization.
    private static DrawnGraph Draw()
    {
        var graph = new DrawnGraph();
        graph.Begin([3, 20]);
        graph.Layer(new ScalarDense(24));
        var trunk = (Name: graph.Tap(), Value: graph.Current);
        var parts = new List<(string Name, int Value)>();
        foreach (var (units, layer) in ((int, ScalarLayer?)[])[(16, new ScalarTanh()), (32, new ScalarGelu()), (16, new ScalarPRelu()), (16, new ScalarLayerNorm(1e-3f, true, true)), (3, null), (13, new ScalarSigmoid())])
        {
            graph.From(trunk.Name, trunk.Value);
            graph.Layer(new ScalarDense(units));
            if (layer is not null)
                graph.Layer(layer);
            parts.Add((graph.Tap(), graph.Current));
        }

        graph.From(parts[0].Name, parts[0].Value);
        graph.Concat([.. parts.Skip(1)]);
        graph.Layer(new ScalarDense(16));
        var first = (Name: graph.Tap(), Value: graph.Current);
        graph.From(trunk.Name, trunk.Value);
        graph.Layer(new ScalarDense(32));
        graph.Layer(new ScalarRelu());
        graph.Concat(first, parts[1]);
        graph.Layer(new ScalarDense(2));
        graph.End(new ScalarMeanSquaredError(), null, 1f);
        return graph;
    }
}
