using System.Globalization;
using Xunit;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Models of other exporters, imported, compiled, and compared with what must come out.</summary>
public sealed class ModelImportTests(ImportedModels models) : IClassFixture<ImportedModels>
{
    private const string Axes = "its axes ";

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
        using (var network = models.Create(name))
        {
            var architecture = network.GetType().GetProperty(nameof(INetwork.Architecture))!.GetValue(null) as NetworkArchitecture ?? throw new InvalidOperationException();
            double[][] inputs = [.. samples.Inputs.Select(input => InOrder(import, "input", input))];
            int count = inputs[0].Length / architecture.Inputs[0].Length;
            float[] outputs = new float[count * architecture.OutputLength];
            var values = architecture.Inputs.Select((input, index) => (input.Kind, inputs[index])).ToArray();
            network.Predict(
                new Batch(
                    architecture.SampleShape, count,
                    [.. values.Where(input => input.Kind == ElementKind.Values).SelectMany(input => input.Item2).Select(value => (float)value)],
                    [.. values.Where(input => input.Kind == ElementKind.Integers).SelectMany(input => input.Item2).Select(value => (int)value)]), outputs);
            double[] expected = [.. samples.Outputs.SelectMany(output => InOrder(import, "output", output))];
            Assert.Equal(expected.Length, outputs.Length);
            double scale = expected.Max(Math.Abs);
            Assert.All(expected.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, tolerance * scale));
        }
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

    // Elements in the order that the class has them, as a remark says.
    private static double[] InOrder(ImportedNetwork import, string kind, SampleTensor tensor)
    {
        string? remark = import.Remarks.FirstOrDefault(remark => remark.StartsWith($"The {kind} '{tensor.Name}' is [", StringComparison.Ordinal) && remark.Contains(Axes, StringComparison.Ordinal));
        if (remark is null)
            return tensor.Values;
        string order = remark[(remark.IndexOf(Axes, StringComparison.Ordinal) + Axes.Length)..remark.IndexOf(" in the file", StringComparison.Ordinal)];
        var turned = Onnx.Import.Graph.Tensor.Of(Array.ConvertAll(tensor.Values, value => (float)value), Array.ConvertAll(tensor.Shape, size => (long)size))
            .Transpose([.. order.Split(", ").Select(axis => int.Parse(axis, CultureInfo.InvariantCulture))]);
        return Array.ConvertAll(turned.Floats, value => (double)value);
    }
}
