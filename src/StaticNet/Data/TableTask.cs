namespace StaticNet;

/// <summary>What is learned of a table's target column.</summary>
public enum TableTask
{
    /// <summary>Regression if the first training row's target is a number, classification otherwise.</summary>
    Automatic,

    /// <summary>The target is a number.</summary>
    Regression,

    /// <summary>The target is one of the classes that the training rows have.</summary>
    Classification,
}
