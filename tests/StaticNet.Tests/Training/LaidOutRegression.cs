namespace StaticNet.Tests.Training;

/// <summary>
/// A hand-written network of one dense layer on inputs less their running mean, 5 inputs and 19 outputs, whose arrays lie as <typeparamref name="TLayout"/> says. It
/// computes in the order of its tensors, so that results have the same bits however they lie.
/// </summary>
internal sealed class LaidOutRegression<TLayout> : INetwork
    where TLayout : ILaidOut
{
    private readonly float[] _parameters = new float[TLayout.Architecture.ParameterArrayLength];
    private readonly float[] _gradients = new float[TLayout.Architecture.ParameterArrayLength];
    private readonly float[] _statistics = new float[TLayout.Architecture.StatisticArrayLength];
    private readonly float[] _centered = new float[LaidOut.Inputs];

    public LaidOutRegression(ulong seed = 1) => Initialize(seed);

    public static NetworkArchitecture Architecture => TLayout.Architecture;

    public int BatchCapacity => 8;

    public Span<float> Parameters => _parameters;

    public Span<float> Gradients => _gradients;

    public Span<float> Statistics => _statistics;

    private ParameterView Mean => Architecture.Statistics[0].In(_statistics);

    public void Initialize(ulong seed)
    {
        Array.Clear(_parameters);
        Array.Clear(_statistics);
        var random = new RandomStream(seed, 0);
        foreach (string name in (string[])["Weights", "Bias"])
            Fill(LaidOut.Find(Architecture, name).In(_parameters), ref random);
    }

    public void Dispose()
    {
    }

    public void Predict(in Batch batch, Span<float> outputs)
    {
        var inputs = batch.Inputs;
        for (int sample = 0; sample < inputs.Length / LaidOut.Inputs; sample++)
            Forward(inputs.Slice(sample * LaidOut.Inputs, LaidOut.Inputs), outputs.Slice(sample * LaidOut.Outputs, LaidOut.Outputs));
    }

    public float Evaluate(in Batch batch, Span<float> outputs)
    {
        var targets = batch.Targets;
        Predict(batch, outputs);
        double loss = 0;
        for (int i = 0; i < outputs.Length; i++)
            loss += (double)(outputs[i] - targets.Values[i]) * (outputs[i] - targets.Values[i]);
        return (float)(loss / outputs.Length);
    }

    public GradientResult ComputeGradients(in Batch batch)
    {
        var inputs = batch.Inputs;
        var targets = batch.Targets;
        Array.Clear(_gradients);
        Span<float> outputs = stackalloc float[LaidOut.Outputs];
        var weights = LaidOut.Find(Architecture, "Weights").In(_gradients);
        var bias = LaidOut.Find(Architecture, "Bias").In(_gradients);
        int values = targets.Values.Length;
        double loss = 0;
        for (int sample = 0; sample < values / LaidOut.Outputs; sample++)
        {
            Forward(inputs.Slice(sample * LaidOut.Inputs, LaidOut.Inputs), outputs);
            for (int o = 0; o < LaidOut.Outputs; o++)
            {
                float difference = outputs[o] - targets.Values[(sample * LaidOut.Outputs) + o];
                loss += (double)difference * difference;
                bias[o] += 2 * difference / values;
                for (int i = 0; i < LaidOut.Inputs; i++)
                    weights[o, i] += 2 * difference / values * _centered[i];
            }
        }

        MoveMean(inputs);
        return new GradientResult((float)(loss / values), Norm(weights.ToArray(), bias.ToArray()), 1f);
    }

    private static void Fill(ParameterView view, ref RandomStream random)
    {
        for (int o = 0; o < view.Info.Outputs; o++)
            for (int i = 0; i < view.Info.Inputs; i++)
                view[o, i] = random.NextNormal();
    }

    private static float Norm(params float[][] gradients) =>
        (float)Math.Sqrt(gradients.SelectMany(tensor => tensor).Sum(gradient => (double)gradient * gradient));

    private void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var weights = LaidOut.Find(Architecture, "Weights").In(_parameters);
        var bias = LaidOut.Find(Architecture, "Bias").In(_parameters);
        for (int i = 0; i < LaidOut.Inputs; i++)
            _centered[i] = inputs[i] - Mean[i];
        for (int o = 0; o < LaidOut.Outputs; o++)
        {
            outputs[o] = bias[o];
            for (int i = 0; i < LaidOut.Inputs; i++)
                outputs[o] += weights[o, i] * _centered[i];
        }
    }

    private void MoveMean(ReadOnlySpan<float> inputs)
    {
        int samples = inputs.Length / LaidOut.Inputs;
        for (int i = 0; i < inputs.Length; i++)
            Mean[i % LaidOut.Inputs] += 0.1f * (inputs[i] - Mean[i % LaidOut.Inputs]) / samples;
    }
}
