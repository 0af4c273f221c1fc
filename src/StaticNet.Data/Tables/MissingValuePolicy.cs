namespace StaticNet.Data;

/// <summary>What happens to missing fields of input columns.</summary>
public enum MissingValuePolicy
{
    /// <summary>A missing number becomes the median of the column's training rows; a missing category belongs to none.</summary>
    Median,

    /// <summary>A missing number becomes the mean of the column's training rows; a missing category belongs to none.</summary>
    Mean,

    /// <summary>Rows with a missing field are left out.</summary>
    DropRow,

    /// <summary>A missing field is an error.</summary>
    Reject,
}
