using System.Globalization;

namespace StaticNet.Tests.Data.Tables;

/// <summary>A random table that is known.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Header">Whether its columns are named.</param>
internal sealed record TrueTable(TrueColumn[] Columns, int Rows, TableHeader Header)
{
    private static readonly string[] Names =
    [
        "age", "income", "house price", "y", "Sepal.Length", "class", "Kundennummer", "größe", "x_1", "target", "MedInc", "SMOKER", "über uns", "temp (°C)", "id", "ratio",
    ];

    private static readonly string[][] Vocabularies =
    [
        ["red", "green", "blue"], ["yes", "no"], ["NEAR BAY", "INLAND", "NEAR OCEAN", "ISLAND"], ["Iris-setosa", "Iris-virginica"],
        ["True", "False"], ["M", "F"], ["München", "Köln", "Saint-Étienne"], ["a, b", "c", "d; e"], ["S", "M", "L", "XL"], ["high|low", "low"],
        ["12:30", "13:45", "01:15"], ["O'Hara", "d'Or", "plain"], ["say \"hi\"", "bye"],
    ];

    private static readonly string[] Words = ["alpha", "Beta", "gamma ray", "delta", "Epsilon 5", "zeta", "eta", "theta"];

    /// <summary>A table.</summary>
    public static TrueTable Create(Random random)
    {
        int rows = random.Next(4, random.Next(5) == 0 ? 120 : 40);
        var header = random.Next(4) == 0 ? TableHeader.None : TableHeader.Names;
        var columns = new List<TrueColumn>();
        int count = random.Next(2, 9);
        int style = header == TableHeader.None ? 0 : random.Next(8);
        if (style is 1 or 2)
        {
            int first = random.Next(2);
            bool isWord = style == 2 && random.Next(2) == 0;
            columns.Add(new("", !isWord, [.. Enumerable.Range(first, rows).Select(i => (isWord ? "row" : "") + i.ToString(CultureInfo.InvariantCulture))]));
            if (style == 2)
                header = TableHeader.NamesWithoutFirst;
        }

        string[] names = random.GetItems(Names, count);
        int year = random.Next(1950, 2020);
        for (int i = 0; i < count; i++)
        {
            string name = style switch
            {
                3 when i > 0 => (year + i).ToString(CultureInfo.InvariantCulture),
                4 when i == 1 => "NA",
                5 when i == count - 1 => names[0],
                _ => style == 5 ? names[i] : $"{names[i]}{(Array.IndexOf(names, names[i]) < i ? " " + (char)('A' + i) : "")}",
            };
            columns.Add(CreateColumn(random, name, rows, isNumber: (style == 3 && i > 0) || (i == 1 && style == 4), isComplete: columns.Count < 2));
        }

        return new([.. columns], rows, header);
    }

    /// <summary>The table as it is without knowledge of what stands for missing fields: in columns of texts it is a text like others.</summary>
    public TrueTable WithoutMarker(string marker) => CsvTable.DefaultMissingMarkers.Contains(marker)
        ? this
        : this with { Columns = [.. Columns.Select(column => column.IsNumber ? column : column with { Fields = [.. column.Fields.Select(field => field ?? marker)] })] };

    private static TrueColumn CreateColumn(Random random, string name, int rows, bool isNumber, bool isComplete)
    {
        int kind = random.Next(isNumber ? 6 : 10);
        string[] vocabulary = Vocabularies[random.Next(Vocabularies.Length)];
        int decimals = random.Next(1, 7), size = (int)Math.Pow(10, random.Next(1, 6));
        double missing = random.Next(4) == 0 && !isComplete ? random.NextDouble() * 0.3 : 0;
        var fields = new string?[rows];
        for (int row = 0; row < rows; row++)
            fields[row] = random.NextDouble() < missing ? null : kind switch
            {
                0 or 1 => random.Next(-size / 10, size).ToString(CultureInfo.InvariantCulture),
                2 or 3 or 4 => ((random.NextDouble() - 0.3) * size).ToString("F" + decimals, CultureInfo.InvariantCulture),
                5 => (random.NextDouble() * 1e-5).ToString("E3", CultureInfo.InvariantCulture),
                6 => new DateTime(2020, 1, 1).AddDays(random.Next(3000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                7 => string.Join(' ', random.GetItems(Words, random.Next(1, 4))) + (random.Next(20) == 0 ? "\nmore, \"text\"" : ""),
                _ => vocabulary[random.Next(vocabulary.Length)],
            };
        if (Array.TrueForAll(fields, field => field is null))
            fields[0] = kind < 6 ? "1" : "word";
        return new(name, kind < 6, fields);
    }
}
