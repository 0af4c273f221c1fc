namespace StaticNet.Data;

/// <summary>What is learned of a table's target column.</summary>
public enum TableTask
{
    /// <summary>Regression if the target column is of numbers, whole ones included, classification if it is of texts.</summary>
    Automatic,

    /// <summary>The target is a number.</summary>
    Regression,

    /// <summary>The target is one of the classes that the training rows have.</summary>
    Classification,
}
