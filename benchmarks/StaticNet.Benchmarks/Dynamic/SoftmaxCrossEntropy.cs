using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary>The mean cross-entropy of softmax over the logits of a batch.</summary>
internal static class SoftmaxCrossEntropy
{
    /// <summary>Computes the loss and its gradient.</summary>
    /// <param name="logits"><c>[batch, classes]</c></param>
    /// <param name="labels"><c>[batch]</c></param>
    /// <param name="gradients">Receives <c>[batch, classes]</c>.</param>
    /// <returns>The mean loss.</returns>
    public static float Compute(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradients)
    {
        int batch = labels.Length;
        int classes = logits.Length / batch;
        float loss = 0;
        for (int sample = 0; sample < batch; sample++)
        {
            var row = logits.Slice(sample * classes, classes);
            var gradient = gradients.Slice(sample * classes, classes);
            float max = TensorPrimitives.Max(row);
            TensorPrimitives.Subtract(row, max, gradient);
            TensorPrimitives.Exp(gradient, gradient);
            float sum = TensorPrimitives.Sum<float>(gradient);
            loss += MathF.Log(sum) + max - row[labels[sample]];
            TensorPrimitives.Multiply(gradient, 1 / (sum * batch), gradient);
            gradient[labels[sample]] -= 1f / batch;
        }

        return loss / batch;
    }
}
