namespace StaticNet.Samples;

/// <summary>What the program returns to its shell.</summary>
internal enum ExitCode
{
    /// <summary>Everything went as asked.</summary>
    Success = 0,

    /// <summary>The run failed: training diverged, or something unforeseen happened.</summary>
    Failure = 1,

    /// <summary>The command line or a file it names is wrong; nothing was done.</summary>
    Usage = 2,

    /// <summary>Ended by Ctrl+C (128 + SIGINT, as shells count).</summary>
    Cancelled = 130,
}
