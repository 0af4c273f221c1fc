namespace StaticNet.Tests.Data.Tables;

/// <summary>What the first line of a table is.</summary>
internal enum TableHeader
{
    /// <summary>Data.</summary>
    None,

    /// <summary>Names.</summary>
    Names,

    /// <summary>Names, and nothing above the row names, as R's write.table writes them.</summary>
    NamesWithoutFirst,
}
