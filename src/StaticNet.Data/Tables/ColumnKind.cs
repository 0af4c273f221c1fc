namespace StaticNet.Data;

/// <summary>What the fields of a table's column are.</summary>
public enum ColumnKind
{
    /// <summary>Numbers, and missing fields.</summary>
    Number,

    /// <summary>Texts, and missing fields: categories. A few of them may be numbers.</summary>
    Category,

    /// <summary>
    /// Numbers with some texts among them, or numbers in another format: neither numbers nor categories before somebody says what the
    /// texts are. A <see cref="TableEncoder"/> refuses it.
    /// </summary>
    Mixed,

    /// <summary>Missing fields alone.</summary>
    Empty,
}
