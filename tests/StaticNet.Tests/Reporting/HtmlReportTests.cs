using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using StaticNet.Reporting;
using Xunit;

namespace StaticNet.Tests.Reporting;

public sealed class HtmlReportTests
{
    private static readonly XNamespace None = XNamespace.None;

    private static readonly TrainingReport Full = new("Run")
    {
        Date = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Summary = "A summary.",
        Settings = [new("seed", "1")],
        Epochs = [Epoch(1, 0.8, 0.5), Epoch(2, 0.9, 0.7), Epoch(3, 0.7, 0.6)],
        Metrics = [ReportSeries.Create("top_5", [0.8, 0.9, 1])],
        StepLoss = ReportSeries.Create("loss", [.. Enumerable.Range(1, 3000).Select(i => 1.0 / i)]),
        StepLearningRate = ReportSeries.Create("learning rate", [0.1, 0.1, 0.05]),
        StepGradientNorm = ReportSeries.Create("gradient norm", [1, 1e-4, 0, double.NaN, 100]),
        StepSkipped = ReportSeries.Create("skipped steps", [0, 1, 2]),
        LayerGradientNorms = [.. Enumerable.Range(1, 12).Select(i => ReportSeries.Create($"Dense{i}", [i, i * 1e-3, i * 1e-6]))],
        StateGradientNorms =
        [
            new("Lstm1 L0", ReportSeries.Create("run", [1e-9, 1e-3, 1]), ReportSeries.Create("last", [1e-12, 1e-3, 1]), GradientVerdict.Vanishing),
            new("Gru1", ReportSeries.Create("run", [0, 1]), ReportSeries.Create("last", [0.5, 1]), GradientVerdict.Healthy),
        ],
        Confusion = new ReportConfusion(new[,] { { 8, 2 }, { 0, 0 } }, ["cat", "dog"]),
        Mistakes = [Mistake(0.5), Mistake(0.9), Mistake(0.7)],
    };

    [Fact]
    public void Write_Full_HasEverySection()
    {
        var document = Parse(Full);

        string[] headings = [.. document.Descendants("h2").Select(heading => heading.Value)];
        Assert.Equal(["Settings", "Loss and metrics", "Learning rate", "Gradients", "Epochs", "Confusion matrix", "Classes", "Worst mistakes"], headings);
        string[] plots = [.. Plots(document).Select(svg => svg.Element("title")!.Value)];
        Assert.Equal(
            [
                "Loss of epochs", "Accuracy", "top_5", "Loss of steps, mean and extremes", "Learning rate",
                "Gradient norm of steps, mean and extremes", "Gradient norm of each layer", "Gradient norm of Lstm1 L0's states through time: vanishing",
                "Gradient norm of Gru1's states through time", "Skipped steps so far",
            ],
            plots);
        Assert.Contains("A summary.", document.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("2026-01-02 03:04 +00:00", document.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Empty_HasNoSection()
    {
        var document = Parse(new TrainingReport("Run"));

        Assert.Equal("Run", document.Descendants("h1").Single().Value);
        Assert.Empty(document.Descendants("section"));
        Assert.Empty(document.Descendants("svg"));
    }

    [Fact]
    public void Write_EpochsAlone_PlotsTheirRatesAndNorms()
    {
        var document = Parse(new TrainingReport("Run") { Epochs = [Epoch(1, null, null), Epoch(2, null, null)] });

        Assert.Equal(
            ["Loss of epochs", "Learning rate", "Mean gradient norm of epochs"],
            Plots(document).Select(svg => svg.Element("title")!.Value));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"onload=\"x' & <b>")]
    [InlineData("größer 数 \ud83d\ude00")]
    [InlineData("\0\u0001\ud83d")]
    public void Write_HostileTexts_AreOnlyText(string text)
    {
        var report = Full with
        {
            Title = text,
            Summary = text,
            Settings = [new(text, text)],
            Metrics = [ReportSeries.Create(text, [1, 2])],
            LayerGradientNorms = [ReportSeries.Create(text, [1, 2]), ReportSeries.Create("other", [1, 2])],
            Confusion = new ReportConfusion(new[,] { { 1, 2 }, { 3, 4 } }, [text, "b"]),
            Mistakes = [new ReportMistake(new ReportImage([0.5f], 1, 1), text, text, 1)],
        };

        var document = Parse(report);

        string shown = string.Concat(text.Select(character => character < ' ' ? '�' : character)).Replace("\ud83d\0", "");
        if (!char.IsSurrogate(text[^1]) || char.IsLowSurrogate(text[^1]))
        {
            Assert.Equal(shown, document.Descendants("h1").Single().Value);
            Assert.Equal(2, document.Descendants("td").Count(cell => cell.Value == shown) + document.Descendants("th").Count(cell => cell.Value == shown && cell.Parent!.Element("td")?.Value == shown));
            Assert.StartsWith(shown, document.Descendants("img").Single().Attribute("alt")!.Value, StringComparison.Ordinal);
        }

        Assert.Empty(document.Descendants("script"));
        Assert.Empty(document.Descendants("b"));
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Full_RequestsNothingAndIsAccessible()
    {
        var document = Parse(Full);

        Assert.Equal(
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
            document.Descendants("meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value);
        Assert.All(document.Descendants("img"), image => Assert.StartsWith("data:image/png;base64,", image.Attribute("src")!.Value, StringComparison.Ordinal));
        Assert.All(document.Descendants("img"), image => Assert.NotEmpty(image.Attribute("alt")!.Value));
        Assert.All(document.Descendants().Attributes("href"), link => Assert.StartsWith("data:", link.Value, StringComparison.Ordinal));
        Assert.All(document.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        string[] identifiers = [.. document.Descendants().Attributes("id").Select(attribute => attribute.Value)];
        Assert.Equal(identifiers.Distinct(), identifiers);
        Assert.All(Plots(document), svg => Assert.All(svg.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Contains(id, identifiers)));
    }

    [Fact]
    public void Write_Curves_StayInsideTheirPlot()
    {
        foreach (var path in Plots(Parse(Full)).Elements("path"))
        {
            double[] numbers = [.. path.Attribute("d")!.Value.Split(['M', 'L', 'H', 'V', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            Assert.NotEmpty(numbers);
            Assert.All(numbers, number => Assert.InRange(number, 0, 560));
        }
    }

    [Fact]
    public void Write_Gap_BreaksTheCurve()
    {
        var svg = Plots(Parse(new TrainingReport("Run") { StepLoss = ReportSeries.Create("loss", [1, 2, double.NaN, 2, 1]) })).Single();

        string line = svg.Elements("path").Single(path => path.Attribute("class")!.Value.StartsWith("line", StringComparison.Ordinal)).Attribute("d")!.Value;
        Assert.Equal(2, line.Count(command => command == 'M'));
        Assert.Equal(2, line.Count(command => command == 'L'));
        Assert.Equal(4, svg.Elements("circle").Count());
    }

    [Fact]
    public void Write_NothingFinite_SaysSo()
    {
        var document = Parse(new TrainingReport("Run") { StepGradientNorm = ReportSeries.Create("gradient norm", [0, double.NaN]) });

        Assert.Contains("no finite value", Plots(document).Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Confusion_ShowsCountsAndFiguresOfClasses()
    {
        var document = Parse(new TrainingReport("Run") { Confusion = Full.Confusion });

        var tables = document.Descendants("table").ToArray();
        Assert.Equal(["8", "2", "0", "0"], tables[0].Descendants("td").Select(cell => cell.Value));
        Assert.StartsWith("background:rgb(var(--right)/0.537", tables[0].Descendants("td").First().Attribute("style")!.Value, StringComparison.Ordinal);
        Assert.Equal("background:rgb(var(--wrong)/0.6)", tables[0].Descendants("td").ElementAt(1).Attribute("style")!.Value);
        Assert.Equal(["10", "100.00 %", "80.00 %", "88.89 %", "0", "0.00 %", "–", "0.00 %"], tables[1].Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Write_ManyClasses_ListsTheWorstConfusions()
    {
        int[,] counts = new int[100, 100];
        counts[3, 4] = 5;
        counts[7, 1] = 9;
        var report = new TrainingReport("Run") { Confusion = new ReportConfusion(counts, Enumerable.Range(0, 100).Select(i => $"class {i}")) };

        var rows = Parse(report).Descendants("table").First().Element("tbody")!.Elements("tr").Select(row => row.Value);

        Assert.Equal(["class 7class 19", "class 3class 45"], rows);
    }

    [Fact]
    public void Write_Mistakes_ShowsTheSurestFirst()
    {
        var texts = Parse(Full).Descendants("img").Select(image => image.Attribute("alt")!.Value);

        Assert.Equal(["cat taken for dog, 90.0 % sure", "cat taken for dog, 70.0 % sure", "cat taken for dog, 50.0 % sure"], texts);
    }

    [Fact]
    public void Write_Epochs_MarksTheBest()
    {
        var best = Parse(Full).Descendants("tr").Single(row => row.Attribute("class")?.Value == "best");

        Assert.Equal("2", best.Element("th")!.Value);
    }

    [Fact]
    public void Write_KeptEpoch_MarksItsRow()
    {
        var document = Parse(Full with { KeptEpoch = 3 });

        Assert.Equal("3", document.Descendants("tr").Single(row => row.Attribute("class")?.Value == "best").Element("th")!.Value);
        Assert.Contains("the weights are those of epoch 3", document.Root!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("the best is", document.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EvaluationName_NamesColumnsAndCurves()
    {
        string text = Parse(Full with { EvaluationName = "test" }).Root!.Value;

        Assert.Contains("test losstest accuracy", text, StringComparison.Ordinal);
        Assert.DoesNotContain("validation", text, StringComparison.Ordinal);
        Assert.Contains("validation lossvalidation accuracy", Parse(Full).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SamplesWithoutAnswer_HaveAColumn()
    {
        var tables = Parse(new TrainingReport("Run") { Confusion = new ReportConfusion(new[,] { { 8, 2 }, { 0, 5 } }, ["cat", "dog"], [0, 5]) })
            .Descendants("table").ToArray();

        Assert.Contains("none (NaN)", tables[0].Value, StringComparison.Ordinal);
        Assert.Equal(["8", "2", "0", "0", "5", "5"], tables[0].Descendants("td").Select(cell => cell.Value));
        Assert.Equal(["10", "61.54 %", "80.00 %", "69.57 %", "10", "71.43 %", "50.00 %", "58.82 %"], tables[1].Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Write_SameReport_IsTheSameAndSmall()
    {
        var large = Full with
        {
            StepLoss = ReportSeries.Create("loss", [.. Enumerable.Range(0, 100_000).Select(i => Math.Sin(i) + 2)]),
            LayerGradientNorms = [.. Enumerable.Range(1, 40).Select(i => ReportSeries.Create($"Dense{i}", [.. Enumerable.Range(1, 5000).Select(step => (Math.Sin(step) + 2) * i)]))],
            Mistakes = [.. Enumerable.Range(0, 100).Select(i => new ReportMistake(new ReportImage(Noise(3 * 224 * 224, i), 224, 224, 3), "a", "b", 0.5))],
        };

        string first = Text(large);

        Assert.Equal(first, Text(large));
        Assert.InRange(Encoding.UTF8.GetByteCount(first), 1, 2_000_000);
        Assert.DoesNotContain('\r', first);
    }

    [Fact]
    public void Write_CultureWithCommas_WritesPoints()
    {
        var culture = CultureInfo.CurrentCulture;
        string expected = Text(Full);
        try
        {
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;

            Assert.Equal(expected, Text(Full));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Write_File_IsReplacedAsAWhole()
    {
        var directory = Directory.CreateTempSubdirectory("staticnet-");
        try
        {
            string file = Path.Combine(directory.FullName, "report.html");
            File.WriteAllText(file, "old");

            Assert.Throws<NullReferenceException>(() => HtmlReport.Write(file, Full with { Mistakes = [null!] }));
            Assert.Equal("old", File.ReadAllText(file));
            HtmlReport.Write(file, Full);

            Assert.Equal(Text(Full), File.ReadAllText(file));
            Assert.Equal((byte)'<', File.ReadAllBytes(file)[0]);
            Assert.Equal(file, Assert.Single(Directory.GetFiles(directory.FullName)));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static EpochResult Epoch(int number, double? accuracy, double? trainAccuracy) => new(
        number, 10, 1.0 / number, trainAccuracy, accuracy is null ? null : 0.5, accuracy, 2, 0.1f, TimeSpan.FromSeconds(1), TimeSpan.Zero);

    private static ReportMistake Mistake(double confidence) => new(new ReportImage([0, 0.5f, 1, 0.25f], 2, 2), "cat", "dog", confidence);

    private static float[] Noise(int count, int seed)
    {
        var random = new RandomStream((ulong)seed, 1);
        float[] pixels = new float[count];
        for (int i = 0; i < count; i++)
            pixels[i] = random.NextInt32(256) / 255f;
        return pixels;
    }

    private static IEnumerable<XElement> Plots(XDocument document) => document.Descendants(None + "svg").Where(svg => svg.Attribute("role")?.Value == "img");

    private static string Text(TrainingReport report)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, report);
        return writer.ToString();
    }

    private static XDocument Parse(TrainingReport report)
    {
        using var reader = XmlReader.Create(new StringReader(Text(report)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
