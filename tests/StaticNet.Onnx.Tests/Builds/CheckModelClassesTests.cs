using Microsoft.Build.Utilities;
using StaticNet.Onnx.Tasks;
using Xunit;

namespace StaticNet.Onnx.Tests.Builds;

/// <summary>Models that would become one class are an error that names these alone.</summary>
public sealed class CheckModelClassesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_ClassesOfTheirOwn_AreNoError() => Assert.Empty(Check(("a/digits.onnx", "First", "My"), ("b/digits.onnx", "Second", "My"), ("c/digits.onnx", "First", "Other")).Errors);

    [Fact]
    public void Check_TwoOfOneClass_NamesThem()
    {
        var error = Assert.Single(Check(("a/digits.onnx", "First", "My"), ("b/letters.onnx", "Second", "My"), ("c/digits.onnx", "First", "My")).Errors);

        Assert.Equal(("SNET1004", "c/digits.onnx"), (error.Code, error.File));
        Assert.Equal("Several models become the class My.First: a/digits.onnx, c/digits.onnx. Give one of them a ClassName, or a Namespace.", error.Message);
    }

    [Fact]
    public void Check_ModelThatWasNotImported_IsNoError() => Assert.Empty(Run([new TaskItem("a.onnx"), new TaskItem("b.onnx")]).Errors);

    private RecordingBuild Check(params (string Model, string Class, string Space)[] models)
    {
        string copy = _folder.Copy("keras_mlp_13.onnx");
        return Run([.. models.Select((model, index) => Imported(copy, model, index))]);
    }

    private TaskItem Imported(string copy, (string Model, string Class, string Space) model, int index)
    {
        var import = new ImportOnnxModel
        {
            BuildEngine = new RecordingBuild(),
            Model = copy,
            ClassName = model.Class,
            Namespace = model.Space,
            Code = _folder[$"obj/{index}.g.cs"],
            Weights = _folder[$"obj/{index}.safetensors"],
            WeightsTarget = "model.safetensors",
            Stamp = _folder[$"obj/{index}.stamp"],
        };
        Assert.True(import.Execute());
        var item = new TaskItem(model.Model);
        item.SetMetadata("Code", import.Code);
        return item;
    }

    private static RecordingBuild Run(TaskItem[] models)
    {
        var build = new RecordingBuild();
        Assert.Equal(new CheckModelClasses { BuildEngine = build, Models = models }.Execute(), build.Errors.Count == 0);
        return build;
    }
}
