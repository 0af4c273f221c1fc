using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class TableEncoderTests : IDisposable
{
    private const string Text = """
        size,colour,price
        1,red,10
        3,blue,20
        ,red,30
        5,,40
        9,green,50

        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("table").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Fit_TrainingRows_AloneDetermineTheEncoding()
    {
        var table = Read(Text);
        TableEncoderOptions options = new() { UnknownCategories = UnknownCategoryPolicy.Zeros };

        var encoder = TableEncoder.Fit(table, [0, 1, 2, 3], options);
        var dataset = encoder.Encode(table);

        // Of 1, 3, 5 the median is 3; of 1, 3, 3, 5 the mean is 3 and the deviation √2.
        float unit = (float)(2 / Math.Sqrt(2));
        Assert.Equal(["size", "colour=blue", "colour=red"], encoder.InputNames);
        Assert.Equal([-unit, 0f, 1f], dataset.GetInput(0));
        Assert.Equal([0f, 1f, 0f], dataset.GetInput(1));
        Assert.Equal([0f, 0f, 1f], dataset.GetInput(2));
        Assert.Equal([unit, 0f, 0f], dataset.GetInput(3));
        Assert.Equal([(float)(6 / Math.Sqrt(2)), 0f, 0f], dataset.GetInput(4));
        Assert.Equal([30f], dataset.GetTarget(2).ToArray());
    }

    [Theory]
    [InlineData(MissingValuePolicy.Mean, 3.0)]
    [InlineData(MissingValuePolicy.Median, 2.0)]
    public void Encode_MissingNumber_BecomesThePolicysValue(MissingValuePolicy policy, double expected)
    {
        var table = Read("a,b\n1,0\n2,0\n6,0\n?,0\n");

        var dataset = TableEncoder.Fit(table, new() { MissingValues = policy, Standardize = false }).Encode(table);

        Assert.Equal([(float)expected], dataset.GetInput(3));
    }

    [Fact]
    public void Fit_MedianOfAnEvenCount_IsTheMeanOfTheMiddleTwo()
    {
        var table = Read("a,b\n1,0\n2,0\n4,0\n100,0\nNA,0\n");

        Assert.Equal([3f], TableEncoder.Fit(table, new TableEncoderOptions { Standardize = false }).Encode(table).GetInput(4));
    }

    [Fact]
    public void Encode_DroppedRows_AreLeftOut()
    {
        var table = Read(Text);
        var encoder = TableEncoder.Fit(table, new() { MissingValues = MissingValuePolicy.DropRow, Standardize = false });

        Assert.Equal([0, 1, 4], encoder.SelectRows(table, [0, 1, 2, 3, 4]));
        Assert.Equal(3, encoder.Encode(table).Count);
        Assert.Equal([9f], encoder.Encode(table).GetInput(2)[..1]);
        Assert.Contains("line 4, column 'size': is missing", Refusal(() => encoder.EncodeInput(table, 2, new float[4])), StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_RejectedMissing_NamesLineAndColumn() => Assert.Equal(
        "file.csv: line 4, column 'size': is missing; MissingValues can replace it or drop the row.",
        Refusal(() => TableEncoder.Fit(Read(Text), new() { MissingValues = MissingValuePolicy.Reject })));

    [Fact]
    public void Encode_ConstantColumn_IsZero()
    {
        var table = Read("a,b,c\n0.1,1,0\n0.1,2,0\n0.1,3,0\n7,4,0\n");

        var dataset = TableEncoder.Fit(table, [0, 1, 2]).Encode(table);

        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(0, dataset.GetInput(i)[0]));
    }

    [Fact]
    public void Fit_ClassificationTarget_NumbersClassesInOrder()
    {
        var words = Read("a,kind\n1,wolf\n2,cat\n3,dog\n");
        var numbers = Read("a,kind\n1,10\n2,9\n3,-1\n");

        var byWord = TableEncoder.Fit(words);
        var byNumber = TableEncoder.Fit(numbers, new() { Task = TableTask.Classification });

        Assert.Equal(["cat", "dog", "wolf"], byWord.Classes);
        Assert.Equal([2, 0, 1], Enumerable.Range(0, 3).Select(byWord.Encode(words).GetLabel));
        Assert.Equal(["-1", "9", "10"], byNumber.Classes);
        Assert.Equal([2, 1, 0], Enumerable.Range(0, 3).Select(byNumber.Encode(numbers).GetLabel));
        Assert.Equal("dog", byWord.DecodeLabel(1));
        Assert.Equal(TargetKind.Values, TableEncoder.Fit(numbers).TargetKind);
        Assert.Contains("is 'dog', a class that no training row has", Refusal(() => TableEncoder.Fit(words, [0, 1]).Encode(words)), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_StandardizedTarget_IsDecoded()
    {
        var table = Read("a,b\n1,100\n2,300\n");
        var encoder = TableEncoder.Fit(table, new TableEncoderOptions { StandardizeTarget = true });

        Assert.Equal([1f], encoder.Encode(table).GetTarget(1).ToArray());
        Assert.Equal(300, encoder.DecodeTarget(1));
        Assert.Equal(150, encoder.DecodeTarget(-0.5f));
    }

    [Fact]
    public void Fit_ChosenColumns_AreTheInputs()
    {
        var table = Read("id,code,y,a\n7,2,1,3\n8,1,0,4\n");
        TableEncoderOptions options = new() { Target = "y", Ignored = ["id"], Categorical = ["code"], Standardize = false };

        var encoder = TableEncoder.Fit(table, options);

        Assert.Equal(["code=1", "code=2", "a"], encoder.InputNames);
        Assert.Equal([0f, 1f, 3f], encoder.Encode(table).GetInput(0));
        Assert.Equal("id", TableEncoder.Fit(table, new TableEncoderOptions { TargetIndex = 0 }).TargetName);
        Assert.Throws<ArgumentException>("options", () => TableEncoder.Fit(table, new TableEncoderOptions { TargetIndex = 4 }));
        Assert.Contains("has no column 'z'", Refusal(() => TableEncoder.Fit(table, options with { Target = "z" })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n1e999,3\n", "file.csv: line 3, column 'a': is '1e999', which isn't finite.")]
    [InlineData("a,b\n1,2\n-Infinity,3\n", "file.csv: line 3, column 'a': is '-Infinity', which isn't finite.")]
    [InlineData("a,b\n1,2\n2,1e39\n", "file.csv: line 3, column 'b': is 1E+39, beyond the largest float.")]
    [InlineData("a,b\n1,2\n2,\n", "file.csv: line 3, column 'b': the target is missing; MissingTargets can drop the row.")]
    [InlineData("a,b\n,2\nNaN,3\n", "file.csv: column 'a' has no values in the training rows; ignore it.")]
    [InlineData("a,b\n1e308,2\n-1e308,3\n", "file.csv: the numbers of column 'a' are too large to be averaged.")]
    [InlineData("b\n1\n", "file.csv: has no input columns besides the target and those ignored.")]
    public void FitAndEncode_WrongFields_AreNamed(string text, string expected) => Assert.Equal(expected, Refusal(() =>
    {
        var table = Read(text, new() { HasHeader = true });
        TableEncoder.Fit(table).Encode(table);
    }));

    [Fact]
    public void Fit_TooManyCategories_IsRefused()
    {
        var table = Read("name,y\na,1\nb,2\nc,3\n");

        Assert.Contains(
            "line 4, column 'name': is the 3th of the categories, of which MaximumCategories allows 2",
            Refusal(() => TableEncoder.Fit(table, new() { MaximumCategories = 2 })), StringComparison.Ordinal);
        Assert.Contains("no training row has", Refusal(() => TableEncoder.Fit(table, [0, 1]).Encode(table)), StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_MissingTargets_AreDroppedIfAllowed()
    {
        var table = Read("a,b\n1,2\n2,\n3,4\n");
        var encoder = TableEncoder.Fit(table, new TableEncoderOptions { MissingTargets = MissingTargetPolicy.DropRow });

        Assert.Equal(2, encoder.Encode(table).Count);
        float[] input = new float[1];
        encoder.EncodeInput(table, 1, input);
        Assert.Equal([0f], input);
    }

    [Fact]
    public void Encode_ColumnsInAnotherOrder_AreFoundByName()
    {
        var encoder = TableEncoder.Fit(Read("a,b,y\n1,10,0\n3,30,1\n"), new TableEncoderOptions { Standardize = false });

        Assert.Equal([5f, 50f], encoder.Encode(Read("y,b,a\n1,50,5\n")).GetInput(0));
        Assert.Contains("has no column 'b'", Refusal(() => encoder.Encode(Read("y,a\n1,5\n"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_Encoder_EncodesTheSameWhenLoaded()
    {
        var table = Read(Text);
        var encoder = TableEncoder.Fit(table, new TableEncoderOptions { StandardizeTarget = true });
        string path = Path.Combine(_directory, "encoder.json");

        encoder.Save(path);
        var loaded = TableEncoder.Load(path);

        Assert.Equal(encoder.Encode(table).Fingerprint, loaded.Encode(table).Fingerprint);
        Assert.Equal(encoder.InputNames, loaded.InputNames);
        Assert.Equal(encoder.DecodeTarget(0.3f), loaded.DecodeTarget(0.3f));
        Assert.Equal(encoder.ToJson(), loaded.ToJson());
        var classes = TableEncoder.Fit(Read("a,kind\n1,wolf\n2,cat\n"));
        Assert.Equal(classes.Classes, TableEncoder.FromJson(classes.ToJson()).Classes);
    }

    [Theory]
    [InlineData("\"version\":2", "\"version\":3", "of version 3, and this StaticNet reads those up to version 2")]
    [InlineData("\"deviation\":2", "\"deviation\":-2", "negative deviation")]
    [InlineData("\"mean\":3", "\"mean\":1e999", "aren't finite")]
    [InlineData("\"Median\"", "\"Mode\"", "missingValues")]
    [InlineData("[\"x\",\"y\"]", "[\"y\",\"x\"]", "ordinal order")]
    [InlineData("[\"x\",\"y\"]", "[]", "has no categories")]
    [InlineData("[\"cat\",\"dog\"]", "[\"cat\",\"cat\"]", "a class twice")]
    [InlineData("\"name\":\"b\"", "\"name\":\"a\"", "two columns named 'a'")]
    [InlineData("\"name\":\"b\"", "\"name\":null", "name")]
    [InlineData("{", "", "")]
    public void FromJson_InconsistentText_IsRefused(string part, string replacement, string expected)
    {
        string json = TableEncoder.Fit(Read("a,b,kind\n1,x,dog\n5,y,cat\n")).ToJson();
        Assert.Contains(part, json, StringComparison.Ordinal);

        string message = Refusal(() => TableEncoder.FromJson(json.Replace(part, replacement, StringComparison.Ordinal)));

        Assert.StartsWith("encoder: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private static string Refusal(Action action) => Assert.Throws<InvalidDataException>(action).Message;

    private static CsvTable Read(string text, CsvOptions? options = null) =>
        CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv", options);
}
