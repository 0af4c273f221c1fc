using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using StaticNet.Reporting;
using StaticNet.Tests.Files;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Reporting;

/// <summary>A report that a trainer's callback writes, a display by one argument, and what a report says of layers, environment and figures.</summary>
public sealed class ReportCallbackTests
{
    [Fact]
    public void Fit_WithTheCallback_WritesAReportAfterEachEpoch()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("run.html");
        var lengths = new List<int>();
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f))
        {
            Callbacks =
            [
                new ReportCallback(path, new TrainingReport("A run")),
                new ScriptedCallback { Epoch = (_, _) => lengths.Add(Rows(path, "Epochs")) },
            ],
        };
        var data = TrainingData.Classes(32);

        trainer.Fit(data, data, epochs: 3, batchSize: 8);

        Assert.Equal([1, 2, 3], lengths);
        Assert.Equal(["Settings", "Environment", "Layers", "Loss and metrics", "Learning rate", "Gradients", "Epochs"], Load(path).Descendants("h2").Select(heading => heading.Value));
        Assert.Equal(12, TitlesOf(path, "Loss of steps, mean and extremes").Count(title => title.StartsWith("step ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Report_OfLayers_ListsThemWithTheirSums()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("run.html");

        HtmlReport.Write(path, new TrainingReport("A run") { Layers = ReportedNetwork.Architecture.Layers });

        var table = Load(path).Descendants("table").Single();
        Assert.Equal(ReportedNetwork.Architecture.Layers.Select(layer => layer.Name), table.Element("tbody")!.Elements("tr").Select(row => row.Element("th")!.Value));
        Assert.Equal(
            ReportedNetwork.Architecture.ParameterCount.ToString("N0", CultureInfo.InvariantCulture),
            table.Element("tfoot")!.Descendants("td").ElementAt(2).Value);
    }

    [Fact]
    public void Report_OfEpochs_HasThemAsAFileToDownload()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("run.html");
        var epoch = new EpochResult(1, 10, 0.1 + 0.2, null, 0.25, 0.5, 2, 0.125f, TimeSpan.FromSeconds(1), TimeSpan.Zero)
        {
            Metrics = new Dictionary<string, double> { ["f1"] = 0.75 },
        };

        HtmlReport.Write(path, new TrainingReport("A run") { Epochs = [epoch] });

        string link = Load(path).Descendants("a").Single(anchor => anchor.Attribute("download")!.Value == "epochs.csv").Attribute("href")!.Value;
        Assert.StartsWith("data:text/csv;charset=utf-8,", link, StringComparison.Ordinal);
        Assert.Equal(
            "epoch,training_loss,training_accuracy,evaluation_loss,evaluation_accuracy,f1,gradient_norm,learning_rate,skipped_steps,seconds\n"
            + "1,0.30000000000000004,,0.25,0.5,0.75,2,0.125,0,1\n",
            Uri.UnescapeDataString(link[(link.IndexOf(',') + 1)..]));
    }

    [Fact]
    public void Chart_OfManySteps_ShowsMeanAndExtremesUnderThePointer()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("run.html");
        var recorder = new SeriesRecorder("loss", capacity: 4);
        for (int i = 1; i <= 8; i++)
            recorder.Add(i, i);

        HtmlReport.Write(path, new TrainingReport("A run") { StepLoss = recorder.ToSeries() });

        string[] titles = [.. TitlesOf(path, "Loss of steps, mean and extremes").Skip(1)];
        Assert.Equal("step 2: loss 1.5 (1 to 2)", titles[0]);
        Assert.Equal(4, titles.Length);
    }

    [Fact]
    public void Report_OfARegression_PlotsPredictionsAndResiduals()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("run.html");
        using var network = new ReportedLine(seed: 1);
        var data = new Dataset([1, 2, 3], inputLength: 1, new float[] { 10, 20, 30 }, targetLength: 1);
        network.Dense1.Weights[output: 0, input: 0] = 11;

        var regression = ReportRegression.Measure("price", network, data, value => 2 * value);
        HtmlReport.Write(path, new TrainingReport("A run") { Regression = regression });

        Assert.Equal([(20, 22), (40, 44), (60, 66)], regression.Samples);
        Assert.Equal(["Predictions"], Load(path).Descendants("h2").Select(heading => heading.Value));
        Assert.Equal(["actual 20, predicted 22", "actual 40, predicted 44", "actual 60, predicted 66"], TitlesOf(path, "price: predicted by actual").Skip(1));
        string[] bars = [.. TitlesOf(path, "Residuals of price").Skip(1)];
        Assert.Equal(3, bars.Sum(bar => int.Parse(bar.AsSpan(0, bar.IndexOf(' ')), CultureInfo.InvariantCulture)));
        Assert.Contains("mean 4,", Load(path).Descendants("desc").ElementAt(1).Value, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReportRegression.Measure("price", network, TrainingData.Line(4)));
    }

    [Fact]
    public void Report_OfPredictionsThatAreNotFinite_SaysHowMany()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("run.html");

        HtmlReport.Write(path, new TrainingReport("A run") { Regression = new ReportRegression("price", [(1, double.NaN), (2, 2)]) });

        Assert.Contains("1 of 2 predictions are not finite.", Load(path).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WithADisplay_ShowsStepsAndEpochsAndKeepsTheCallbacks()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var callback = new ScriptedCallback();
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { Callbacks = [callback] };
        var data = TrainingData.Classes(32);
        trainer.Fit(data, epochs: 1);

        var result = trainer.Fit(data, data, epochs: 2, options => TrainingDisplay.CreatePlain(writer, options), batchSize: 8);

        Assert.Equal(2, result.Epochs.Length);
        string[] lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["epoch 2/3", "epoch 3/3"], lines.Select(line => line[..9]));
        Assert.Equal([callback], trainer.Callbacks);
        Assert.Throws<ArgumentException>(() => trainer.Fit(TrainingData.Line(8), null, epochs: 1, options => TrainingDisplay.CreatePlain(writer, options)));
        Assert.Equal([callback], trainer.Callbacks);
    }

    private static int Rows(string path, string label) =>
        Load(path).Descendants("div").Single(division => division.Attribute("aria-label")?.Value == label).Descendants("tbody").Single().Elements("tr").Count();

    private static IEnumerable<string> TitlesOf(string path, string plot) =>
        Load(path).Descendants("svg").Single(svg => svg.Element("title")?.Value == plot).Descendants("title").Select(title => title.Value);

    private static XDocument Load(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
