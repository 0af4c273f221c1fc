using StaticNet.Optimizers;

namespace StaticNet.Samples.CartPole;

/// <summary>
/// The loss of an agent and its gradient by the network's outputs: the clipped objective of Schulman, Wolski, Dhariwal, Radford and Klimov 2017,
/// <i>Proximal policy optimization algorithms</i>, with the squared error of the worth and the entropy of the policy.
/// </summary>
/// <param name="settings">The weights of its parts.</param>
internal sealed class CartPoleLoss(CartPoleSettings settings)
{
    /// <summary>
    /// With the ratio r = π(a) / π_old(a) the mean of <c>−min(r·A, clamp(r, 1 ± ε)·A) + c₁·(V − R)² − c₂·H(π)</c>.
    /// </summary>
    /// <param name="rollout">What was seen and done.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="logits">The policy's outputs for them, <c>[batch, actions]</c>.</param>
    /// <param name="worths">The worths, <c>[batch]</c>.</param>
    /// <param name="logitGradients">Receives the gradient by the policy's outputs.</param>
    /// <param name="worthGradients">Receives the gradient by the worths.</param>
    /// <returns>The loss.</returns>
    public float Compute(
        CartPoleRollout rollout, ReadOnlySpan<int> samples, ReadOnlySpan<float> logits, ReadOnlySpan<float> worths, Span<float> logitGradients, Span<float> worthGradients)
    {
        var (mean, deviation) = Moments(rollout, samples);
        double loss = 0;
        Span<double> probabilities = stackalloc double[CartPoleWorld.Actions];
        for (int i = 0; i < samples.Length; i++)
        {
            int sample = samples[i], action = rollout.Actions[sample];
            var row = logits.Slice(i * CartPoleWorld.Actions, CartPoleWorld.Actions);
            double entropy = Softmax(row, probabilities);
            double ratio = Math.Exp(Math.Log(probabilities[action]) - rollout.LogProbabilities[sample]);
            double advantage = (rollout.Advantages[sample] - mean) / deviation;
            double clipped = Math.Clamp(ratio, 1 - settings.ClipRange, 1 + settings.ClipRange) * advantage;

            // Where the clipped objective is the smaller one, the policy doesn't change it.
            double weight = ratio * advantage <= clipped ? ratio * advantage : 0;
            for (int a = 0; a < CartPoleWorld.Actions; a++)
            {
                double gradient = -weight * ((a == action ? 1 : 0) - probabilities[a]);
                gradient += settings.EntropyWeight * probabilities[a] * (Math.Log(probabilities[a]) + entropy);
                logitGradients[(i * CartPoleWorld.Actions) + a] = (float)(gradient / samples.Length);
            }

            double error = worths[i] - rollout.Returns[sample];
            worthGradients[i] = (float)(2 * settings.WorthWeight * error / samples.Length);
            loss += -Math.Min(ratio * advantage, clipped) + (settings.WorthWeight * error * error) - (settings.EntropyWeight * entropy);
        }

        return (float)(loss / samples.Length);
    }

    /// <summary>The probabilities of actions.</summary>
    /// <param name="logits">The policy's outputs.</param>
    /// <param name="probabilities">Receives them.</param>
    /// <returns>Their entropy.</returns>
    public static double Softmax(ReadOnlySpan<float> logits, Span<double> probabilities)
    {
        double largest = double.NegativeInfinity, sum = 0, entropy = 0;
        foreach (float logit in logits)
            largest = Math.Max(largest, logit);
        for (int a = 0; a < logits.Length; a++)
            sum += probabilities[a] = Math.Exp(logits[a] - largest);
        for (int a = 0; a < logits.Length; a++)
        {
            // Never 0: a logarithm follows.
            probabilities[a] = Math.Max(probabilities[a] / sum, double.Epsilon);
            entropy -= probabilities[a] * Math.Log(probabilities[a]);
        }

        return entropy;
    }

    private static (double Mean, double Deviation) Moments(CartPoleRollout rollout, ReadOnlySpan<int> samples)
    {
        double sum = 0, squares = 0;
        foreach (int sample in samples)
            sum += rollout.Advantages[sample];
        double mean = sum / samples.Length;
        foreach (int sample in samples)
            squares += (rollout.Advantages[sample] - mean) * (rollout.Advantages[sample] - mean);
        return (mean, Math.Sqrt(squares / samples.Length) + 1e-8);
    }
}
