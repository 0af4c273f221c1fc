namespace StaticNet.Samples.Tabular;

/// <summary>What the user asked for, within its limits.</summary>
/// <param name="DataFile">The CSV file to learn from.</param>
/// <param name="Target">The column to learn: its name; or <c>columnN</c>, its position from 1, in a file without a header.</param>
/// <param name="TestFile">The CSV file to test on; null to hold back a part of the other.</param>
/// <param name="TestFraction">The part to hold back, in (0, 1).</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="BatchSize">The samples of a step.</param>
/// <param name="LearningRate">The learning rate that the cosine begins at.</param>
/// <param name="Seed">Decides the rows held back, the initial weights and the order of the samples.</param>
/// <param name="SaveFile">The safetensors file of weights and encoding; null for none.</param>
/// <param name="Json">Whether standard output gets a JSON object and nothing else.</param>
internal sealed record TabularOptions(
    string DataFile,
    string Target,
    string? TestFile,
    float TestFraction,
    int Epochs,
    int BatchSize,
    float LearningRate,
    ulong Seed,
    string? SaveFile,
    bool Json);
