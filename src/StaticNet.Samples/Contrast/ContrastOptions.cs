namespace StaticNet.Samples.Contrast;

/// <summary>What the user asked for.</summary>
/// <param name="Seed">Decides everything that is random.</param>
/// <param name="Steps">The steps of training.</param>
/// <param name="Json">Whether standard output gets a JSON object and nothing else.</param>
internal sealed record ContrastOptions(ulong Seed, int Steps, bool Json);
