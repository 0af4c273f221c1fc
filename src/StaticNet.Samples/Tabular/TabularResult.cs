namespace StaticNet.Samples.Tabular;

/// <summary>The JSON object of a run.</summary>
/// <param name="Network">The network's class.</param>
/// <param name="Task"><c>regression</c> or <c>classification</c>.</param>
/// <param name="Target">The column that was learned.</param>
/// <param name="Inputs">The inputs that the other columns make.</param>
/// <param name="TrainSamples">The rows learned from.</param>
/// <param name="TestSamples">The rows tested on.</param>
/// <param name="Epochs">The complete epochs.</param>
/// <param name="IsCancelled">Whether the run was ended by Ctrl+C.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Test">The figures on the test rows, by name; null where one isn't a number, such as R² of a single row.</param>
/// <param name="WeightsHash">The SHA-256 of the parameters.</param>
internal sealed record TabularResult(
    string Network,
    string Task,
    string Target,
    int Inputs,
    int TrainSamples,
    int TestSamples,
    int Epochs,
    bool IsCancelled,
    ulong Seed,
    Dictionary<string, double?> Test,
    string WeightsHash);
