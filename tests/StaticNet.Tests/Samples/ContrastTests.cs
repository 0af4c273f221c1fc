using System.Text.Json;
using StaticNet.Samples;
using StaticNet.Samples.Contrast;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>The contrastive loss, and that digits alike come together by it.</summary>
public sealed class ContrastTests
{
    private const int Length = 3, Views = 6;

    [Fact]
    public void Loss_ViewsThatAgreeAndNoOthers_IsThatOfItsFormula()
    {
        // Two images, orthogonal, each view of an image the same: e^(1/τ) against e^(1/τ) + 2·e⁰.
        float[] embeddings = [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0];

        float loss = new ContrastiveLoss(temperature: 0.5, Length).Compute(embeddings, new float[embeddings.Length]);

        Assert.Equal(Math.Log((Math.Exp(2) + 2) / Math.Exp(2)), loss, 1e-6);
    }

    [Fact]
    public void Loss_ItsGradients_AreThoseOfDifferences()
    {
        const float Step = 1e-3f;
        var random = new Random(1);
        float[] embeddings = [.. Enumerable.Range(0, Views * Length).Select(_ => (float)((1.4 * random.NextDouble()) - 0.7))];
        float[] gradients = new float[embeddings.Length];
        var loss = new ContrastiveLoss(temperature: 0.5, Length);
        loss.Compute(embeddings, gradients);

        for (int i = 0; i < embeddings.Length; i++)
        {
            float before = embeddings[i];
            embeddings[i] = before + Step;
            float above = loss.Compute(embeddings, new float[embeddings.Length]);
            embeddings[i] = before - Step;
            float below = loss.Compute(embeddings, new float[embeddings.Length]);
            embeddings[i] = before;
            Assert.Equal((above - below) / (2 * Step), gradients[i], 2e-3f);
        }
    }

    [Fact]
    public void Run_WithoutLabels_BringsDigitsAlikeTogether()
    {
        var run = SampleRun.Of("contrast", "--steps", "300", "--json");

        using var result = JsonDocument.Parse(run.Output);
        double before = result.RootElement.GetProperty("accuracyBefore").GetDouble(), after = result.RootElement.GetProperty("accuracy").GetDouble();
        Assert.True(after > before + ((1 - before) / 2), $"From {before} to {after}.");
    }

    [Fact]
    public void Run_CancelledBeforeItsFirstStep_WritesWhatThereIs()
    {
        using var output = new StringWriter();

        var exitCode = SampleProgram.Create(Terminal.Plain(output, TextWriter.Null), new CancellationToken(canceled: true)).Run(["contrast", "--json"]);

        Assert.Equal(ExitCode.Cancelled, exitCode);
        using var result = JsonDocument.Parse(output.ToString());
        Assert.True(result.RootElement.GetProperty("isCancelled").GetBoolean());
        Assert.Equal(JsonValueKind.Null, result.RootElement.GetProperty("loss").ValueKind);
        Assert.Equal(result.RootElement.GetProperty("accuracyBefore").GetDouble(), result.RootElement.GetProperty("accuracy").GetDouble());
    }
}
