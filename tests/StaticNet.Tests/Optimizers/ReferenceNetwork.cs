using StaticNet.Tests.Reference;

namespace StaticNet.Tests.Optimizers;

/// <summary>
/// The network of the optimizer cases, dense → ReLU → dense → softmax cross-entropy, in plain double loops: an
/// implementation independent of the library's. Parameters are one array in the order of the case, no padding.
/// </summary>
internal sealed class ReferenceNetwork
{
    private readonly float[] _inputs; // [batch, inputs]
    private readonly int[] _labels; // [batch]
    private readonly int _inputCount;
    private readonly int _hiddenCount;
    private readonly int _outputCount;

    public ReferenceNetwork(ReferenceCase reference)
    {
        _inputs = reference.Inputs;
        _labels = reference.Labels;
        _hiddenCount = reference.Parameters[0].Shape[0];
        _inputCount = reference.Parameters[0].Shape[1];
        _outputCount = reference.Parameters[2].Shape[0];
        Parameters = Flatten(reference.Parameters);
        Gradients = new float[Parameters.Length];
    }

    public float[] Parameters { get; }

    public float[] Gradients { get; }

    private int HiddenBias => _hiddenCount * _inputCount;

    private int OutputWeights => HiddenBias + _hiddenCount;

    private int OutputBias => OutputWeights + (_outputCount * _hiddenCount);

    public static float[] Flatten(ReferenceTensor[] tensors) => [.. tensors.SelectMany(tensor => tensor.Values)];

    /// <summary>Fills <see cref="Gradients"/> for the whole batch.</summary>
    public void ComputeGradients()
    {
        double[] sums = new double[Parameters.Length];
        double[] hidden = new double[_hiddenCount];
        double[] outputs = new double[_outputCount];
        for (int sample = 0; sample < _labels.Length; sample++)
        {
            var inputs = _inputs.AsSpan(sample * _inputCount, _inputCount);
            Forward(inputs, hidden, outputs);
            Softmax(outputs);
            outputs[_labels[sample]] -= 1;
            Backward(inputs, hidden, outputs, sums);
        }

        for (int i = 0; i < sums.Length; i++)
            Gradients[i] = (float)(sums[i] / _labels.Length);
    }

    private void Forward(ReadOnlySpan<float> inputs, double[] hidden, double[] outputs)
    {
        for (int h = 0; h < _hiddenCount; h++)
        {
            double sum = Parameters[HiddenBias + h];
            for (int i = 0; i < _inputCount; i++)
                sum += (double)Parameters[(h * _inputCount) + i] * inputs[i];
            hidden[h] = Math.Max(sum, 0);
        }

        for (int o = 0; o < _outputCount; o++)
        {
            outputs[o] = Parameters[OutputBias + o];
            for (int h = 0; h < _hiddenCount; h++)
                outputs[o] += Parameters[OutputWeights + (o * _hiddenCount) + h] * hidden[h];
        }
    }

    private static void Softmax(double[] outputs)
    {
        double largest = outputs.Max();
        for (int o = 0; o < outputs.Length; o++)
            outputs[o] = Math.Exp(outputs[o] - largest);
        double sum = outputs.Sum();
        for (int o = 0; o < outputs.Length; o++)
            outputs[o] /= sum;
    }

    private void Backward(ReadOnlySpan<float> inputs, double[] hidden, double[] outputGradients, double[] sums)
    {
        for (int o = 0; o < _outputCount; o++)
        {
            sums[OutputBias + o] += outputGradients[o];
            for (int h = 0; h < _hiddenCount; h++)
                sums[OutputWeights + (o * _hiddenCount) + h] += outputGradients[o] * hidden[h];
        }

        for (int h = 0; h < _hiddenCount; h++)
        {
            if (hidden[h] <= 0)
                continue;
            double gradient = 0;
            for (int o = 0; o < _outputCount; o++)
                gradient += outputGradients[o] * Parameters[OutputWeights + (o * _hiddenCount) + h];
            sums[HiddenBias + h] += gradient;
            for (int i = 0; i < _inputCount; i++)
                sums[(h * _inputCount) + i] += gradient * inputs[i];
        }
    }
}
