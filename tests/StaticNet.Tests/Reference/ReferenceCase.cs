using System.Globalization;

namespace StaticNet.Tests.Reference;

/// <summary>
/// A training run computed by libtorch: one batch, the same at every step, with parameters, outputs, gradients and
/// weights after the first and the last step. <c>Cases/README.md</c> describes the files.
/// </summary>
internal sealed class ReferenceCase
{
    private static readonly string[] States = ["h0", "c0"];

    private const string ParameterPrefix = "param/";
    private const string StatisticPrefix = "buffer/";

    private readonly Dictionary<string, ReferenceTensor> _tensors;
    private readonly string[] _parameterNames;
    private readonly string[] _statisticNames;

    private ReferenceCase(string name, IReadOnlyDictionary<string, string> metadata, ReferenceTensor[] tensors)
    {
        Name = name;
        Layers = metadata["layers"];
        Loss = metadata["loss"];
        Optimizer = metadata["optimizer"];
        Clip = metadata["clip"];
        Steps = int.Parse(metadata["steps"], CultureInfo.InvariantCulture);
        _tensors = tensors.ToDictionary(tensor => tensor.Name);
        _parameterNames = [.. tensors.Where(tensor => tensor.Name.StartsWith(ParameterPrefix, StringComparison.Ordinal))
            .Select(tensor => tensor.Name[ParameterPrefix.Length..])];

        // The library counts no batches: its running statistics have a fixed momentum.
        _statisticNames = [.. tensors.Where(tensor => tensor.Name.StartsWith(StatisticPrefix, StringComparison.Ordinal) && tensor.Shape.Length > 0)
            .Select(tensor => tensor.Name[StatisticPrefix.Length..])];
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Reference", "Cases");

    /// <summary>The names of all cases in the folder.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.safetensors").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The names of those that train; others have outputs in inference alone.</summary>
    public static IReadOnlyList<string> TrainedNames { get; } = [.. Names.Where(name => Load(name).Steps > 0)];

    /// <summary>The file's name without its extension, <c>optimizer-adam</c>.</summary>
    public string Name { get; }

    /// <summary>The layers, top to bottom: <c>dense 8 20; relu; dense 20 3</c>.</summary>
    public string Layers { get; }

    /// <summary>The loss, <c>cross_entropy 0.1</c>.</summary>
    public string Loss { get; }

    /// <summary>The optimizer and its settings, <c>sgd lr=0.05 momentum=0.9</c>.</summary>
    public string Optimizer { get; }

    /// <summary>The clipping, <c>norm 1.0</c>, <c>norm 0.1 inf</c> or <c>none</c>.</summary>
    public string Clip { get; }

    /// <summary>The number of steps trained.</summary>
    public int Steps { get; }

    /// <summary>The samples of the batch.</summary>
    public int Batch => this["input" + InputNames[0]].Shape[0];

    /// <summary>The steps of each sample; empty where all have as many as there is room for.</summary>
    public int[] Lengths => _tensors.TryGetValue("lengths", out var lengths) ? Array.ConvertAll(lengths.Values, length => (int)length) : [];

    /// <summary>The names of the inputs; one of no name where there is one.</summary>
    public IReadOnlyList<string> InputNames => PartsOf("input");

    /// <summary>The inputs of the batch, <c>[batch, inputs]</c>; of several the batch of each, behind that of the one before.</summary>
    public float[] Inputs => [.. InputTensors.SelectMany(tensor => tensor.Values)];

    /// <summary>The initial states that the case gives, <c>h0</c> before <c>c0</c>.</summary>
    public IReadOnlyList<string> StateNames => [.. States.Where(state => _tensors.Keys.Any(tensor => IsState(tensor, state)))];

    /// <summary>Each input, and behind them each initial state, <c>[batch, …]</c>.</summary>
    public IReadOnlyList<ReferenceTensor> InputTensors => [.. InputNames.Select(input => this["input" + input]), .. StateNames.Select(StateOf)];

    /// <summary>The targets: those of the outputs that take labels, and of the others, each behind those of the output before.</summary>
    public Targets Targets => Values.Length == 0 ? new Targets(Labels) : Labels.Length == 0 ? new Targets(Values) : new Targets(Labels, Values, default);

    /// <summary>The class labels, <c>[batch]</c>, of a sequence <c>[batch, steps]</c>; empty without any.</summary>
    public int[] Labels => [.. TargetsOf(isLabel: true).SelectMany(tensor => tensor.Values).Select(label => (int)label)];

    /// <summary>The targets of losses on values, <c>[batch, outputs]</c>; empty without any.</summary>
    public float[] Values => [.. TargetsOf(isLabel: false).SelectMany(tensor => tensor.Values)];

    /// <summary>The names of the outputs; one of no name where there is one.</summary>
    public IReadOnlyList<string> OutputNames => PartsOf("target");

    /// <summary>What a file has for each output, one behind the other: <c>output_eval</c>.</summary>
    /// <param name="name">The name without the output's.</param>
    public float[] OfOutputs(string name) => [.. OutputNames.SelectMany(output => this[name + output].Values)];

    /// <summary>The names of the parameters in the order of the layers: <c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c> …</summary>
    public IReadOnlyList<string> ParameterNames => _parameterNames;

    /// <summary>The initial parameters.</summary>
    public ReferenceTensor[] Parameters => Group("param");

    /// <summary>The gradients of step 1 before clipping.</summary>
    public ReferenceTensor[] Gradients => Group("grad");

    /// <summary>The gradients of step 1 after clipping.</summary>
    /// <exception cref="KeyNotFoundException">The case doesn't clip.</exception>
    public ReferenceTensor[] ClippedGradients => Group("clipped");

    /// <summary>The parameters after one step.</summary>
    public ReferenceTensor[] ParametersAfterFirstStep => Group("step1");

    /// <summary>The parameters after all steps.</summary>
    public ReferenceTensor[] ParametersAfterLastStep => Group(string.Create(CultureInfo.InvariantCulture, $"step{Steps}"));

    /// <summary>The initial statistics.</summary>
    public ReferenceTensor[] Statistics => Array.ConvertAll(_statisticNames, name => this[$"buffer/{name}"]);

    /// <summary>The statistics after all steps.</summary>
    public ReferenceTensor[] StatisticsAfterLastStep =>
        Array.ConvertAll(_statisticNames, name => this[string.Create(CultureInfo.InvariantCulture, $"buffer{Steps}/{name}")]);

    /// <summary>
    /// The parameter whose gradient tells how exact that of another one can be: itself, but for a bias before batch
    /// normalization its layer's weights. A constant that is added before means are subtracted has a gradient of 0, and what is left of it is
    /// the rounding of terms as large as those of the weights.
    /// </summary>
    /// <param name="parameter">The index of the parameter.</param>
    public int ScaleOfGradient(int parameter)
    {
        string[] layers = Layers.Split("; "), name = _parameterNames[parameter].Split('.');
        if (!int.TryParse(name[0], CultureInfo.InvariantCulture, out int layer))
            return parameter;
        bool isRemoved = name[1] == "bias" && (layers[layer].StartsWith("dense", StringComparison.Ordinal) || layers[layer].StartsWith("conv", StringComparison.Ordinal))
            && layer + 1 < layers.Length && layers[layer + 1].StartsWith("batchnorm", StringComparison.Ordinal);
        return isRemoved ? Array.IndexOf(_parameterNames, $"{name[0]}.weight") : parameter;
    }

    /// <summary>A tensor by its name in the file.</summary>
    /// <param name="name">For example <c>output_eval</c> or <c>losses</c>.</param>
    /// <exception cref="KeyNotFoundException">The file has no such tensor.</exception>
    public ReferenceTensor this[string name] =>
        _tensors.TryGetValue(name, out var tensor) ? tensor : throw new KeyNotFoundException($"{Name} has no tensor {name}.");

    /// <summary>Loads a case from the folder <c>Reference/Cases</c> beside the test program.</summary>
    /// <param name="name">The file's name without its extension.</param>
    public static ReferenceCase Load(string name)
    {
        using var file = SafetensorsFile.Open(Path.Combine(Folder, name + ".safetensors"));
        return new ReferenceCase(name, file.Metadata, [.. file.Tensors.Select(tensor => Read(file, tensor))]);
    }

    /// <summary>The case's name, for the names of theory rows.</summary>
    public override string ToString() => Name;

    private static ReferenceTensor Read(SafetensorsFile file, SafetensorsTensor tensor)
    {
        float[] values = tensor.Type == SafetensorsType.I64
            ? Array.ConvertAll(file.ReadInt64s(tensor.Name), label => (float)label)
            : file.ReadSingles(tensor.Name);
        return new ReferenceTensor(tensor.Name, [.. tensor.Shape.Select(size => (int)size)], values);
    }

    private static bool IsState(string tensor, string state) =>
        tensor.StartsWith("state/", StringComparison.Ordinal) && tensor.EndsWith("." + state, StringComparison.Ordinal);

    // PyTorch has [layers, batch, units]; of one layer a sample has a vector.
    private ReferenceTensor StateOf(string name)
    {
        var tensor = _tensors.Values.Single(tensor => IsState(tensor.Name, name));
        int layers = tensor.Shape[0], batch = tensor.Shape[1], units = tensor.Shape[2];
        float[] values = new float[tensor.Values.Length];
        for (int sample = 0; sample < batch; sample++)
            for (int layer = 0; layer < layers; layer++)
                Array.Copy(tensor.Values, ((layer * batch) + sample) * units, values, ((sample * layers) + layer) * units, units);
        return new ReferenceTensor(name, layers == 1 ? [batch, units] : [batch, layers, units], values);
    }

    private IReadOnlyList<string> PartsOf(string name) => _tensors.ContainsKey(name)
        ? [""]
        : [.. _tensors.Keys.Where(tensor => tensor.StartsWith(name + "/", StringComparison.Ordinal)).Select(tensor => tensor[name.Length..])];

    // Losses are named in the order of the outputs: 0.7 * cross_entropy(policy) + 0.3 * mse(value).
    private IEnumerable<ReferenceTensor> TargetsOf(bool isLabel) =>
        from output in OutputNames
        where isLabel == (output.Length == 0
            ? Loss.StartsWith("cross_entropy", StringComparison.Ordinal)
            : Loss.Contains($"cross_entropy({output[1..]})", StringComparison.Ordinal))
        select this["target" + output];

    private ReferenceTensor[] Group(string prefix) => Array.ConvertAll(_parameterNames, name => this[$"{prefix}/{name}"]);
}
