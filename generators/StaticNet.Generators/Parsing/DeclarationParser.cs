using Microsoft.CodeAnalysis;
using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads the attributes of a class from top to bottom.</summary>
internal sealed class DeclarationParser(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
{
    private readonly List<LayerModel> _layers = [];
    private readonly HashSet<string> _names = [];
    private readonly List<string> _members = [];
    private readonly List<string> _options = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, string> _clippings = [];
    private EquatableArray<int> _inputShape;
    private ClippingModel _clipping = new(null, null);
    private LossModel? _loss;
    private string _lossKind = "";
    private bool _hasLayer;
    private bool _hasLoss;
    private bool _hasUnknown;
    private bool _incomplete;
    private bool _tracks;

    /// <summary>What can be emitted of the declaration even if it has mistakes.</summary>
    public SurfaceModel Surface => new(
        _loss?.TargetKind,
        _loss?.TakesLogits ?? true,
        _members.ToEquatableArray(),
        _options.ToEquatableArray(),
        MemberNames.Emitted.Where(name => MemberNames.IsTaken(type, name))
            .Concat(MemberNames.ImplementedExplicitly(type)).ToEquatableArray(),
        Constructors.HasNetworks(type));

    /// <summary>The model, or null if the declaration has a mistake, of StaticNet's rules or the compiler's.</summary>
    public NetworkModel? Parse(TypeModel? typeModel)
    {
        var attributes = type.GetAttributes();
        var network = NetworkParser.FindNetwork(type);
        for (int index = 0; index < attributes.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            _hasUnknown |= attributes[index].AttributeClass is null or { TypeKind: TypeKind.Error };
            if (NetworkParser.KindOf(attributes[index]) is { } kind)
                ReadAttribute(new AttributeReader(attributes[index], kind, index, problems), attributes[index], network);
        }

        CheckMembers();
        if (typeModel is not null)
            foreach (string constructor in Constructors.Unchained(type, cancellation))
                Report(Rules.UnchainedConstructor, constructor);

        // An attribute that the compiler doesn't know may be the one that seems to be missing.
        if (!_hasLayer && !_hasUnknown)
            Report(Rules.NoLayers, type.Name);
        else if (!_hasLoss && !_hasUnknown)
            Report(Rules.NoLoss, type.Name);
        return typeModel is null || _loss is null || _incomplete
            ? null
            : new NetworkModel(typeModel, _inputShape, _layers.ToEquatableArray(), _loss, _clipping) { TracksGradients = _tracks };
    }

    private void ReadAttribute(AttributeReader reader, AttributeData attribute, AttributeData network)
    {
        // The compiler reports these two. Where it doesn't know an argument, its default stands in.
        bool isSecondNetwork = reader.Kind == NetworkParser.Network && attribute != network;
        _incomplete |= attribute.AttributeConstructor is null || isSecondNetwork;

        if (KindRegistry.Layers.ContainsKey(reader.Kind))
            ReadLayer(reader, IsOnOneDeclaration());
        else if (KindRegistry.Losses.ContainsKey(reader.Kind))
            ReadLoss(reader, IsOnOneDeclaration());
        else if (KindRegistry.Clippings.ContainsKey(reader.Kind))
            ReadClipping(reader, IsOnOneDeclaration());
        else if (reader.Kind == KindRegistry.Tracking)
            _tracks = IsOnOneDeclaration();
        else if (attribute == network && attribute.AttributeConstructor is not null)
            ReadInputShape(reader, attribute);

        bool IsOnOneDeclaration()
        {
            bool isOn = IsOn(network.ApplicationSyntaxReference, attribute.ApplicationSyntaxReference);
            if (!isOn)
                reader.Report(Rules.OtherDeclaration, type.Name);
            return isOn;
        }
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
        long length = new Shape(_inputShape).LongLength;
        if (length > Shape.MaxArrayLength)
            reader.Report(Rules.TooLarge, $"{Literal.Display(length)} inputs");
    }

    private void ReadLayer(AttributeReader reader, bool isInPlace)
    {
        // The order matters to layers only: one that is out of place still has its name.
        string name = ReadName(reader);
        _hasLayer = true;
        if (!isInPlace)
            return;
        if (_loss is not null)
            reader.Report(Rules.AfterLoss, _lossKind);
        if (KindRegistry.Layers[reader.Kind](reader, name) is not { } layer)
            return;
        _layers.Add(layer);
        foreach (var option in layer.Options)
            AddName(new NetworkOption(name, option).Member, reader.Index, _options);
    }

    private string ReadName(AttributeReader reader)
    {
        string kind = reader.Kind;
        _counts[kind] = _counts.TryGetValue(kind, out int count) ? count + 1 : 1;
        string name = reader.Named<string?>("Name", null) ?? $"{kind}{_counts[kind]}";
        if (!Identifier.IsValid(name))
            problems.Add(new Problem(Rules.NotAnIdentifier, reader.Index, new(name)));
        else
            AddName(name, reader.Index, _members);
        return name;
    }

    private void AddName(string name, int attribute, List<string> members)
    {
        if (!_names.Add(name))
            problems.Add(new Problem(Rules.DuplicateName, attribute, new(name)));
        else if (MemberNames.Emitted.Contains(name) || MemberNames.IsTaken(type, name))
            problems.Add(new Problem(Rules.MemberExists, attribute, new(name, type.Name, "give the layer another Name")));
        else
            members.Add(name);
    }

    private void ReadLoss(AttributeReader reader, bool isInPlace)
    {
        _hasLoss = true;
        if (!isInPlace)
            return;
        if (_loss is not null)
        {
            reader.Report(Rules.SecondLoss, _lossKind);
            return;
        }

        _loss = KindRegistry.Losses[reader.Kind](reader);
        _lossKind = reader.Kind;
    }

    private void ReadClipping(AttributeReader reader, bool isInPlace)
    {
        if (!isInPlace)
            return;
        var kind = KindRegistry.Clippings[reader.Kind];
        if (_clippings.TryGetValue(kind.Group, out string? first))
        {
            reader.Report(Rules.SecondClipping, first);
            return;
        }

        _clippings.Add(kind.Group, reader.Kind);
        _clipping = kind.Read(reader, _clipping) ?? _clipping;
    }

    private void CheckMembers()
    {
        foreach (string name in MemberNames.Emitted)
            if (MemberNames.IsTaken(type, name))
                Report(Rules.MemberExists, name, type.Name, type.Name == name ? "rename the class" : "rename the member");
        foreach (string name in MemberNames.ImplementedExplicitly(type))
            Report(Rules.MemberExists, name, type.Name, "remove the member");
        if (Constructors.HasNetworks(type))
            Report(Rules.MemberExists, $"{type.Name}(ulong, int, int)", type.Name, "give the constructor other parameters");
    }

    private void Report(string ruleId, params string[] arguments) => problems.Add(new Problem(ruleId, Problem.Type, new(arguments)));
}
