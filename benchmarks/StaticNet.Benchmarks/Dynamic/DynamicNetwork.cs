namespace StaticNet.Benchmarks.Dynamic;

/// <summary>
/// A network of layer objects whose shapes are known at run time: what a good library without code generation looks like, to
/// compare with. Buffers are allocated once.
/// </summary>
internal sealed class DynamicNetwork
{
    private readonly List<ILayer> _layers = [];
    private readonly List<float[]> _outputs = [];
    private readonly List<float[]> _outputGradients = [];
    private readonly int _inputLength;
    private readonly int _batchCapacity;

    // The sizes of the last image; convolutions and pools go on from it.
    private ImageShape? _image;

    /// <summary>A network without layers.</summary>
    /// <param name="inputLength">The values of a sample.</param>
    /// <param name="batchCapacity">The largest batch.</param>
    public DynamicNetwork(int inputLength, int batchCapacity)
    {
        _inputLength = inputLength;
        _batchCapacity = batchCapacity;
    }

    /// <summary>A network of images, without layers.</summary>
    /// <param name="input">The sizes of an image.</param>
    /// <param name="batchCapacity">The largest batch.</param>
    public DynamicNetwork(ImageShape input, int batchCapacity)
        : this(input.Length, batchCapacity) => _image = input;

    /// <summary>What is trained, in the order of the layers.</summary>
    public List<Parameter> Parameters { get; } = [];

    private ImageShape Image => _image is { } image && image.Length == OutputLength
        ? image
        : throw new InvalidOperationException($"{OutputLength} values are no image; begin with one, and put convolutions and pools before dense layers.");

    private int OutputLength => _layers.Count == 0 ? _inputLength : _layers[^1].OutputLength;

    /// <summary>Appends a dense layer with weights and bias in U(±1/√inputs).</summary>
    /// <param name="outputs">Its outputs.</param>
    public DynamicNetwork Dense(int outputs)
    {
        var layer = new DenseLayer(OutputLength, outputs);
        Initialize(layer, layer.InputLength);
        return Append(layer);
    }

    /// <summary>Appends a convolution of stride 1 with weights and bias in U(±1/√inputs).</summary>
    /// <param name="outputs">The planes that come out.</param>
    /// <param name="kernel">The rows, and the columns, of a kernel.</param>
    /// <param name="padding">The zeros at each border.</param>
    public DynamicNetwork Convolution(int outputs, int kernel, int padding)
    {
        var layer = new ConvolutionLayer(Image, outputs, kernel, padding);
        Initialize(layer, layer.FanIn);
        _image = layer.Output;
        return Append(layer);
    }

    /// <summary>Appends the largest of each window of 2 × 2.</summary>
    public DynamicNetwork MaxPool()
    {
        var layer = new MaxPoolLayer(Image);
        _image = layer.Output;
        return Append(layer);
    }

    /// <summary>Appends ReLU.</summary>
    public DynamicNetwork Relu() => Append(new ReluLayer(OutputLength));

    /// <summary>Appends the hyperbolic tangent.</summary>
    public DynamicNetwork Tanh() => Append(new TanhLayer(OutputLength));

    /// <summary>Computes the outputs of a batch.</summary>
    /// <param name="inputs"><c>[batch, inputs]</c></param>
    /// <returns><c>[batch, outputs]</c>, valid until the next call.</returns>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> inputs)
    {
        int batch = inputs.Length / _inputLength;
        for (int i = 0; i < _layers.Count; i++)
            _layers[i].Forward(Inputs(i, inputs), _outputs[i].AsSpan(0, batch * _layers[i].OutputLength));
        return _outputs[^1].AsSpan(0, batch * OutputLength);
    }

    /// <summary>Runs the forward and the backward pass and leaves the gradients in the parameters.</summary>
    /// <param name="inputs"><c>[batch, inputs]</c></param>
    /// <param name="labels"><c>[batch]</c></param>
    /// <returns>The mean loss.</returns>
    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int batch = labels.Length;
        var logits = Forward(inputs);
        float loss = SoftmaxCrossEntropy.Compute(logits, labels, _outputGradients[^1].AsSpan(0, logits.Length));
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            int length = batch * _layers[i].OutputLength;
            var inputGradients = i == 0 ? default : _outputGradients[i - 1].AsSpan(0, batch * _layers[i].InputLength);
            _layers[i].Backward(Inputs(i, inputs), _outputs[i].AsSpan(0, length), _outputGradients[i].AsSpan(0, length), inputGradients);
        }

        return loss;
    }

    private ReadOnlySpan<float> Inputs(int layer, ReadOnlySpan<float> inputs) =>
        layer == 0 ? inputs : _outputs[layer - 1].AsSpan(0, inputs.Length / _inputLength * _layers[layer].InputLength);

    private void Initialize(ILayer layer, int fanIn)
    {
        var random = new Random(_layers.Count);
        float bound = 1 / MathF.Sqrt(fanIn);
        foreach (var parameter in layer.Parameters)
            foreach (ref float value in parameter.Values.AsSpan())
                value = bound * (2 * random.NextSingle() - 1);
    }

    private DynamicNetwork Append(ILayer layer)
    {
        _layers.Add(layer);
        _outputs.Add(new float[_batchCapacity * layer.OutputLength]);
        _outputGradients.Add(new float[_batchCapacity * layer.OutputLength]);
        Parameters.AddRange(layer.Parameters);
        return this;
    }
}
