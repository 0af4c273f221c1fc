namespace StaticNet.Tests.Optimizers;

/// <summary>An optimizer as a user can write one: <c>s += |g|; w −= rate · (g + decay·w)</c>.</summary>
internal sealed class OwnOptimizer(float learningRate, float weightDecay) : Optimizer(learningRate, weightDecay, "total")
{
    protected override void Update(in ParameterRange range)
    {
        var total = StateOf(0, range);
        for (int i = 0; i < range.Length; i++)
        {
            float gradient = range.Gradients[i] * range.Scales[i % 16];
            total[i] += MathF.Abs(gradient);
            range.Parameters[i] -= LearningRate * (gradient + (range.WeightDecay * range.Parameters[i]));
        }
    }
}
