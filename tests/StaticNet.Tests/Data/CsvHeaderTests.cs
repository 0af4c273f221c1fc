using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>Whether the first line names the columns, and what it calls them.</summary>
public sealed class CsvHeaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b")]
    [InlineData(",a,b,y\n0,1.5,2.5,10\n1,2.5,3.5,20\n2,3.5,4.5,30\n", "column1|a|b|y")]
    [InlineData("\"\",\"mpg\",\"cyl\"\n\"Mazda\",21,6\n\"Datsun\",22.8,4\n", "column1|mpg|cyl")]
    [InlineData("price,price,price.1,y\n1,2,3,4\n5,6,7,8\n9,1,2,3\n", "price|price.2|price.1|y")]
    [InlineData("country,2019,2020,y\nA,1.5,2.5,3\nB,2.5,3.5,4\n", "country|2019|2020|y")]
    [InlineData("2018,2019,2020\n1.5,2.5,3\n2.5,3.5,4\n7.5,1.5,2\n", "2018|2019|2020")]
    [InlineData("NA,x,y\n1,2,3\n2,3,4\n3,4,6\n", "NA|x|y")]
    [InlineData(",column1,b\n1,2,3\n4,5,6\n", "column1.1|column1|b")]
    [InlineData("\"a\" \"b\"\n\"r1\" 1 2.5\n\"r2\" 3 4.5\n", "column1|a|b")]
    [InlineData(",0,1,2,3,4\n0,0.5,0.25,3.5,1,2\n1,0.75,0.5,3.25,4,4\n", "column1|0|1|2|3|4")]
    [InlineData("species,colour\nIris-setosa,BLUE\nIris-virginica,RED\nIris-setosa,RED\nIris-setosa,BLUE\nIris-virginica,RED\nIris-setosa,RED\n", "species|colour")]
    public void Read_NamesOfAnyKind_AreAHeader(string text, string names)
    {
        var table = Read(text);

        Assert.Equal(names.Split('|'), table.Columns);
        Assert.True(table.Describe().HasHeader);
        Assert.Equal(2, table.GetLine(0));
    }

    [Theory]
    [InlineData("1,2\n3,4\n")]
    [InlineData("1,2,3\n4,5,6\n7,8,9\n")]
    [InlineData("a,1\nb,2\n")]
    [InlineData("p,x,s\ne,x,s\np,b,y\ne,x,y\np,b,s\n")]
    [InlineData("NULL,10.5,1.0\n31,20.5,2.0\n42,30.5,3.0\n53,40.5,4.0\n")]
    [InlineData("2019,1.5\n2020,2.5\n2018,3.5\n")]
    [InlineData("NEAR BAY,,5\nINLAND,2,6\nINLAND,,7\nNEAR BAY,3,7\n")]
    public void Read_ValuesLikeThoseBelow_AreData(string text)
    {
        var table = Read(text);

        Assert.Equal(text.Count(character => character == '\n'), table.RowCount);
        Assert.Equal("column1", table.Columns[0]);
        Assert.False(table.Describe().HasHeader);
    }

    [Theory]
    [InlineData("red,small\nblue,large\n")]
    [InlineData("a,\nb,2\n")]
    [InlineData("unknown,7\n1,8\n2,3\n")]
    public void Read_FirstLineThatMayBeEither_IsRefusedUnlessTold(string text)
    {
        Assert.Equal(
            "file.csv: line 1: may name the columns or be the first row; say by HasHeader which it is.",
            Assert.Throws<InvalidDataException>(() => Read(text)).Message);

        int lines = text.Count(character => character == '\n');
        Assert.Equal(lines - 1, Read(text, new() { HasHeader = true }).RowCount);
        Assert.Equal(lines, Read(text, new() { HasHeader = false }).RowCount);
    }

    [Theory]
    [InlineData("a,b,y,\n1.5,2.5,10,\n2.5,3.5,20,\n", "a|b|y")]
    [InlineData("a,b,y,\n1.5,2.5,10\n2.5,3.5,20\n", "a|b|y")]
    [InlineData("a,b,y\n1.5,2.5,10,\n2.5,3.5,20,\n", "a|b|y")]
    [InlineData("1.5,2.5,10,\n2.5,3.5,20,\n", "column1|column2|column3")]
    [InlineData("a,b,y,,\n1,2,3,,\n4,5,6,,\n", "a|b|y")]
    [InlineData("a,b,y\n1,2,\n4,5,\n", "a|b|y")]
    public void Read_DelimitersAtTheEnd_MakeNoColumn(string text, string names)
    {
        var table = Read(text);

        Assert.Equal(names.Split('|'), table.Columns);
        Assert.Equal(text.Split(',', '\n').Contains("3") ? "3" : table.GetText(0, 2), table.GetText(0, 2));
    }

    [Fact]
    public void Read_ShorterFirstLineOfNumbers_IsRefused() => Assert.Equal(
        "file.csv: line 2: has 3 fields, but the first line has 2.",
        Assert.Throws<InvalidDataException>(() => Read("1,2\n3,4,5\n6,7,8\n")).Message);

    private static CsvTable Read(string text, CsvOptions? options = null) =>
        CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv", options);
}
