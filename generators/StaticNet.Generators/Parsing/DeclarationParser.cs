using Microsoft.CodeAnalysis;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads the attributes of a class from top to bottom.</summary>
internal sealed class DeclarationParser(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
{
    private readonly List<LayerModel> _layers = [];
    private readonly HashSet<string> _names = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly HashSet<string> _clippings = [];
    private EquatableArray<int> _inputShape;
    private ClippingModel _clipping = new(null, null);
    private LossModel? _loss;
    private string? _lossKind;
    private bool _incomplete;

    /// <summary>What can be emitted of the declaration even if it has mistakes.</summary>
    public SurfaceModel Surface => new(
        _loss?.TargetKind,
        _layers.Select(layer => layer.Name).Where(IsFree).ToEquatableArray(),
        MemberNames.Emitted.Where(name => MemberNames.Exists(type, name)).ToEquatableArray(),
        MemberNames.HasNetworkConstructor(type));

    /// <summary>The model, or null if the declaration has a mistake, of StaticNet's rules or the compiler's.</summary>
    public NetworkModel? Parse(TypeModel? typeModel)
    {
        var attributes = type.GetAttributes();
        var declaration = attributes.First(attribute => NetworkParser.KindOf(attribute) == "Network").ApplicationSyntaxReference;
        for (int index = 0; index < attributes.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (NetworkParser.KindOf(attributes[index]) is { } kind)
                ReadAttribute(new AttributeReader(attributes[index], kind, index, problems), attributes[index], declaration);
        }

        CheckMembers();
        if (_layers.Count == 0 && !_incomplete && problems.Count == 0)
            Report(Rules.NoLayers, type.Name);
        else if (_loss is null && _lossKind is null && !_incomplete)
            Report(Rules.NoLoss, type.Name);
        return typeModel is null || _loss is null || _incomplete
            ? null
            : new NetworkModel(typeModel, _inputShape, _layers.ToEquatableArray(), _loss, _clipping);
    }

    private void ReadAttribute(AttributeReader reader, AttributeData attribute, SyntaxReference? declaration)
    {
        string kind = reader.Kind;
        bool isLayer = LayerRegistry.Layers.ContainsKey(kind);
        bool isLoss = LayerRegistry.Losses.ContainsKey(kind);
        bool isClipping = LayerRegistry.Clippings.ContainsKey(kind);
        if (!isLayer && !isLoss && !isClipping && kind != "Network")
            return;
        if (attribute.AttributeConstructor is null)
            _incomplete = true; // The compiler reports this one.
        else if (!IsOn(declaration, attribute.ApplicationSyntaxReference))
            reader.Report(Rules.OtherDeclaration, type.Name);
        else if (isLayer)
            ReadLayer(reader);
        else if (isLoss)
            ReadLoss(reader);
        else if (isClipping)
            ReadClipping(reader);
        else
            ReadInputShape(reader, attribute);
    }

    private static bool IsOn(SyntaxReference? declaration, SyntaxReference? attribute) =>
        declaration is null || attribute is null
        || (declaration.SyntaxTree == attribute.SyntaxTree
            && declaration.GetSyntax().Parent!.Parent == attribute.GetSyntax().Parent!.Parent);

    private void ReadInputShape(AttributeReader reader, AttributeData attribute)
    {
        var argument = attribute.ConstructorArguments.FirstOrDefault();
        var sizes = argument.Kind == TypedConstantKind.Array && !argument.IsNull
            ? argument.Values.Select(value => value.Value is int size ? size : 1).ToArray()
            : [];
        if (sizes.Length == 0)
            reader.Report(Rules.InvalidOption, "inputShape", "empty", "at least one size, such as [Network(784)]");
        for (int i = 0; i < sizes.Length; i++)
            if (sizes[i] < 1)
                reader.Report(Rules.SizeNotPositive, sizes.Length == 1 ? "the input size" : $"input size {i + 1}", Literal.Of(sizes[i]));
        _inputShape = new(sizes);
        long length = new Graph.Shape(_inputShape).LongLength;
        if (length > Graph.GraphBuilder.MaxArrayLength)
            reader.Report(Rules.TooLarge, $"{Literal.Display(length)} inputs");
    }

    private void ReadLayer(AttributeReader reader)
    {
        string kind = reader.Kind;
        _counts[kind] = _counts.TryGetValue(kind, out int count) ? count + 1 : 1;
        string name = reader.Named<string?>("Name", null) ?? $"{kind}{_counts[kind]}";
        if (_lossKind is not null)
            reader.Report(Rules.AfterLoss, _lossKind);
        if (!Identifier.IsValid(name))
            problems.Add(new Problem(Rules.NotAnIdentifier, reader.Index, new(name)));
        else if (!_names.Add(name))
            problems.Add(new Problem(Rules.DuplicateName, reader.Index, new(name)));
        else if (!IsFree(name))
            problems.Add(new Problem(Rules.MemberExists, reader.Index, new(name, type.Name, "give the layer another Name")));
        if (LayerRegistry.Layers[kind](reader, name) is { } layer)
            _layers.Add(layer);
        else
            _incomplete = true;
    }

    private void ReadLoss(AttributeReader reader)
    {
        if (_lossKind is not null)
            reader.Report(Rules.SecondLoss, _lossKind);
        else
            _loss = LayerRegistry.Losses[reader.Kind](reader);
        _lossKind ??= reader.Kind;
    }

    private void ReadClipping(AttributeReader reader)
    {
        if (!_clippings.Add(reader.Kind))
            reader.Report(Rules.SecondClipping);
        else if (LayerRegistry.Clippings[reader.Kind](reader, _clipping) is { } clipping)
            _clipping = clipping;
    }

    private void CheckMembers()
    {
        foreach (string name in MemberNames.Emitted)
            if (MemberNames.Exists(type, name))
                Report(Rules.MemberExists, name, type.Name, "rename the member");
        if (MemberNames.HasNetworkConstructor(type))
            Report(Rules.MemberExists, $"{type.Name}(ulong, int, int)", type.Name, "give the constructor other parameters");
    }

    private bool IsFree(string name) => Identifier.IsValid(name) && !MemberNames.Emitted.Contains(name) && !MemberNames.Exists(type, name);

    private void Report(string ruleId, params string[] arguments) => problems.Add(new Problem(ruleId, Problem.Type, new(arguments)));
}
