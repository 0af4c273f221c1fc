using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using StaticNet.Reporting;
using StaticNet.Tests.Files;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Reporting;

/// <summary>Several runs in one report, and runs read back from the reports of each.</summary>
public sealed class ComparisonReportTests
{
    private static readonly ReportRun Slow = new("slow")
    {
        EvaluationName = "test",
        Settings = [new("seed", "1"), new("rate", "0.1"), new("workers", "2")],
        Epochs = [Epoch(1, 0.75, 0.5), Epoch(2, 0.5, 0.25)],
        KeptEpoch = 2,
    };

    private static readonly ReportRun Fast = new("fast")
    {
        EvaluationName = "test",
        Settings = [new("seed", "1"), new("rate", "0.2")],
        Epochs = [Epoch(1, 0.25, 0.75), Epoch(2, 0.5, 0.875), Epoch(3, double.NaN, 0.125)],
    };

    [Fact]
    public void Write_Runs_HaveACurveEachThatDiffersWithoutColour()
    {
        var document = Parse(new ComparisonReport("Runs") { Runs = [Slow, Fast] });

        Assert.Equal(["Best values", "Settings that differ", "Loss and metrics", "Learning rate", "Gradients"], document.Descendants("h2").Select(heading => heading.Value));
        string[] plots = [.. Plots(document).Select(svg => svg.Element("title")!.Value)];
        Assert.Equal(["Test accuracy", "Test loss", "Training loss", "Learning rate", "Mean gradient norm of epochs"], plots);
        foreach (var figure in document.Descendants("figure"))
        {
            Assert.Equal(["slow", "fast"], figure.Descendants("li").Select(entry => entry.Value.Trim()));
            string[] legend = [.. figure.Descendants("li").Select(Look)];
            Assert.Equal(2, legend.Distinct().Count());
            string[] lines = [.. figure.Elements("svg").Elements("path").Select(path => path.Attribute("class")!.Value).Where(name => name.StartsWith("line", StringComparison.Ordinal))];
            Assert.Equal(figure.Descendants("li").Select(entry => entry.Descendants("path").First().Attribute("class")!.Value), lines);
        }
    }

    [Fact]
    public void Write_ManyRuns_HaveLooksOfTheirOwnWithoutColour()
    {
        ImmutableArray<ReportRun> runs = [.. Enumerable.Range(1, 20).Select(i => Slow with { Name = $"run {i}" })];

        var figure = Parse(new ComparisonReport("Runs") { Runs = runs }).Descendants("figure").First();

        Assert.Equal(20, figure.Descendants("li").Select(Look).Distinct().Count());
    }

    [Fact]
    public void Write_Runs_TellsTheBestOfEachAndMarksTheBestOfAll()
    {
        var table = Parse(new ComparisonReport("Runs") { Runs = [Slow, Fast] }).Descendants("table").First();

        Assert.Equal(["run", "epochs", "test accuracy", "test loss", "training loss", "weights kept", "seconds an epoch"], table.Element("thead")!.Descendants("th").Select(cell => cell.Value));
        string[][] rows = [.. table.Element("tbody")!.Elements("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToArray())];
        Assert.Equal(["2", "50.00 %epoch 1", "0.5000epoch 2", "★ 0.1250epoch 1", "epoch 2", "2.00"], rows[0]);
        Assert.Equal(["3", "★ 87.50 %epoch 2", "★ 0.2500epoch 1", "★ 0.1250epoch 1", "–", "2.00"], rows[1]);
        Assert.Equal(4, table.Descendants("td").Count(cell => cell.Attribute("class")?.Value == "best"));
    }

    [Fact]
    public void Write_SettingsThatDiffer_AreListedAlone()
    {
        var report = new ComparisonReport("Runs") { Runs = [Slow, Fast] };

        var table = Parse(report).Descendants("table").ElementAt(1);

        Assert.Equal(["rate|0.1|0.2", "workers|2|–"], table.Element("tbody")!.Elements("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value))));
        Assert.Equal(["rate", "workers"], report.DifferingSettings.Select(setting => setting.Name));
        Assert.Equal(["2", null], report.DifferingSettings[1].Values);
        Assert.Contains("None: all runs have the same settings.", Parse(new ComparisonReport("Runs") { Runs = [Slow, Slow with { Name = "again" }] }).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_RunsEvaluatedOnOtherSamples_SaysOnWhich()
    {
        var document = Parse(new ComparisonReport("Runs") { Runs = [Slow, Fast with { EvaluationName = "held back" }] });

        Assert.Contains("Evaluation loss", Plots(document).Select(svg => svg.Element("title")!.Value));
        Assert.Equal(["slow (test)", "fast (held back)"], document.Descendants("figure").First().Descendants("li").Select(entry => entry.Value.Trim()));
        Assert.Equal(["test", "held back"], document.Descendants("table").First().Descendants("td").Where(cell => cell.Attribute("class")?.Value == "text").Select(cell => cell.Value));
    }

    [Fact]
    public void Write_RunsWithoutANameOfTheirOwn_AreRefused() =>
        Assert.Contains("slow", Assert.Throws<ArgumentException>(() => Parse(new ComparisonReport("Runs") { Runs = [Slow, Slow] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Write_NoRuns_HasNoSection() => Assert.Empty(Parse(new ComparisonReport("Runs")).Descendants("section"));

    [Fact]
    public void Read_ReportAndItsDownload_GiveTheRun()
    {
        using var directory = new TemporaryDirectory();
        string page = directory.PathOf("first run.html"), download = directory.PathOf("download.json");
        var report = new TrainingReport("A <b> run & more")
        {
            EvaluationName = "tëst",
            KeptEpoch = 2,
            Duration = TimeSpan.FromSeconds(12.5),
            Settings = [new("rate", "0.1 & <x>"), new("rate", "again")],
            Epochs = [Epoch(1, double.NaN, 0.5), Epoch(2, null, null) with { TrainAccuracy = 0.1 + 0.2, SkippedSteps = 3, Metrics = new Dictionary<string, double> { ["f1"] = double.PositiveInfinity } }],
        };
        HtmlReport.Write(page, report);
        string address = Parse(File.ReadAllText(page)).Descendants("a").Single(link => link.Attribute("download")!.Value == "run.json").Attribute("href")!.Value;
        File.WriteAllBytes(download, Convert.FromBase64String(address[(address.IndexOf(',') + 1)..]));

        foreach (var run in new[] { ReportRun.Read(page), ReportRun.Read(download) })
        {
            Assert.Equal(report.EvaluationName, run.EvaluationName);
            Assert.Equal(report.KeptEpoch, run.KeptEpoch);
            Assert.Equal(report.Duration, run.Duration);
            Assert.Equal(report.Settings, run.Settings);
            Assert.Equal(report.Epochs[0], run.Epochs[0]);
            Assert.Equal(report.Epochs[1].Metrics, run.Epochs[1].Metrics);
            Assert.Equal(report.Epochs[1] with { Metrics = run.Epochs[1].Metrics }, run.Epochs[1]);
        }

        Assert.Equal("first run", ReportRun.Read(page).Name);
        Assert.Equal(report.Epochs, ReportRun.Of("same", report).Epochs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("epoch,training_loss\n1,2\n")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"title":"a","evaluationName":"test","settings":[],"epochs":[null]}""")]
    [InlineData("""{"title":"a","evaluationName":"test","settings":[{"Key":null,"Value":"x"}],"epochs":[]}""")]
    [InlineData("""{"title":"a","evaluationName":"test","settings":[],"epochs":[],"seconds":1e300}""")]
    [InlineData("<!DOCTYPE html><html><body><p>no report</p></body></html>")]
    [InlineData("<!DOCTYPE html><html><body><br></body></html>")]
    [InlineData("<!DOCTYPE html><html><body><a download=\"run.json\" href=\"data:application/json;base64,***\">x</a></body></html>")]
    public void Read_OtherFile_IsRefusedByName(string content)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("other.html");
        File.WriteAllText(path, content);

        Assert.Contains("other.html", Assert.Throws<InvalidDataException>(() => ReportRun.Read(path)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => ReportRun.Read(directory.PathOf("none.html")));
    }

    [Fact]
    public void Of_ResultOfFit_HasItsEpochs()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { EarlyStopping = new EarlyStopping(int.MaxValue) };
        var data = TrainingData.Classes(32);

        var result = trainer.Fit(data, data, epochs: 2, batchSize: 8);
        var run = ReportRun.Of("run", result);

        Assert.Equal(result.Epochs, run.Epochs);
        Assert.NotNull(result.RestoredEpoch);
        Assert.Equal(result.RestoredEpoch, run.KeptEpoch);
    }

    // A legend's dashes and form of mark.
    private static string Look(XElement entry)
    {
        var parts = entry.Element("svg")!.Elements().ToArray();
        string dashes = string.Concat(parts[0].Attribute("class")!.Value.Split(' ').Where(name => name[0] == 'd'));
        return $"{dashes} {parts[1].Name} {parts[1].Attribute("d")?.Value}";
    }

    private static EpochResult Epoch(int number, double? loss, double? accuracy) => new(
        number, 10, 0.125 * number, null, loss, accuracy, 2, 0.1f, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));

    private static IEnumerable<XElement> Plots(XDocument document) => document.Descendants("svg").Where(svg => svg.Attribute("role")?.Value == "img");

    private static XDocument Parse(ComparisonReport report)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, report);
        return Parse(writer.ToString());
    }

    private static XDocument Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
