using System.Xml;
using System.Xml.Linq;
using StaticNet.Reporting;
using StaticNet.Tests.Files;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Reporting;

/// <summary>Update ratios and verdicts in a report.</summary>
public sealed class LayerHealthReportTests
{
    private static readonly TrainingProgress Progress = new(1, 1, 1, 1, 0.5f, 1, TimeSpan.Zero);

    [Fact]
    public void Recorder_OfATrackedNetwork_TakesRatioOfWeightsBeforeAndAfterEachStep()
    {
        using var network = new ReportedNetwork(seed: 1, batchCapacity: 4);
        var optimizer = new Sgd(0.5f);
        var recorder = ReportRecorder.Create(network, optimizer);
        var expected = new List<double>();
        for (int step = 0; step < 3; step++)
        {
            double[] before = Weights(network);
            Step(network, optimizer);
            double[] after = Weights(network);
            recorder.Add(Progress);
            expected.Add(Math.Sqrt(before.Zip(after, (first, second) => (second - first) * (second - first)).Sum() / after.Sum(weight => weight * weight)));
        }

        var layers = recorder.Complete(new TrainingReport("Run")).LayerHealth;

        Assert.Equal(network.GradientHealth.Layers.Select(layer => layer.Name), layers.Select(layer => layer.Name));
        double[] ratios = [.. layers[0].UpdateRatio!.Points.Select(point => point.Mean)];
        Assert.Equal(3, ratios.Length);
        for (int step = 0; step < 3; step++)
            Assert.Equal(expected[step], ratios[step], 1e-5 * expected[step]);
        Assert.Null(layers.Single(layer => layer.Name == "Relu1").UpdateRatio);
        Assert.All(layers, layer => Assert.Equal(3, layer.Steps));
    }

    [Fact]
    public void Recorder_OfVerdicts_KeepsTheLastAndCountsTheWorst()
    {
        using var network = new ReportedNetwork(seed: 1, batchCapacity: 4);
        var optimizer = new Sgd(1e-3f);
        var recorder = ReportRecorder.Create(network, optimizer);
        var verdicts = new List<GradientVerdict>();
        foreach (float rate in (float[])[1e-3f, 1, 3, 1e-6f])
        {
            optimizer.LearningRate = rate;
            Step(network, optimizer);

            // Each counted twice, as a step that was skipped after it would be.
            for (int time = 0; time < 2; time++)
            {
                recorder.Add(Progress);
                verdicts.Add(network.GradientHealth["Dense1"].Verdict);
            }
        }

        var first = recorder.Complete(new TrainingReport("Run")).LayerHealth[0];

        Assert.Equal((GradientVerdict.Healthy, GradientVerdict.Exploding), (verdicts[0], verdicts.Max()));
        Assert.NotEqual(GradientVerdict.Exploding, verdicts[^1]);
        int exploding = verdicts.Count(verdict => verdict == GradientVerdict.Exploding);
        Assert.Equal(new ReportLayerHealth("Dense1", verdicts[^1], GradientVerdict.Exploding, exploding, 8), first with { UpdateRatio = null });
    }

    [Fact]
    public void Recorder_OfAnUntrackedNetwork_HasNoHealth()
    {
        using var network = new ReportedLine(seed: 1);
        var recorder = ReportRecorder.Create(network);
        recorder.Add(Progress);

        Assert.Empty(recorder.Complete(new TrainingReport("Run")).LayerHealth);
    }

    [Fact]
    public void Write_Health_IsAPlotAndColumnsOfTheLayers()
    {
        var report = new TrainingReport("Run")
        {
            Layers = ReportedNetwork.Architecture.Layers,
            LayerHealth =
            [
                new("Dense1", GradientVerdict.Healthy, GradientVerdict.Exploding, 2, 4) { UpdateRatio = ReportSeries.Create("Dense1", [0.001, 0.003, double.NaN]) },
                new("Relu1", GradientVerdict.Dead, GradientVerdict.Dead, 3, 4),
                new("Dense2", GradientVerdict.Healthy, GradientVerdict.Healthy, 4, 4) { UpdateRatio = ReportSeries.Create("Dense2", [0.5]) },
            ],
        };

        var document = Parse(report);

        string[][] rows = [.. document.Descendants("tbody").Single().Elements("tr").Select(row => row.Elements("td").Skip(4).Select(cell => cell.Value).ToArray())];
        Assert.Equal(["2.0e-3", "3.0e-3", "healthy at the end, exploding in 2 of 4 steps"], rows[0]);
        Assert.Equal(["–", "–", "dead at the end, in 3 of 4 steps"], rows[1]);
        Assert.Equal(["5.0e-1", "5.0e-1", "healthy"], rows[2]);
        Assert.Equal("dead at the end, in 3 of 4 steps", document.Descendants("td").Single(cell => cell.Attribute("class")?.Value.Contains("ill", StringComparison.Ordinal) == true).Value);
        var plot = document.Descendants("svg").Single(svg => svg.Attribute("role") is not null);
        Assert.Equal("Update ratio of each layer, ‖Δw‖ / ‖w‖", plot.Element("title")!.Value);
        Assert.Equal(2, plot.Elements("path").Count(path => path.Attribute("class")!.Value.StartsWith("line", StringComparison.Ordinal)));
        Assert.Contains("above 0.1: exploding", plot.Elements("text").Select(text => text.Value));
        string note = document.Descendants("p").Single(paragraph => paragraph.Attribute("class")?.Value == "note").Value;
        foreach (string limit in (string[])["update ratio above 0.1", "above 1000 times", "50 %", "at most 1e-6"])
            Assert.Contains(limit, note, StringComparison.Ordinal);
    }

    [Fact]
    public void Limit_OfTheVerdict_IsDrawnWhereItsValueIs()
    {
        var report = new TrainingReport("Run") { LayerHealth = [new("Dense1", default, default, 2, 2) { UpdateRatio = ReportSeries.Create("Dense1", [0.1, 10]) }] };

        var plot = Parse(report).Descendants("svg").First();

        string limit = plot.Elements("path").Single(path => path.Attribute("class")!.Value == "limit").Attribute("d")!.Value;
        Assert.Equal(plot.Elements("circle").First().Attribute("cy")!.Value, limit[(limit.IndexOf(' ') + 1)..limit.IndexOf('H')]);
    }

    [Fact]
    public void Fit_WithTheCallback_ReportsUpdateRatios()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("run.html");
        using var network = new ReportedNetwork(seed: 1, batchCapacity: 8);
        var trainer = new Trainer<ReportedNetwork>(network, new Sgd(0.1f)) { Callbacks = [new ReportCallback(path, new TrainingReport("Run"))] };
        var random = new RandomStream(1, 1);
        trainer.Fit(new Dataset([.. Enumerable.Range(0, 6 * 32).Select(_ => random.NextSingle())], 6, [.. Enumerable.Range(0, 32).Select(i => i % 3)]), epochs: 1, batchSize: 8);

        Assert.Contains("Update ratio of each layer", File.ReadAllText(path), StringComparison.Ordinal);
    }

    private static double[] Weights(ReportedNetwork network) =>
        [.. network.Dense1.Weights.ToArray().Concat(network.Dense1.Bias.ToArray()).Select(weight => (double)weight)];

    private static void Step(ReportedNetwork network, Optimizer optimizer) =>
        optimizer.Step(network, network.ComputeGradients([.. Enumerable.Range(0, 24).Select(i => MathF.Sin(i))], (ReadOnlySpan<int>)[0, 1, 2, 0]));

    private static XDocument Parse(TrainingReport report)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, report);
        using var reader = XmlReader.Create(new StringReader(writer.ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
