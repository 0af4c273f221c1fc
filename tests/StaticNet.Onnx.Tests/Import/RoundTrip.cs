namespace StaticNet.Onnx.Tests.Import;

/// <summary>Exports a network, imports the file, and compares what both make.</summary>
internal static class RoundTrip
{
    /// <summary>Asserts that every output has the same bits, and that there are as many parameters, unless layers share them.</summary>
    /// <param name="network">The network; its weights and statistics become random.</param>
    /// <returns>The source of the imported class.</returns>
    public static string Assert<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        Agreement.Randomize(network);
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");
        try
        {
            network.SaveOnnx(path);
            using var imported = ImportedClass.Of(path, new OnnxImportOptions { ClassName = "Imported", KeepsProbabilities = true });
            foreach (int count in (int[])[1, 3, 8])
            {
                var samples = new RandomSamples(TNetwork.Architecture, count, seed: count);
                Xunit.Assert.True(samples.Predict(network).AsSpan().SequenceEqual(samples.Predict(imported.Network)), $"Outputs of {count} samples differ in\n{imported.Imported.Source}");
            }

            if (!imported.Imported.Remarks.Any(remark => remark.Contains("of several layers", StringComparison.Ordinal)))
                Xunit.Assert.Equal(network.Parameters.Length, imported.Network.Parameters.Length);
            return imported.Imported.Source;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
