namespace StaticNet.Tests.Scalar;

/// <summary>A recurrent layer that begins with states that other nodes make: of a sequence, a state and, of an LSTM, a cell.</summary>
internal sealed class ScalarRecurrentNode : ScalarNode
{
    private readonly ScalarRecurrent _layer;

    private ScalarRecurrentNode(ScalarRecurrent layer, int[] sources)
        : base(sources, layer.OutputShape) => _layer = layer;

    /// <summary>Puts a layer behind values.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="sources">The indices of the sequence, the state and the cell.</param>
    /// <param name="input">The shape of the sequence.</param>
    public static ScalarRecurrentNode Of(ScalarRecurrent layer, int[] sources, int[] input)
    {
        layer.Attach(input);
        return new ScalarRecurrentNode(layer, sources);
    }

    public override ScalarLayer Layer => _layer;

    public override double[][] Forward(double[][][] inputs) =>
        _layer.Round([.. inputs[0].Select((sample, s) => _layer.Forward(sample, Part(inputs, 1, s), Part(inputs, 2, s)))]);

    public override double[][][] Backward(double[][][] inputs, double[][] gradients)
    {
        var samples = inputs[0].Select((sample, s) => _layer.Backward(sample, Part(inputs, 1, s), Part(inputs, 2, s), gradients[s])).ToList();
        _layer.AddRegularizers();
        double[][][] all = [[.. samples.Select(sample => sample.X)], [.. samples.Select(sample => sample.H)], [.. samples.Select(sample => sample.C)]];
        return all[..Sources.Length];
    }

    public override double KinkDistance(double[][][] inputs) =>
        inputs[0].Select((sample, s) => _layer.KinkDistance(sample, Part(inputs, 1, s), Part(inputs, 2, s))).Min();

    private static double[] Part(double[][][] inputs, int part, int sample) => part < inputs.Length ? inputs[part][sample] : [];
}
