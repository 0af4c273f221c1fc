using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>What kind a column is: by all rows of the table, whatever the split.</summary>
public sealed class TableColumnTests
{
    private const string AgesWithWords = "age,income,y\n31,10.5,1\nunknown,20.5,2\n42,30.5,3\n53,40.5,4\n64,50.5,5\nold,60.5,6\nunknown,70.5,7\n41,1.5,8\n27,2.5,9\n";

    [Theory]
    [InlineData("age,income,y\nNULL,10.5,1.0\n31,20.5,2.0\n42,30.5,3.0\n53,40.5,4.0\n")]
    [InlineData("age,income,y\n31,10.5,1.0\nN/A,20.5,2.0\n42,30.5,3.0\n53,40.5,4.0\n")]
    public void Fit_MarkersAmongNumbers_AreMissingWhereverTheyAre(string text)
    {
        var table = Read(text);

        for (ulong seed = 1; seed <= 20; seed++)
        {
            var (training, rest) = table.SplitRows(0.5, seed);
            var encoder = TableEncoder.Fit(table, training);
            Assert.Equal(["age", "income"], encoder.InputNames);
            Assert.Equal(rest.Length, encoder.Encode(table, rest).Count);
        }
    }

    [Fact]
    public void Fit_WordsAmongNumbers_AreListedWhateverTheSplit()
    {
        var table = Read(AgesWithWords);

        for (ulong seed = 1; seed <= 20; seed++)
            Assert.Equal(
                "file.csv: line 3, column 'age': is 'unknown', not a number. Of the column's fields 6 are numbers and 3 aren't: 'unknown (2 times)', 'old'; "
                + "CsvOptions.MissingMarkers can name those that are missing, DecimalMark and ThousandsSeparator another format; "
                + "Categorical can make the column one of categories, Ignored leave it out.",
                Refusal(() => TableEncoder.Fit(table, table.SplitRows(0.5, seed).First)));
    }

    [Fact]
    public void Fit_WordsAmongNumbers_AreWhatTheOptionsSay()
    {
        var table = Read(AgesWithWords);
        var told = Read(AgesWithWords, new() { MissingMarkers = ["unknown", "old"] });

        Assert.Equal(["age", "income"], TableEncoder.Fit(told).InputNames);
        Assert.Equal(["income"], TableEncoder.Fit(table, new TableEncoderOptions { Ignored = ["age"] }).InputNames);
        Assert.Contains("age=old", TableEncoder.Fit(table, new TableEncoderOptions { Categorical = ["age"] }).InputNames);
        Assert.Contains("is 'unknown'", Refusal(() => TableEncoder.Fit(table, new TableEncoderOptions { Numeric = ["age"] })), StringComparison.Ordinal);
        Assert.Contains("is 'unknown'", Refusal(() => TableEncoder.Fit(table, new TableEncoderOptions { Target = "age" })), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_FewNumbersAmongTexts_AreCategories()
    {
        var table = Read("size,y\nS,1\nM,2\nL,3\n38,4\nXL,5\n");

        Assert.Equal(["size=38", "size=L", "size=M", "size=S", "size=XL"], TableEncoder.Fit(table).InputNames);
        Assert.Contains("line 2, column 'size'", Refusal(() => TableEncoder.Fit(table, new TableEncoderOptions { Numeric = ["size"] })), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MostlyOneWordAmongNumbers_IsRefused() => Assert.Contains(
        "'unknown (4 times)'", Refusal(() => TableEncoder.Fit(Read("a,y\nunknown,1\nunknown,2\n3,3\nunknown,4\nunknown,5\n7,6\n"))), StringComparison.Ordinal);

    [Fact]
    public void Fit_MarkersAsCategories_AreCategoriesAndClasses()
    {
        var countries = Read("country,x,y\nNA,1.5,1.0\nNC,2.5,2.0\nNE,,3.0\nNA,4.5,4.0\n,5.5,5.0\n");
        var targets = Read("x,country\n1.5,NA\n2.5,NC\n3.5,NE\n4.5,NA\n");
        TableEncoderOptions options = new() { MarkersAsCategories = ["country"] };

        var encoder = TableEncoder.Fit(countries, options);

        Assert.Equal(["country=NA", "country=NC", "country=NE", "x"], encoder.InputNames);
        Assert.Equal([1f, 0f, 0f], encoder.Encode(countries).GetInput(3)[..3]);
        Assert.Equal([0f, 0f, 0f], encoder.Encode(countries).GetInput(4)[..3]);
        Assert.Equal([1f, 0f, 0f], TableEncoder.FromJson(encoder.ToJson()).Encode(countries).GetInput(0)[..3]);
        Assert.Equal(["NA", "NC", "NE"], TableEncoder.Fit(targets, options).Classes);
        Assert.Equal(4, TableEncoder.FromJson(TableEncoder.Fit(targets, options).ToJson()).Encode(targets).Count);
        Assert.Contains("the target is missing", Refusal(() => TableEncoder.Fit(targets)), StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_RobustScale_IsMedianAndQuartiles()
    {
        // Of 1 2 3 4 1000 the median is 3, the quartiles are 2 and 4.
        var table = Read("a,y\n1,0\n2,0\n3,0\n4,0\n1000,0\n");

        var robust = TableEncoder.Fit(table, new TableEncoderOptions { Scale = NumberScale.Robust, Clip = 10 }).Encode(table);

        Assert.Equal([-1f, -0.5f, 0f, 0.5f, 10f], Enumerable.Range(0, 5).Select(row => robust.GetInput(row)[0]));
    }

    [Theory]
    [InlineData("0", "0", "0", "7", "0", -0.5)]
    [InlineData("1", "2", "3", "4", "", -1.5)]
    public void Encode_RobustScaleOfManyEqual_UsesTheDeviation(string a, string b, string c, string d, string e, double first)
    {
        var table = Read($"a,y\n{a},0\n{b},0\n{c},0\n{d},0\n{e},0\n", new() { HasHeader = true });

        var encoder = TableEncoder.Fit(table, new TableEncoderOptions { Scale = NumberScale.Robust });

        // Quartiles of 0 0 0 0 7 are equal, and the deviation is 2.8; those of 1 2 2.5 3 4 are 2 and 3.
        Assert.Equal(a == "0" ? 0f : (float)first, encoder.Encode(table).GetInput(0)[0]);
        Assert.Equal(a == "0" ? 2.5f : 1.5f, encoder.Encode(table).GetInput(3)[0], 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Fit_ClipThatIsNoLimit_IsRefused(double clip) =>
        Assert.Throws<ArgumentException>(() => TableEncoder.Fit(Read("a,y\n1,2\n3,4\n"), new TableEncoderOptions { Clip = clip }));

    [Fact]
    public void Fit_ContradictingRoles_AreRefused()
    {
        var table = Read("a,b,y\n1,2,3\n3,4,5\n");

        Assert.Throws<ArgumentException>(() => TableEncoder.Fit(table, new TableEncoderOptions { Numeric = ["a"], Categorical = ["a"] }));
        Assert.Throws<ArgumentException>(() => TableEncoder.Fit(table, new TableEncoderOptions { Target = "y", Ignored = ["y"] }));
        Assert.Contains("has no column 'z'", Refusal(() => TableEncoder.Fit(table, new TableEncoderOptions { Numeric = ["z"] })), StringComparison.Ordinal);
    }

    [Fact]
    public void EncodeInput_RowInMemory_IsThatOfTheTable()
    {
        var table = Read("size,colour,code,price\n1,red,7,10\n3,blue,8,20\n,red,8,30\n5,,7,40\n");
        var encoder = TableEncoder.Fit(table, new TableEncoderOptions { Categorical = ["code"] });
        float[] expected = new float[encoder.InputLength], actual = new float[encoder.InputLength];
        TableValue[][] rows = [[1f, "red", 7], ["3", "blue", "8"], [float.NaN, "red", 8.0], [5, null, "7"]];

        Assert.Equal(["size", "colour", "code"], encoder.InputColumns);
        for (int row = 0; row < rows.Length; row++)
        {
            encoder.EncodeInput(table, row, expected);
            encoder.EncodeInput(rows[row], actual);
            Assert.Equal(expected, actual);
        }

        Assert.Equal("column 'colour': is 'green', which no training row has; UnknownCategories can allow it.", Refusal(() => encoder.EncodeInput([1, "green", 7], actual)));
        Assert.StartsWith("column 'size': is 'x', not a number", Refusal(() => encoder.EncodeInput(["x", "red", 7], actual)), StringComparison.Ordinal);
        Assert.Contains("3 values, 'size', 'colour', 'code'; there are 1", Assert.Throws<ArgumentException>(() => encoder.EncodeInput([1], actual)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EncodeInput_RowInMemory_AllocatesNothing()
    {
        var encoder = TableEncoder.Fit(Read("size,colour,price\n1,red,10\n3,blue,20\n"));
        float[] inputs = new float[encoder.InputLength];
        TableValue[] row = [2.5f, "red"];
        encoder.EncodeInput(row, inputs);
        long least = long.MaxValue;
        for (int reading = 0; reading < 3; reading++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
                encoder.EncodeInput(row, inputs);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void FromJson_FirstVersion_IsStillRead()
    {
        const string Json = """
            {"format":"StaticNet.TableEncoder","version":1,"missingValues":"Median","missingTargets":"Reject","inputs":[
            {"name":"a","fill":3,"mean":3,"deviation":2,"categories":null,"allowsMissing":false,"allowsUnknown":false},
            {"name":"b","fill":null,"mean":0,"deviation":1,"categories":["x","y"],"allowsMissing":true,"allowsUnknown":false}],
            "target":{"name":"kind","classes":["cat","dog"],"mean":0,"deviation":1}}
            """;
        var encoder = TableEncoder.FromJson(Json);
        float[] inputs = new float[3];

        encoder.EncodeInput([7, "y"], inputs);

        Assert.Equal([2f, 0f, 1f], inputs);
        Assert.Equal(["cat", "dog"], encoder.Classes);
    }

    [Fact]
    public void Save_ClipAndMarkers_AreKept()
    {
        var table = Read("a,b,y\n1,x,0\n2,y,0\n-9,x,0\n", new() { MissingMarkers = ["-9"] });
        var encoder = TableEncoder.FromJson(TableEncoder.Fit(table, new TableEncoderOptions { Clip = 0.5 }).ToJson());
        float[] inputs = new float[3];

        encoder.EncodeInput([1000, "x"], inputs);
        Assert.Equal([0.5f, 1f, 0f], inputs);
        encoder.EncodeInput(["-9", "x"], inputs);
        Assert.Equal([0f, 1f, 0f], inputs);
    }

    private static string Refusal(Action action) => Assert.Throws<InvalidDataException>(action).Message;

    private static CsvTable Read(string text, CsvOptions? options = null) =>
        CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv", options);
}
