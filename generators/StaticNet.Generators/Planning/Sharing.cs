namespace StaticNet.Generators.Planning;

/// <summary>How workers share a kernel's call.</summary>
internal enum Sharing
{
    /// <summary>Not at all: worker 0 makes the call.</summary>
    None,

    /// <summary>Each worker calls it for some of the batch's rows.</summary>
    Rows,

    /// <summary>Each worker computes some columns of the result, for every row: the kernel has a method of its own for that.</summary>
    Columns,
}
