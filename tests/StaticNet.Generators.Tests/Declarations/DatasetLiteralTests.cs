using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Declarations;

/// <summary>Datasets from literals compile in the oldest language and the newest, whose rules for choosing a constructor differ.</summary>
public sealed class DatasetLiteralTests
{
    private const string Head = """
        using System;
        using StaticNet;

        namespace App
        {
            [Network(2)]
            [Dense(2)]
            [SoftmaxCrossEntropy]
            public partial class Net { }

            public static class Data
            {
                private static readonly float[] Floats = { 0, 1 };
                private static readonly int[] Labels = { 0, 1 };
                private static readonly float[][] Rows = { new float[] { 0, 1 }, new float[] { 1, 0 } };

                public static Dataset Create() =>
        """;

    public static TheoryData<string> Literals =>
    [
        "new Dataset([0, 0, 0, 1, 1, 0, 1, 1], 2, [0, 1, 1, 0])",
        "new Dataset([0, 0, 0, 1, 1, 0, 1, 1], 2, [0, 1, 1, 0], 1)",
        "new Dataset([0.5f, 1f], 1, [0, 1])",
        "new Dataset([0.5f, 1f], 1, [0.5f, 1f], 1)",
        "new([[0, 0], [0, 1]], [0, 1])",
        "new Dataset([[0, 0], [0, 1]], [0, -1], ignoreLabel: -1)",
        "new Dataset([[0, 0], [0, 1]], [[0], [1]])",
        "new Dataset(Floats, 1, Labels)",
        "new Dataset(Floats, 1, Labels, 1)",
        "new Dataset(Floats, 1, Labels, ignoreLabel: 1)",
        "new Dataset(Floats, 1, Floats, 1)",
        "new Dataset(Floats, 1, [0, 1])",
        "new Dataset([0, 1], 1, Labels)",
        "new Dataset(Rows, Labels)",
        "new Dataset(Rows, Rows)",
        "new Dataset([Floats, Floats], [.. Labels])",
        "new Dataset(Floats.AsMemory(), 1, Labels.AsMemory())",
        "new Dataset(Floats, 1, Floats.AsMemory(), targetLength: 1)",
    ];

    [Theory]
    [MemberData(nameof(Literals))]
    public void Dataset_Literals_CompileInEachLanguage(string expression)
    {
        foreach (var version in (LanguageVersion[])[LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.CSharp14])
            GeneratorRun.OfValid(new GeneratorOptions { LanguageVersion = version }, $"{Head} {expression}; }} }}");
    }
}
