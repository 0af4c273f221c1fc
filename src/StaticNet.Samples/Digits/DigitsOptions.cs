namespace StaticNet.Samples.Digits;

/// <summary>What the user asked for, within its limits.</summary>
/// <param name="DataDirectory">The directory of MNIST's files; null for the synthetic digits.</param>
/// <param name="TrainSamples">The synthetic training samples.</param>
/// <param name="TestSamples">The synthetic test samples.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="BatchSize">The samples of a step.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Optimizer">One of <see cref="DigitsOptimizers.Names"/>.</param>
/// <param name="Seed">Decides the synthetic digits, the initial weights and the order of the samples.</param>
/// <param name="Workers">The threads that share the work; 0 for as many as the machine has cores.</param>
/// <param name="Json">Whether standard output gets a JSON object and nothing else.</param>
/// <param name="ReportFile">The HTML file to write a report to, or null.</param>
internal sealed record DigitsOptions(
    string? DataDirectory,
    int TrainSamples,
    int TestSamples,
    int Epochs,
    int BatchSize,
    float LearningRate,
    string Optimizer,
    ulong Seed,
    int Workers,
    bool Json,
    string? ReportFile);
