namespace StaticNet.Benchmarks.Cases;

/// <summary>A network that is timed.</summary>
internal interface ITimingCase
{
    /// <summary>The name that the peers have for it.</summary>
    string Name { get; }

    /// <summary>Times inference, and a training step where that is a case, and prints <c>case op batch microseconds</c>.</summary>
    /// <param name="workers">The threads to compute on.</param>
    /// <param name="output">Receives the lines.</param>
    void Run(int workers, TextWriter output);
}
