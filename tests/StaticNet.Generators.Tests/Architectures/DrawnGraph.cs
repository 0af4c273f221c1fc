using System.Globalization;
using System.Text;
using StaticNet.Tests.Scalar;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>A graph in both forms at once: attributes, and nodes of the scalar implementation.</summary>
internal sealed class DrawnGraph
{
    private readonly List<ScalarNode> _nodes = [];
    private readonly List<ScalarOutput> _outputs = [];
    private readonly StringBuilder _attributes = new();
    private readonly StringBuilder _blocks = new();
    private int _inputLength;
    private int _names;

    /// <summary>The value made so far.</summary>
    public int Current { get; private set; }

    /// <summary>The classes of the blocks that it uses.</summary>
    public string Blocks => _blocks.ToString();

    /// <summary>The shape of a value.</summary>
    public int[] ShapeOf(int value) => _nodes[value].Shape;

    /// <summary>Another name.</summary>
    public string NewName(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{++_names}");

    /// <summary>Begins at the only input.</summary>
    public void Begin(int[] shape)
    {
        _attributes.Append(CultureInfo.InvariantCulture, $"[Network({string.Join(", ", shape)})]\n");
        AddInput(shape);
    }

    /// <summary>Begins at the only input, of integers, and looks them up.</summary>
    public void BeginTokens(int tokens, int vocabulary, ScalarEmbedding table)
    {
        _attributes.Append(CultureInfo.InvariantCulture, $"[Network(Tokens = {tokens}, Vocabulary = {vocabulary})]\n");
        AddInput([tokens], vocabulary);
        Layer(table);
    }

    /// <summary>Begins a network with several inputs.</summary>
    public void BeginWithoutInput() => _attributes.Append("[Network]\n");

    /// <summary>Begins at one of several inputs.</summary>
    public void Input(string name, int[] shape)
    {
        _attributes.Append(CultureInfo.InvariantCulture, $"[Input(\"{name}\", {string.Join(", ", shape)})]\n");
        AddInput(shape);
    }

    /// <summary>Begins at one of several inputs, of integers, and looks them up.</summary>
    public void InputTokens(string name, int tokens, int vocabulary, ScalarEmbedding table)
    {
        _attributes.Append(CultureInfo.InvariantCulture, $"[Input(\"{name}\", Tokens = {tokens}, Vocabulary = {vocabulary})]\n");
        AddInput([tokens], vocabulary);
        Layer(table);
    }

    /// <summary>A layer on the value made so far.</summary>
    public void Layer(ScalarLayer layer)
    {
        _attributes.Append(CultureInfo.InvariantCulture, $"[{layer.Declaration}]\n");
        AddLayer(layer);
    }

    /// <summary>Names the value made so far.</summary>
    public string Tap()
    {
        string name = NewName("tap");
        _attributes.Append(CultureInfo.InvariantCulture, $"[Tap(\"{name}\")]\n");
        return name;
    }

    /// <summary>Goes on from a named value.</summary>
    public void From(string name, int value)
    {
        _attributes.Append(CultureInfo.InvariantCulture, $"[From(\"{name}\")]\n");
        Current = value;
    }

    /// <summary>Adds named values to the one made so far, or multiplies it.</summary>
    public void Combine(bool multiplies, params (string Name, int Value)[] others)
    {
        _attributes.Append(CultureInfo.InvariantCulture, $"[{(multiplies ? "Multiply" : "Add")}({Quoted(others)})]\n");
        AddNode(new ScalarCombineNode([Current, .. others.Select(other => other.Value)], ShapeOf(Current), multiplies));
    }

    /// <summary>Puts named values behind the one made so far.</summary>
    public void Concat(params (string Name, int Value)[] others)
    {
        _attributes.Append(CultureInfo.InvariantCulture, $"[Concat({Quoted(others)})]\n");
        int[] sources = [Current, .. others.Select(other => other.Value)];
        AddNode(new ScalarConcatNode(sources, Array.ConvertAll(sources, ShapeOf), ShapeOf(Current).Length == 3 ? 0 : ShapeOf(Current).Length - 1));
    }

    /// <summary>Lets the steps of the value made so far look at those of a named one.</summary>
    public void Attend((string Name, int Value) memory, int heads, bool bias)
    {
        var layer = new ScalarCrossAttention(heads, (ShapeOf(memory.Value)[0], ShapeOf(memory.Value)[1]), bias);
        _attributes.Append(CultureInfo.InvariantCulture, $"[CrossAttention(\"{memory.Name}\", {layer.Options})]\n");
        AddNode(ScalarCrossAttentionNode.Of(layer, [Current, memory.Value], ShapeOf(Current)));
    }

    /// <summary>Gives the value made so far another shape.</summary>
    public void Reshape(params int[] shape)
    {
        _attributes.Append(shape.Length == 1 ? "[Flatten]\n" : string.Create(CultureInfo.InvariantCulture, $"[Reshape({string.Join(", ", shape)})]\n"));
        AddNode(new ScalarReshapeNode(Current, shape));
    }

    /// <summary>Puts a block in, twice where it shares its parameters: dense, activation, dense, maybe with the weights of the first, and the sum with what it read.</summary>
    public void Residual(bool twice, Func<ScalarLayer> activation, bool isTied)
    {
        string name = NewName("Block");
        int width = ShapeOf(Current)[^1];
        var first = new ScalarDense(width);
        ScalarLayer[] layers = [first, activation(), isTied ? new ScalarTiedDense(width, first, "Dense1") : new ScalarDense(width)];
        _blocks.Append(CultureInfo.InvariantCulture, $"[Block]\n[Tap(\"x\"), {string.Join(", ", layers.Select(layer => layer.Declaration))}, Add(\"x\")]\npublic class {name};\n");
        _attributes.Append(CultureInfo.InvariantCulture, $"[Use<{name}>(Name = \"First{name}\")]\n");
        AddResidual(layers);
        if (!twice)
            return;
        _attributes.Append(CultureInfo.InvariantCulture, $"[Use<{name}>(SharedWith = \"First{name}\")]\n");
        AddResidual(layers);
    }

    /// <summary>Ends a branch.</summary>
    public void End(ScalarLoss loss, string? name, float weight)
    {
        var output = new ScalarOutput(Current, loss, ShapeOf(Current), name, weight);
        _attributes.Append(CultureInfo.InvariantCulture, $"[{output.Declaration}]\n");
        _outputs.Add(output);
    }

    /// <summary>The scalar implementation.</summary>
    public ScalarNetwork Build() => new(_nodes, _outputs, _attributes.ToString());

    private static string Quoted((string Name, int Value)[] others) => string.Join(", ", others.Select(other => $"\"{other.Name}\""));

    private void AddInput(int[] shape, int? vocabulary = null)
    {
        AddNode(new ScalarInputNode(_inputLength, shape, vocabulary));
        _inputLength += _nodes[^1].Length;
    }

    private void AddLayer(ScalarLayer layer) => AddNode(ScalarLayerNode.Of(layer, Current, ShapeOf(Current)));

    private void AddResidual(ScalarLayer[] layers)
    {
        int before = Current;
        foreach (var layer in layers)
            AddLayer(layer);
        AddNode(new ScalarCombineNode([Current, before], ShapeOf(Current), multiplies: false));
    }

    private void AddNode(ScalarNode node)
    {
        _nodes.Add(node);
        Current = _nodes.Count - 1;
    }
}
