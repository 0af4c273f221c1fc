using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a;b\r\n1;2\r\n3;4")]
    [InlineData("a\tb\n1\t2\n\n3\t4\n")]
    [InlineData("sep=|\na|b\n1|2\n3|4\n")]
    [InlineData("\uFEFFa,b\n1, 2\n3,4 \n")]
    [InlineData("\"a\",\"b\"\n\"1\",2\n3,\"4\"\n")]
    public void Read_WaysToWriteATable_GiveTheSameFields(string text)
    {
        var table = Read(text);

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(2, table.RowCount);
        Assert.Equal(["1", "2", "3", "4"], Enumerable.Range(0, 4).Select(field => table.GetText(field / 2, field % 2)));
    }

    [Fact]
    public void Read_QuotedFields_KeepDelimitersLineBreaksAndQuotes()
    {
        var table = Read("name,text\nx,\"a, \"\"b\"\"\nc \"\ny,z\n", new() { HasHeader = true });

        Assert.Equal("a, \"b\"\nc ", table.GetText(0, 1));
        Assert.Equal("y", table.GetText(1, 0));
        Assert.Equal(2, table.GetLine(0));
        Assert.Equal(4, table.GetLine(1));
    }

    [Fact]
    public void Read_StatedOptions_AreTaken()
    {
        Assert.Equal(["2020", "column2"], Read("2020,\n1,2\n", new() { HasHeader = true }).Columns);
        Assert.Equal(2, Read("a,b\nc,d\n", new() { HasHeader = false }).RowCount);
        Assert.Equal("1,2", Read("1,2;3\n", new() { Delimiter = ';' }).GetText(0, 0));
        Assert.Equal("1;2", Read("'1;2';3\n", new() { Delimiter = ';', Quote = '\'' }).GetText(0, 0));
        Assert.Equal("\"1", Read("\"1;2\n", new() { Delimiter = ';', Quote = null }).GetText(0, 0));
        Assert.Equal(1, Read("# note, of, three\n1,2\n", new() { Comment = '#' }).RowCount);
        Assert.Equal(" 2", Read("1, 2\n", new() { Trim = false }).GetText(0, 1));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("NA", true)]
    [InlineData("NaN", true)]
    [InlineData("nan", true)]
    [InlineData("N/A", true)]
    [InlineData("NULL", true)]
    [InlineData("null", true)]
    [InlineData("?", true)]
    [InlineData("0", false)]
    [InlineData("none", false)]
    public void IsMissing_Texts_AreThoseStated(string field, bool expected) => Assert.Equal(expected, Read($"1,{field}\n").IsMissing(0, 1));

    [Theory]
    [InlineData("", "file.csv: is empty.")]
    [InlineData("\n\n", "file.csv: is empty.")]
    [InlineData("a,b\n", "file.csv: has a header but no rows.")]
    [InlineData("a,b\n1,2\n\n3\n", "file.csv: line 4: has 1 fields, but the first line has 2.")]
    [InlineData("1,2\n3,4,5\n", "file.csv: line 2: has 3 fields, but the first line has 2.")]
    [InlineData("1,2\n3,4\0\n", "file.csv: line 2: has bytes that aren't text in UTF-8; Encoding can name another.")]
    public void Read_DamagedFile_NamesFileLineAndReason(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    [Theory]
    [InlineData("a,b\n1,2\n3,\"4\n5,6\n")]
    [InlineData("a,b\n1,2\n3,\"4\"5\n")]
    public void Read_QuoteThatDoesNotFit_NamesItsLine(string text) =>
        Assert.StartsWith("file.csv: line 3: ", Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_InvalidUtf8_IsRefused() => Assert.Contains(
        "line 2: has bytes",
        Assert.Throws<InvalidDataException>(() => CsvTable.Read(new MemoryStream([.. "1,2\n3,"u8, 0xC3, 0x28, (byte)'\n']), "file.csv")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void IndexOf_UnknownColumn_NamesThoseThatAreThere()
    {
        var table = Read("a,b\n1,2\n");

        Assert.Equal(1, table.IndexOf("b"));
        Assert.Equal("file.csv: has no column 'c', but 'a', 'b'.", Assert.Throws<InvalidDataException>(() => table.IndexOf("c")).Message);
    }

    [Fact]
    public void SplitRows_Seed_PartsAllRows()
    {
        var table = Read("value,kind\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{(i < 10 ? "rare" : "often")}\n")));

        var (first, second) = table.SplitRows(0.75, seed: 1);
        var (stratified, rest) = table.SplitRowsStratified(0.8, seed: 1, "kind");

        Assert.Equal(30, first.Length);
        Assert.Equal(Enumerable.Range(0, 40), first.Concat(second).Order());
        Assert.Equal(8, stratified.Count(row => table.GetText(row, 1) == "rare"));
        Assert.Equal(2, rest.Count(row => table.GetText(row, 1) == "rare"));
        Assert.Equal(stratified, table.SplitRowsStratified(0.8, seed: 1, "kind").First);
    }

    private static CsvTable Read(string text, CsvOptions? options = null) =>
        CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv", options);
}
