namespace StaticNet.Tests.Training;

/// <summary>Adds random numbers to a sample, and multiplies it by what a test says.</summary>
internal sealed class ScriptedAugmentation(Func<float> scale) : Augmentation
{
    public override int GetScratchLength(int inputLength) => 0;

    public override void Apply(Span<float> sample, Span<float> scratch, ref RandomStream random)
    {
        float factor = scale();
        foreach (ref float value in sample)
            value = factor * (value + (0.1f * random.NextNormal()));
    }
}
