namespace StaticNet.Tests.Training;

/// <summary>A hand-written network of one dense layer with mean squared error, 2 inputs and 2 outputs, in plain loops.</summary>
internal sealed class LinearRegression(int batchCapacity = 8) : INetwork
{
    public const int Inputs = 2;
    public const int Outputs = 2;

    private readonly float[] _parameters = new float[Architecture.ParameterArrayLength];
    private readonly float[] _gradients = new float[Architecture.ParameterArrayLength];

    public static NetworkArchitecture Architecture { get; } = LinearLayer.Describe(
        nameof(LinearRegression), Inputs, Outputs, "MeanSquaredError", TargetKind.Values);

    public int BatchCapacity { get; } = batchCapacity;

    public Span<float> Parameters => _parameters;

    public Span<float> Gradients => _gradients;

    public void Initialize(ulong seed) => Array.Clear(_parameters);

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
        for (int i = 0; i < outputs.Length; i++)
            loss += Math.Pow(outputs[i] - targets.Values[i], 2);
        return (float)(loss / outputs.Length);
    }

    public GradientResult ComputeGradients(in Batch batch)
    {
        var inputs = batch.Inputs;
        var targets = batch.Targets;
        Array.Clear(_gradients);
        Span<float> outputs = stackalloc float[Outputs];
        Span<float> differences = stackalloc float[Outputs];
        int values = targets.Values.Length;
        double loss = 0;
        for (int sample = 0; sample < values / Outputs; sample++)
        {
            var input = inputs.Slice(sample * Inputs, Inputs);
            LinearLayer.Forward(Architecture, _parameters, input, outputs);
            for (int o = 0; o < Outputs; o++)
            {
                float difference = outputs[o] - targets.Values[(sample * Outputs) + o];
                loss += (double)difference * difference;
                differences[o] = 2 * difference / values;
            }

            LinearLayer.Backward(Architecture, _gradients, input, differences);
        }

        return new GradientResult((float)(loss / values), LinearLayer.Norm(_gradients), 1f);
    }
}
