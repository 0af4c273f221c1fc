namespace StaticNet.Tool;

/// <summary>What the program returns to its shell.</summary>
internal enum ExitCode
{
    /// <summary>Everything went as asked.</summary>
    Success = 0,

    /// <summary>The model can't be expressed, or the files can't be written.</summary>
    Failure = 1,

    /// <summary>The command line or a file that it names is wrong; nothing was done.</summary>
    Usage = 2,
}
