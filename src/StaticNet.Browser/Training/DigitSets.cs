namespace StaticNet.Browser.Training;

/// <summary>The drawn digits that all networks of a page learn and are tested on.</summary>
/// <param name="trainingCount">The digits to learn from.</param>
/// <param name="testCount">The digits to be tested on.</param>
internal sealed class DigitSets(int trainingCount, int testCount)
{
    private const ulong Seed = 1;

    /// <summary>What is learned from.</summary>
    public Dataset Training { get; } = SyntheticDigits.Create(trainingCount, Seed);

    /// <summary>What is tested on.</summary>
    public Dataset Test { get; } = SyntheticDigits.CreateTest(testCount, Seed);
}
