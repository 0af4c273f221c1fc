namespace StaticNet.Tests.Training;

/// <summary>A hand-written network of one dense layer with softmax cross-entropy, 3 inputs and 4 classes, in plain loops.</summary>
internal sealed class SoftmaxRegression : INetwork
{
    public const int Inputs = 3;
    public const int Outputs = 4;

    private readonly float[] _parameters = new float[Architecture.ParameterArrayLength];
    private readonly float[] _gradients = new float[Architecture.ParameterArrayLength];
    private readonly double[] _probabilities = new double[Outputs];

    public SoftmaxRegression(int batchCapacity = 8, ulong seed = 1)
    {
        BatchCapacity = batchCapacity;
        Initialize(seed);
    }

    public static NetworkArchitecture Architecture { get; } = LinearLayer.Describe(
        nameof(SoftmaxRegression), Inputs, Outputs, "SoftmaxCrossEntropy", TargetKind.Labels);

    public int BatchCapacity { get; }

    public Span<float> Parameters => _parameters;

    public Span<float> Gradients => _gradients;

    /// <summary>The steps of <see cref="ComputeGradients"/> so far.</summary>
    public int Calls { get; private set; }

    /// <summary>The batches seen, when set: the first input of each sample.</summary>
    public List<float[]>? Batches { get; set; }

    /// <summary>Changes the gradients and the result of a step, when set.</summary>
    public Func<SoftmaxRegression, GradientResult, GradientResult>? Fault { get; set; }

    public void Initialize(ulong seed)
    {
        var random = new RandomStream(seed, 0);
        foreach (var parameter in Architecture.Parameters)
        {
            var view = parameter.In(_parameters);
            for (int o = 0; o < parameter.Outputs; o++)
                for (int i = 0; i < parameter.Inputs; i++)
                    view[o, i] = random.NextNormal();
        }
    }

    public void Dispose()
    {
    }

    public void Predict(in Batch batch, Span<float> outputs)
    {
        var inputs = batch.Inputs;
        for (int sample = 0; sample < inputs.Length / Inputs; sample++)
            LinearLayer.Forward(Architecture, _parameters, inputs.Slice(sample * Inputs, Inputs), outputs.Slice(sample * Outputs, Outputs));
    }

    public float Evaluate(in Batch batch, Span<float> outputs)
    {
        var targets = batch.Targets;
        Predict(batch, outputs);
        double loss = 0;
        for (int sample = 0; sample < targets.Labels.Length; sample++)
        {
            Softmax(outputs.Slice(sample * Outputs, Outputs));
            loss -= Math.Log(_probabilities[targets.Labels[sample]]);
        }

        return (float)(loss / targets.Labels.Length);
    }

    public GradientResult ComputeGradients(in Batch batch)
    {
        var inputs = batch.Inputs;
        var targets = batch.Targets;
        Calls++;
        Array.Clear(_gradients);
        Span<float> outputs = stackalloc float[Outputs];
        Span<float> differences = stackalloc float[Outputs];
        int samples = targets.Labels.Length;
        double loss = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            var input = inputs.Slice(sample * Inputs, Inputs);
            LinearLayer.Forward(Architecture, _parameters, input, outputs);
            Softmax(outputs);
            loss -= Math.Log(_probabilities[targets.Labels[sample]]);
            for (int o = 0; o < Outputs; o++)
                differences[o] = (float)((_probabilities[o] - (o == targets.Labels[sample] ? 1 : 0)) / samples);
            LinearLayer.Backward(Architecture, _gradients, input, differences);
        }

        Record(inputs);
        var result = new GradientResult((float)(loss / samples), LinearLayer.Norm(_gradients), 1f);
        return Fault is null ? result : Fault(this, result);
    }

    private void Record(ReadOnlySpan<float> inputs)
    {
        if (Batches is null)
            return;
        float[] firsts = new float[inputs.Length / Inputs];
        for (int i = 0; i < firsts.Length; i++)
            firsts[i] = inputs[i * Inputs];
        Batches.Add(firsts);
    }

    private void Softmax(ReadOnlySpan<float> logits)
    {
        double sum = 0;
        for (int o = 0; o < Outputs; o++)
            sum += _probabilities[o] = Math.Exp(logits[o]);
        for (int o = 0; o < Outputs; o++)
            _probabilities[o] /= sum;
    }
}
