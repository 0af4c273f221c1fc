using Xunit;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Models of other exporters, imported, compiled, and compared with what must come out.</summary>
public sealed class ModelImportTests(ImportedModels models) : IClassFixture<ImportedModels>
{
    // What was exported for training has statistics that the export itself has moved: its samples are those of before.
    private const string OfTraining = "torch_training_";

    public static TheoryData<string> Models => [.. ModelSamples.Names.Where(name => !name.StartsWith(OfTraining, StringComparison.Ordinal))];

    public static TheoryData<string> TrainingModels => [.. ModelSamples.Names.Where(name => name.StartsWith(OfTraining, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Models))]
    public void Import_ModelOfAnExporter_GivesWhatIsBesideIt(string name)
    {
        // Half precision computes coarsely, where the import computes in float.
        float tolerance = name == "half_13" ? 5e-3f : 1e-5f;
        var samples = ModelSamples.Read(name);
        var import = models[name];
        using var network = models.Create(name);
        ModelComparison.Check(import, network, samples, tolerance);
    }

    [Theory]
    [MemberData(nameof(TrainingModels))]
    public void Import_ModelExportedForTraining_IsOfInference(string name)
    {
        var import = models[name];
        Assert.Contains("BatchNorm", import.Source, StringComparison.Ordinal);
        if (!name.Contains("resnet", StringComparison.Ordinal))
            Assert.Contains(import.Remarks, remark => remark.StartsWith("Dropout was left out", StringComparison.Ordinal));
        using var network = models.Create(name);
        Assert.True(network.Statistics.Length > 0);
    }
}
