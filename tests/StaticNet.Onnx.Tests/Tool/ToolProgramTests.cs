using StaticNet.Tool;
using Xunit;

namespace StaticNet.Onnx.Tests.Tool;

/// <summary>dotnet staticnet: what it writes, says and refuses.</summary>
public sealed class ToolProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_Model_WritesSourceAndWeightsAndSaysSo()
    {
        var (code, output, error) = Run("import", _folder.Copy("keras_mlp_13.onnx"), "--class", "Digits", "--namespace", "My.Networks", "--output", _folder["new"], "--visibility", "internal");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        string source = File.ReadAllText(_folder["new/Digits.cs"]);
        Assert.Contains("namespace My.Networks;", source, StringComparison.Ordinal);
        Assert.Contains("internal partial class Digits;", source, StringComparison.Ordinal);
        Assert.True(new FileInfo(_folder["new/Digits.safetensors"]).Length > 0);
        Assert.Contains("note: The Softmax", output, StringComparison.Ordinal);
        Assert.Contains("Digits.safetensors has the weights", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_KeptProbabilities_AreALayer()
    {
        Run("import", _folder.Copy("keras_mlp_13.onnx"), "--class", "Digits", "--output", _folder["new"], "--keep-probabilities");

        Assert.Contains("Softmax,", File.ReadAllText(_folder["new/Digits.cs"]).Replace("Softmax]", "Softmax,", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Digits.cs")]
    [InlineData("Digits.safetensors")]
    public void Import_OverAFile_IsRefusedUnlessForced(string name)
    {
        string[] arguments = ["import", _folder.Copy("keras_mlp_13.onnx"), "--class", "Digits", "--output", _folder[""]];
        File.WriteAllText(_folder[name], "mine");

        var (code, _, error) = Run(arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(name, error, StringComparison.Ordinal);
        Assert.Contains("--force", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder[name]));
        Assert.Equal(2, Directory.GetFiles(_folder[""]).Length);
        Assert.Equal(ExitCode.Success, Run([.. arguments, "--force"]).Code);
        Assert.NotEqual("mine", File.ReadAllText(_folder[name]));
    }

    [Theory]
    [InlineData(2, "Required argument", "import")]
    [InlineData(2, "There is no file", "import", "missing.onnx")]
    [InlineData(2, "'imp'", "imp")]
    [InlineData(2, "'--nonsense'", "import", "keras_mlp_13.onnx", "--nonsense")]
    [InlineData(2, "'3D' is no identifier", "import", "keras_mlp_13.onnx", "--class", "3D")]
    [InlineData(2, "'a b' is no namespace", "import", "keras_mlp_13.onnx", "--namespace", "a b")]
    [InlineData(2, "--size: 'steps'", "import", "keras_mlp_13.onnx", "--size", "steps")]
    [InlineData(2, "'private'", "import", "keras_mlp_13.onnx", "--visibility", "private")]
    [InlineData(2, "takes a directory", "import", "keras_mlp_13.onnx", "--output", "keras_mlp_13.onnx")]
    [InlineData(1, "'top' (TopK)", "import", "refused_operator_13.onnx")]
    [InlineData(1, "no ONNX model", "import", "keras_mlp_13.json")]
    public void Import_WhatCannotBe_IsOneLineAndAnExitCode(int expected, string words, params string[] arguments)
    {
        string[] located = [.. arguments.Select(argument => File.Exists(Path.Combine(ModelSamples.Folder, argument)) ? Path.Combine(ModelSamples.Folder, argument) : argument)];

        var (code, output, error) = Run([.. located, .. (string[])(arguments.Length > 1 && !arguments.Contains("--output") ? ["--output", _folder["new"]] : [])]);

        Assert.Equal(expected, (int)code);
        Assert.Equal("", output);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(_folder["new"]));
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("import", "--help")]
    public void Program_AskedForHelp_GivesIt(params string[] arguments)
    {
        var (code, output, error) = Run(arguments);

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Contains("import", output, StringComparison.Ordinal);
    }

    private static (ExitCode Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = ToolProgram.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
