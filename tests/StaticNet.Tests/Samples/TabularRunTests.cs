using System.Globalization;
using System.Text;
using System.Text.Json;
using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class TabularRunTests
{
    [Fact]
    public void Run_ThirteenInputs_LearnsAValue()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("houses.csv", Houses(600));
        string saved = folder.File("houses.safetensors");

        var run = SampleRun.Of("tabular", "--data", file, "--target", "price", "--json", "--epochs", "30", "--save", saved);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        var result = json.RootElement;
        Assert.Equal("regression", result.GetProperty("task").GetString());
        Assert.Equal(13, result.GetProperty("inputs").GetInt32());
        Assert.Equal(480, result.GetProperty("trainSamples").GetInt32());
        Assert.Equal(120, result.GetProperty("testSamples").GetInt32());
        Assert.InRange(result.GetProperty("test").GetProperty("r_squared").GetDouble(), 0.9, 1);

        // In the units of the column, whose values go into the thousands.
        Assert.InRange(result.GetProperty("test").GetProperty("root_mean_squared_error").GetDouble(), 10, 1000);
        using var weights = SafetensorsFile.Open(saved);
        var encoder = TableEncoder.FromJson(weights.Metadata["encoding"]);
        Assert.Equal("price", encoder.TargetName);
        Assert.Equal(13, encoder.InputLength);
    }

    [Fact]
    public void Run_SixtyFourInputsAndTenClasses_LearnsClasses()
    {
        using var folder = new TemporaryFolder();
        string training = folder.Write("train.csv", Pixels(600, 1)), test = folder.Write("test.csv", Pixels(200, 2));

        var run = SampleRun.Of("tabular", "--data", training, "--test", test, "--target", "column65", "--json", "--epochs", "20");

        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        var result = json.RootElement;
        Assert.Equal("classification", result.GetProperty("task").GetString());
        Assert.Equal(200, result.GetProperty("testSamples").GetInt32());
        Assert.InRange(result.GetProperty("test").GetProperty("accuracy").GetDouble(), 0.9, 1);
        Assert.InRange(result.GetProperty("test").GetProperty("f1").GetDouble(), 0.9, 1);
    }

    [Fact]
    public void Run_FigureThatIsNoNumber_IsNullInJson()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("four.csv", "a,y\n1,1.5\n2,3.5\n3,2.5\n4,4.5\n");

        var run = SampleRun.Of("tabular", "--data", file, "--target", "y", "--json", "--epochs", "1");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        var test = json.RootElement.GetProperty("test");
        Assert.Equal(JsonValueKind.Null, test.GetProperty("r_squared").ValueKind);
        Assert.True(test.GetProperty("mean_absolute_error").GetDouble() > 0);
    }

    [Fact]
    public void Run_FilesThatAreNotThere_AreNamedWithTheirOptions()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("few.csv", "a,y\n1,1.5\n3,2.5\n"), none = folder.File("none.csv");

        SampleRun.Of("tabular", "--data", none, "--target", "y").AssertFails(ExitCode.Usage, "--data: ", "none.csv");
        SampleRun.Of("tabular", "--data", file, "--target", "y", "--test", none).AssertFails(ExitCode.Usage, "--test: ", "none.csv");
    }

    [Fact]
    public void Run_RowsWithoutATarget_AreRefusedOrLeftOut()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("gaps.csv", "a,y\n1,1.5\n2,\n3,2.5\n4,4.5\n5,\n6,1.0\n7,2.0\n");
        string[] command = ["tabular", "--data", file, "--target", "y", "--json", "--epochs", "1"];

        var refused = SampleRun.Of(command);
        var dropped = SampleRun.Of([.. command, "--missing-target", "drop", "--test-fraction", "0.5"]);

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.EndsWith("the target is missing; --missing-target drop leaves such rows out.", refused.ErrorLines[^1], StringComparison.Ordinal);
        string gaps = folder.Write("nothing.csv", "a,y\n1,\n2,\n");
        var untested = SampleRun.Of([.. command, "--missing-target", "drop", "--test", gaps]);
        Assert.Equal(ExitCode.Usage, untested.ExitCode);
        Assert.Contains("none of the rows to test on has a value of --target 'y'", untested.ErrorLines[^1], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Assert.Single(dropped.OutputLines));
        Assert.Equal(5, json.RootElement.GetProperty("trainSamples").GetInt32() + json.RootElement.GetProperty("testSamples").GetInt32());
    }

    [Theory]
    [InlineData("Column 'y' is --target and in --ignore", "--ignore", "y")]
    [InlineData("is in --numeric and in --categorical", "--numeric", "a", "--categorical", "a")]
    [InlineData("--quote is ';', as --delimiter is", "--quote", ";", "--delimiter", ";")]
    public void Run_OptionsThatContradict_AreNamedAsOnTheCommandLine(string expected, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("four.csv", "a,y\n1,1.5\n2,3.5\n3,2.5\n4,4.5\n");

        var run = SampleRun.Of(["tabular", "--data", file, "--target", "y", .. options]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(expected, run.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FewColumns_ArePaddedWithAWordAboutIt()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("small.csv", "a,b,kind\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 7},{i},{(i < 30 ? "low" : "high")}\n")));

        var run = SampleRun.Of("tabular", "--data", file, "--target", "kind", "--epochs", "40");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        string output = string.Join('\n', run.OutputLines);
        Assert.Contains("60 rows, separated by ',', the first line names the columns, utf-8", output, StringComparison.Ordinal);
        Assert.Contains("classification (--task auto: its fields are 2 different texts)", output, StringComparison.Ordinal);
        Assert.Contains("62 of its 64 inputs and 30 of its 32 classes are always 0", output, StringComparison.Ordinal);
        Assert.Contains(run.OutputLines, line => line.StartsWith("accuracy ", StringComparison.Ordinal) && double.Parse(line[9..], CultureInfo.InvariantCulture) >= 0.9);
    }

    [Fact]
    public void Run_OtherNumberOfClasses_LearnsThem()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("pixels.csv", Pixels(350, 1, classes: 7));

        var run = SampleRun.Of("tabular", "--data", file, "--target", "column65", "--json", "--epochs", "20");

        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        Assert.Equal("TableClassifier64", json.RootElement.GetProperty("network").GetString());
        Assert.InRange(json.RootElement.GetProperty("test").GetProperty("accuracy").GetDouble(), 0.9, 1);
        Assert.InRange(json.RootElement.GetProperty("test").GetProperty("f1").GetDouble(), 0.9, 1);
    }

    [Theory]
    [InlineData("regression", "regression")]
    [InlineData("classification", "classification")]
    [InlineData("auto", "classification")]
    public void Run_WholeNumbersAsTarget_AreWhatTheTaskSays(string task, string expected)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("whole.csv", "a;y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},5;{i / 20}\n")));
        string page = folder.File("report.html");

        var run = SampleRun.Of("tabular", "--data", file, "--target", "y", "--task", task, "--json", "--epochs", "2", "--report", page);

        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        Assert.Equal(expected, json.RootElement.GetProperty("task").GetString());
        string html = File.ReadAllText(page);
        Assert.Contains("y of whole.csv", html, StringComparison.Ordinal);
        Assert.Equal(expected == "classification", html.Contains("Confusion", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Run_MoreColumnsThanAnyNetwork_SaysWhichThereAreAndWhatToDo()
    {
        using var folder = new TemporaryFolder();
        string row = string.Join(',', Enumerable.Range(0, 600).Select(i => i * i % 17));
        string file = folder.Write("wide.csv", string.Concat(Enumerable.Range(0, 9).Select(i => $"{row},{i}.5\n")));

        AfterTheDescription(SampleRun.Of("tabular", "--data", file, "--target", "column601")).AssertFails(
            ExitCode.Usage, "wide.csv", "600 inputs", "up to 512 inputs", "--ignore", "TabularNetworks.cs");
    }

    [Fact]
    public void Run_WordsAmongNumbers_NamesTheCommandsOptions()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("words.csv", "a,y\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{(i == 7 ? "unknown" : i)},{i}.5\n")));

        AfterTheDescription(SampleRun.Of("tabular", "--data", file, "--target", "y")).AssertFails(
            ExitCode.Usage, "line 9, column 'a'", "'unknown'", "--missing", "--categorical", "--ignore");
        Assert.Equal(
            ExitCode.Success, SampleRun.Of("tabular", "--data", file, "--target", "y", "--missing", "unknown", "--epochs", "1", "--scale", "robust", "--clip", "3").ExitCode);
        SampleRun.Of("tabular", "--data", file, "--target", "y", "--encoding", "nonsense").AssertFails(ExitCode.Usage, "--encoding", "nonsense");
        SampleRun.Of("tabular", "--data", file, "--target", "y", "--delimiter", "ab").AssertFails(ExitCode.Usage, "--delimiter", "'ab'");
    }

    [Fact]
    public void Run_BadInput_IsRefusedInALine()
    {
        using var folder = new TemporaryFolder();
        string ragged = folder.Write("ragged.csv", "a,b\n1,2\n3\n");
        string text = folder.Write("text.csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 9)) + "1,x\n");

        SampleRun.Of("tabular", "--data", folder.File("none.csv"), "--target", "b").AssertFails(ExitCode.Usage, "none.csv");
        SampleRun.Of("tabular", "--data", ragged, "--target", "b").AssertFails(ExitCode.Usage, "ragged.csv", "3");
        SampleRun.Of("tabular", "--data", text, "--target", "z").AssertFails(ExitCode.Usage, "no column 'z'", "a, b");
        SampleRun.Of("tabular", "--data", text, "--target", "b", "--test", text, "--test-fraction", "0.5").AssertFails(ExitCode.Usage, "--test-fraction");
        SampleRun.Of("tabular", "--data", text).AssertFails(ExitCode.Usage, "--target");
    }

    // Twelve numbers, one of them missing at times, and a category of two: 14 columns less one for the redundant number.
    private static string Houses(int rows)
    {
        var random = new Random(7);
        var text = new StringBuilder("kind,").AppendJoin(',', Enumerable.Range(1, 11).Select(i => $"x{i}")).Append(",price\n");
        for (int row = 0; row < rows; row++)
        {
            bool isNear = random.Next(2) == 0;
            double[] x = [.. Enumerable.Range(0, 11).Select(_ => random.NextDouble())];
            double price = 1000 + (isNear ? 2000 : 0) + (3000 * x[0]) + (2000 * x[1] * x[1]) - (1000 * x[2]);
            var fields = x.Select((value, i) => i == 10 && row % 5 == 0 ? "" : value.ToString("R", CultureInfo.InvariantCulture));
            text.Append(isNear ? "near," : "far,").AppendJoin(',', fields).Append(CultureInfo.InvariantCulture, $",{price}\n");
        }

        return text.ToString();
    }

    private static string Pixels(int rows, int seed, int classes = 10)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int row = 0; row < rows; row++)
        {
            int label = row % classes;
            text.AppendJoin(',', Enumerable.Range(0, 64).Select(pixel => pixel % classes == label ? random.Next(8, 17) : random.Next(0, 9)));
            text.Append(CultureInfo.InvariantCulture, $",{label}\n");
        }

        return text.ToString();
    }

    // What was read of the table is shown before what is wrong with it.
    private static SampleRun AfterTheDescription(SampleRun run)
    {
        Assert.Contains("rows, separated by ','", run.Output, StringComparison.Ordinal);
        return run with { Output = "" };
    }
}
