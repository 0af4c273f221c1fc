using System.Collections.Immutable;
using StaticNet.Onnx.Import.Folding;
using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;
using StaticNet.Onnx.Import.Reading;
using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Import;

/// <summary>Walks through the nodes of a model and finds what each name stands for: what is known is computed, what isn't becomes terms.</summary>
internal sealed class GraphLowering
{
    private readonly ImportContext _context;
    private readonly GraphProto _graph;
    private readonly int _opset;
    private readonly Dictionary<string, Operand?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorProto> _initializers = new(StringComparer.Ordinal);

    private GraphLowering(ImportContext context, GraphProto graph, int opset)
    {
        (_context, _graph, _opset) = (context, graph, opset);
        foreach (var tensor in graph.Initializer)
            if (tensor.Name.Length == 0 || !_initializers.TryAdd(tensor.Name, tensor))
                throw context.File.Error($"there are two tensors of the name '{tensor.Name}', or one without a name");
    }

    /// <summary>The terms of a model's outputs by their names.</summary>
    /// <param name="context">What nodes share.</param>
    /// <param name="graph">The model.</param>
    /// <param name="opset">The version of its operators.</param>
    /// <param name="inputs">Its inputs by their names.</param>
    public static ImmutableArray<(string Name, Term Term)> Lower(ImportContext context, GraphProto graph, int opset, IEnumerable<ModelInput> inputs)
    {
        var lowering = new GraphLowering(context, graph, opset);
        foreach (var input in inputs)
            lowering._values[input.Name] = input.View;
        foreach (var node in lowering.Needed())
            lowering.Visit(node);
        return [.. graph.Output.Select(output => (output.Name, lowering.Output(output.Name)))];
    }

    // Nodes that outputs depend on, in the file's order.
    private Stack<NodeProto> Needed()
    {
        var wanted = _graph.Output.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
        var nodes = new Stack<NodeProto>();
        foreach (var node in _graph.Node.Reverse())
            if (node.Output.Any(wanted.Contains))
            {
                wanted.UnionWith(node.Input);
                nodes.Push(node);
            }

        return nodes;
    }

    private void Visit(NodeProto proto)
    {
        var node = new OnnxNode(_context.File.Name, proto, _opset);
        var call = new Call(node, [.. proto.Input.Select(name => Find(node, name))], _context);
        var made = FoldTable.TryFold(call) is { } constant ? [constant] : OperatorTable.Find(node)(call);
        for (int output = 0; output < proto.Output.Count; output++)
            if (proto.Output[output] is { Length: > 0 } name && !_values.TryAdd(name, output < made.Length ? made[output] : null))
                throw node.Malformed($"makes '{name}', which is made already");
    }

    private Operand? Find(OnnxNode node, string name)
    {
        if (name.Length == 0)
            return null;
        if (_values.TryGetValue(name, out var value))
            return value ?? throw node.Refuse($"reads '{name}', an output of a node that StaticNet has no value for", "Leave that part out of the model.");
        if (_initializers.TryGetValue(name, out var tensor))
            return _values[name] = _context.Tensors.Read(tensor);
        throw node.Malformed($"reads '{name}', which nothing before it makes");
    }

    private Term Output(string name)
    {
        if (!_values.TryGetValue(name, out var value))
            throw _context.File.Error($"no node makes the output '{name}': the file is damaged");
        if (value?.View is not { } view)
            throw _context.File.Error($"the output '{name}' doesn't depend on a sample. Leave it out of the model");
        if (view.Materialize() is { } term)
            return term;
        if (view.IsInOrder)
        {
            _context.Remark($"The output '{name}' is [{string.Join(", ", view.Term.Shape)}] for each sample, where the file joins samples.");
            return view.Term;
        }

        if (view.Transpose(view.Order()).Materialize() is not { } turned)
            throw _context.File.Error($"the output '{name}' has its axes in another order than layers have them. Leave the transposition out of the model");
        _context.Remark($"The output '{name}' is [{string.Join(", ", turned.Shape)}] for each sample, its axes {string.Join(", ", view.Order())} in the file.");
        return turned;
    }
}
