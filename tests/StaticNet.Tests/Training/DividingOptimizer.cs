namespace StaticNet.Tests.Training;

/// <summary>An optimizer as a user can write one whose state mustn't become 0: <c>s = 0.9·s + |g|; w −= rate · g / s</c>, s = 1 at first.</summary>
internal sealed class DividingOptimizer(float learningRate) : Optimizer(learningRate, 0, "divisor")
{
    protected override void InitializeStates() => States[0].Values.Fill(1f);

    protected override void Update(in ParameterRange range)
    {
        var divisor = StateOf(0, range);
        for (int i = 0; i < range.Length; i++)
        {
            float gradient = range.Gradients[i] * range.Scales[i % 16];
            divisor[i] = (0.9f * divisor[i]) + MathF.Abs(gradient);
            range.Parameters[i] -= LearningRate * gradient / divisor[i];
        }
    }
}
