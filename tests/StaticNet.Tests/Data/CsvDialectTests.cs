using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>What separates fields, how numbers are written, what is missing, and how text is encoded.</summary>
public sealed class CsvDialectTests
{
    [Theory]
    [InlineData("laenge;breite;preis\n1,5;2,5;10,25\n2,5;3,5;20,5\n", ';', 3)]
    [InlineData("1,5;2,5\n2,5;3,5\n3,5;4,5\n", ';', 2)]
    [InlineData("3,6216\t8,6661\t-2,8073\n4,5459\t8,1674\t-2,4586\n", '\t', 3)]
    [InlineData("18.0   8   307.0   130.0\n15.0   8   350.0   165.0\n", ' ', 4)]
    [InlineData("  5.1 3.5 1.4  \n\t7.0 3.2\t4.7\n", ' ', 3)]
    [InlineData("18.0   8   307\t\"chevrolet chevelle\"\n15.0   8   350\t\"buick skylark 320\"\n", ' ', 4)]
    [InlineData("name,city\n\"a;b;c\",New York\n\"d;e;f\",Los Angeles\n\"a;b;c\",New York\n\"d;e;f\",New York\nx;y;z,\"New York\"\nx;y;z,New York\n", ',', 2)]
    [InlineData("1, 2, 3\n4, 5, 6\n", ',', 3)]
    [InlineData("id\tname\n1\tNew York\n2\tLos Angeles\n3\tNew York\n", '\t', 2)]
    [InlineData("1,Action|Comedy\n2,Drama|War\n3,Action|War\n", ',', 2)]
    public void Read_WithoutDelimiter_TakesTheOneThatDividesEvenly(string text, char delimiter, int columns)
    {
        var table = Read(text);

        Assert.Equal(delimiter, table.Describe().Delimiter);
        Assert.Equal(columns, table.Columns.Length);
    }

    [Fact]
    public void Read_SeveralDelimitersThatDivideEvenly_AreNamed()
    {
        const string Text = "a,b;c\nd,e;f\na,b;f\n";

        Assert.Equal(
            "file.csv: ',' and ';' divide all lines evenly; say by Delimiter which of them separates fields.",
            Assert.Throws<InvalidDataException>(() => Read(Text)).Message);
        Assert.Equal("b;c", Read(Text, new() { Delimiter = ',', HasHeader = false }).GetText(0, 1));
    }

    [Fact]
    public void Read_DamagedLineWhereSpacesDivideEvenly_IsRefused() => Assert.Equal(
        "file.csv: line 3: has 2 fields, but the first line has 3.",
        Assert.Throws<InvalidDataException>(() => Read("first name,age,x\nJohn Smith,5,1\nAnn Lee,6\n")).Message);

    [Theory]
    [InlineData("a;b\n1,5;2\n2,25;3\n", null, null, 1.5)]
    [InlineData("a;b\n1.234,5;2\n2,25;3\n", ',', '.', 1234.5)]
    [InlineData("a,b\n\"1,234\",2\n950,3\n", null, ',', 1234)]
    [InlineData("a;b\n1,234;2\n2,345;3\n", ',', null, 1.234)]
    [InlineData("a;b\n1'234.5;2\n2.25;3\n", null, '\'', 1234.5)]
    [InlineData("a;b\n1\u00A0234,5;2\n2,25;3\n", ',', '\u00A0', 1234.5)]
    public void Encode_NumbersOfOtherFormats_AreRead(string text, char? mark, char? thousands, double expected)
    {
        var table = Read(text, new() { DecimalMark = mark, ThousandsSeparator = thousands });

        Assert.Equal([(float)expected], TableEncoder.Fit(table, new TableEncoderOptions { Standardize = false }).Encode(table).GetInput(0));
    }

    [Theory]
    [InlineData("a;b\n1,234;2\n2,345;3\n")]
    [InlineData("a;b\n1,234.5;2\n2.5;3\n")]
    [InlineData("a;b\n1.234;2\n950;3\n")]
    [InlineData("a;b\n5 %;2\n7 %;3\n")]
    [InlineData("a;b\n$5;2\n$7;3\n")]
    [InlineData("a,b\n\"1.5\",2\n\"1,5\",3\n")]
    public void Fit_NumbersThatMayBeReadInTwoWays_AreRefusedWithTheOptions(string text)
    {
        string message = Assert.Throws<InvalidDataException>(() => TableEncoder.Fit(Read(text))).Message;

        Assert.Contains("column 'a'", message, StringComparison.Ordinal);
        Assert.Contains("DecimalMark", message, StringComparison.Ordinal);
        Assert.Contains("ThousandsSeparator", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,234,56", null)]
    [InlineData("12,34", null)]
    [InlineData("1234,567", null)]
    [InlineData(",123", null)]
    [InlineData("1.5,000", null)]
    [InlineData("1,234,567.5", 1234567.5)]
    [InlineData("-1,234e2", -123400.0)]
    public void TryParse_GroupsOfThree_AloneAreThousands(string text, double? expected)
    {
        bool isNumber = new CsvNumberFormat('.', ',').TryParse(Encoding.UTF8.GetBytes(text), out double value);

        Assert.Equal(expected, isNumber ? value : null);
    }

    [Fact]
    public void Read_Markers_AreMissingAsTold()
    {
        var table = Read("a,b\n1,NA\n-999,\n", new() { MissingMarkers = ["-999"], HasHeader = true });

        Assert.True(table.IsMissing(1, 0));
        Assert.False(table.IsMissing(0, 1));
        Assert.False(table.IsMissing(1, 1));
    }

    [Theory]
    [InlineData("stadt,x,y\nMünchen,1.5,1.0\nKöln,2.5,2.0\n", "iso-8859-1", false)]
    [InlineData("stadt,x,y\nMünchen,1.5,1.0\nKöln,2.5,2.0\n", "utf-16", true)]
    [InlineData("stadt,x,y\nMünchen,1.5,1.0\nKöln,2.5,2.0\n", "utf-16BE", true)]
    [InlineData("stadt,x,y\nMünchen,1.5,1.0\nKöln,2.5,2.0\n", "utf-32", true)]
    [InlineData("stadt,x,y\nMünchen,1.5,1.0\nKöln,2.5,2.0\n", "utf-16", false)]
    public void Read_Encodings_AreReadByOptionOrMark(string text, string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.Preamble : [], .. encoding.GetBytes(text)];

        Assert.Equal("München", CsvTable.Read(new MemoryStream(bytes), "file.csv", new() { Encoding = encoding }).GetText(0, 0));
        if (hasMark)
            Assert.Equal("Köln", CsvTable.Read(new MemoryStream(bytes), "file.csv").GetText(1, 0));
        else
            Assert.Contains(
                "aren't text in UTF-8; Encoding can name another",
                Assert.Throws<InvalidDataException>(() => CsvTable.Read(new MemoryStream(bytes), "file.csv")).Message,
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b\n'x';1\n'y';2\n", "line 2: field 1")]
    [InlineData("a,b\n'1,5',1\n'2,5',2\n", "line 2: field 1")]
    public void Read_SingleQuotes_AreNamed(string text, string expected)
    {
        Assert.Contains(
            expected + " stands in single quotes; Quote can make them quotes",
            Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Read(text, new() { Quote = '\'' }).Columns.Length);
    }

    [Fact]
    public void Read_ContradictingOptions_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Read("1,2\n", new() { ThousandsSeparator = '.' }));
        Assert.Throws<ArgumentException>(() => Read("1,2\n", new() { DecimalMark = '5' }));
        Assert.Throws<ArgumentException>(() => Read("1,2\n", new() { MissingMarkers = [null!] }));
        Assert.Throws<ArgumentException>(() => Read("1 2\n", new() { Delimiter = ' ', Quote = ' ' }));
        Assert.Contains("Quote is ';'", Assert.Throws<ArgumentException>(() => Read("1;2\n", new() { Delimiter = ';', Quote = ';' })).Message, StringComparison.Ordinal);
        Assert.Equal(["column1"], Read("1\n2\n", new() { Quote = ',' }).Columns);
    }

    [Fact]
    public void Describe_Table_TellsWhatWasFound()
    {
        var description = Read(";größe;farbe;alt;leer\n0;1,5;rot;NA;\n1;;blau;3;\n2;2,5;rot;unbekannt;\n3;3,5;rot;5;\n").Describe();

        Assert.Equal((4, ';', true, "utf-8", ','), (description.RowCount, description.Delimiter, description.HasHeader, description.EncodingName, description.DecimalMark));
        Assert.Equal(["column1", "größe", "farbe", "alt", "leer"], description.Columns.Select(column => column.Name));
        Assert.Equal(
            [ColumnKind.Number, ColumnKind.Number, ColumnKind.Category, ColumnKind.Mixed, ColumnKind.Empty], description.Columns.Select(column => column.Kind));
        Assert.Equal([0, 1, 0, 1, 4], description.Columns.Select(column => column.Missing));
        Assert.Equal([4, 3, 2, 3, 0], description.Columns.Select(column => column.Different));
        Assert.Equal(["rot", "blau"], description.Columns[2].Examples);
        Assert.Contains("index", description.Columns[0].Note, StringComparison.Ordinal);
        string text = description.ToString();
        Assert.StartsWith("4 rows, separated by ';', the first line names the columns, utf-8, decimal mark ','\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  farbe    category        0          2  rot, blau\n", text, StringComparison.Ordinal);
    }

    private static CsvTable Read(string text, CsvOptions? options = null) =>
        CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv", options);
}
