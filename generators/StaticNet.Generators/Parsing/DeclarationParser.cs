using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Members;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads the attributes of a class from top to bottom.</summary>
internal sealed class DeclarationParser(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
{
    private readonly DeclaredNames _names = new(type, DeclaredSurface.ReservedNames(type.Name, HasCallersLoss(type)), problems);
    private readonly List<PartModel> _inputs = [];
    private readonly Dictionary<string, string> _clippings = [];
    private ClippingModel _clipping = new(null, null);
    private PartReader? _parts;
    private bool _hasUnknown;
    private bool _incomplete;
    private int? _unread;
    private bool _tracks;
    private bool _takesTokens;
    private bool _hasLengths;

    /// <summary>What the network's members follow from, even if the declaration has mistakes; known once it was parsed.</summary>
    public SurfaceModel Surface { get; private set; } = SurfaceModel.Empty;

    /// <summary>What stands above the first attribute that couldn't be read; null where all could.</summary>
    public NetworkModel? Beginning { get; private set; }

    /// <summary>The model, perhaps without an end; null if a part couldn't be read.</summary>
    public NetworkModel? Parse(TypeModel? typeModel)
    {
        var attributes = type.GetAttributes();
        var network = NetworkParser.FindNetwork(type);
        ReserveInput(attributes, network);
        _parts = new PartReader(_names, PartPlace.Network, problems);
        for (int index = 0; index < attributes.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (UnreadAttribute.IsUnknown(attributes[index]))
                MeetUnknown(attributes[index], index, isBelowNetwork: index > attributes.IndexOf(network));
            else if (NetworkParser.KindOf(attributes[index]) is { } kind)
                ReadAttribute(attributes[index], kind, index, network);
            if (_incomplete || _parts.IsIncomplete)
                _unread ??= index;
        }

        _parts.Finish();
        Surface = DeclaredSurface.Of(_parts, _names, new InputSurface(null, _takesTokens, null) { HasLengths = _hasLengths });
        var members = MemberTable.Of(Surface, type.Name, typeModel?.Self ?? type.Name).Reserved.ToList();
        CheckMembers(members);
        if (typeModel is not null)
            foreach (string constructor in Constructors.Unchained(type, members, cancellation))
                Report(Rules.UnchainedConstructor, constructor);

        // An attribute that the compiler doesn't know may be the one that seems to be missing.
        if (!_parts.HasLayer && !_hasUnknown)
            Report(Rules.NoLayers, type.Name);
        else if (!_parts.HasLoss && !_parts.HasOutput && !_hasUnknown)
            Report(Rules.NoLoss, type.Name);
        if (typeModel is not null && _unread is { } unread)
            Beginning = new NetworkModel(typeModel, new([.. _inputs.Concat(_parts.Parts).Where(part => part.Attribute < unread)]), _clipping);
        return typeModel is null || _incomplete || _parts.IsIncomplete
            ? null
            : new NetworkModel(typeModel, new([.. _inputs, .. _parts.Parts]), _clipping) { TracksGradients = _tracks };
    }

    // The only input is a parameter that isn't named after it.
    private void ReserveInput(ImmutableArray<AttributeData> attributes, AttributeData network)
    {
        _takesTokens = InputShapes.IsOfIntegers(ReaderOf(network));
        _hasLengths = InputShapes.HaveLengths(ReaderOf(network));
        var inputs = attributes.Where(attribute => NetworkParser.KindOf(attribute) == "Input").Select(ReaderOf).ToList();
        if (inputs.Count == 0 ? _takesTokens : inputs is [var only] && InputShapes.IsOfIntegers(only) && only.Positional(0, "") != InputSurface.Tokens)
            _names.ReserveParameter(InputSurface.Tokens);
        if (inputs.Count == 0 ? _hasLengths : inputs.Exists(InputShapes.HaveLengths))
            _names.ReserveParameter(InputSurface.Lengths);

        AttributeReader ReaderOf(AttributeData attribute) => new(attribute, NetworkParser.KindOf(attribute)!, attributes.IndexOf(attribute), "", problems);
    }

    // Another generator may add it yet, unless it resembles a part; whether one does, the analyzer sees.
    private void MeetUnknown(AttributeData attribute, int index, bool isBelowNetwork)
    {
        string? kind = UnreadAttribute.Resembled(attribute);
        _hasUnknown = true;
        _incomplete |= kind is not null;
        if (isBelowNetwork)
            _unread ??= index;
        _parts!.MeetUnknown(kind, UnreadAttribute.GivenName(attribute));
        Explain(attribute, index);
    }

    private void Explain(AttributeData attribute, int index)
    {
        if (UnreadAttribute.Explain(attribute, index) is { } problem)
            problems.Add(problem);
    }

    private void ReadAttribute(AttributeData attribute, string kind, int index, AttributeData network)
    {
        // The compiler reports these. Where it doesn't know an argument, its default stands in, of which nothing is said.
        bool isSecondNetwork = kind == NetworkParser.Network && attribute != network, lacksValues = UnreadAttribute.LacksValues(attribute);
        _incomplete |= lacksValues || isSecondNetwork;
        var reader = new AttributeReader(attribute, kind, index, "", lacksValues ? [] : problems);
        Explain(attribute, index);

        if (_parts!.TryRead(reader, IsOnOneDeclaration))
            return;
        if (KindRegistry.Clippings.ContainsKey(reader.Kind))
            ReadClipping(reader, IsOnOneDeclaration());
        else if (reader.Kind == KindRegistry.Tracking)
            _tracks = IsOnOneDeclaration();
        else if (attribute == network && attribute.AttributeConstructor is not null)
            ReadInputShape(reader);

        bool IsOnOneDeclaration()
        {
            bool isOn = IsOn(network.ApplicationSyntaxReference, attribute.ApplicationSyntaxReference);
            if (!isOn)
                reader.Report(Rules.OtherDeclaration, type.Name);
            return isOn;
        }
    }

    /// <summary>Whether an attribute stands on the same declaration as another.</summary>
    public static bool IsOn(SyntaxReference? declaration, SyntaxReference? attribute) =>
        declaration is null || attribute is null
        || (declaration.SyntaxTree == attribute.SyntaxTree
            && declaration.GetSyntax().Parent!.Parent == attribute.GetSyntax().Parent!.Parent);

    // Without sizes the inputs have attributes of their own.
    private void ReadInputShape(AttributeReader reader)
    {
        bool hasInputs = type.GetAttributes().Any(attribute => NetworkParser.KindOf(attribute) == "Input");
        if (hasInputs && reader.PositionalArray<int>(0).Length > 0)
            reader.Report(Rules.InvalidOption, "inputShape", $"[{string.Join(", ", reader.PositionalArray<int>(0))}]", "left out, since the inputs have attributes of their own");
        else if (hasInputs && _hasLengths)
            reader.Report(Rules.InvalidOption, "Lengths", "true", "left out, since the inputs have attributes of their own, each with Lengths");
        else if (hasInputs && _takesTokens)
            reader.Report(Rules.InvalidOption, "Tokens", Literal.Of(reader.Named("Tokens", 0)), "left out, since the inputs have attributes of their own");
        else if (!hasInputs && InputShapes.Read(reader, 0, "inputShape", "input") is { } input)
            _inputs.Add(input);
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

    private void CheckMembers(IReadOnlyList<Member> members)
    {
        var taken = members.Where(member => member.Interface is null && MemberNames.IsTaken(type, member)).ToList();
        foreach (var member in taken)
            Report(Rules.MemberExists, member.Key, type.Name, WayOut(member));
        var implemented = MemberNames.ImplementedExplicitly(type).ToList();
        foreach (string key in implemented)
            Report(Rules.MemberExists, key, type.Name, "remove the member");
        Surface = Surface with { Taken = taken.Select(member => member.Key).Concat(implemented).ToEquatableArray() };
    }

    private string WayOut(Member member)
    {
        if (member.Kind == MemberKind.Constructor)
            return "give the constructor other parameters";
        return type.Name == member.Name ? "rename the class" : "rename the member";
    }

    private static bool HasCallersLoss(INamedTypeSymbol type)
    {
        var kinds = type.GetAttributes().Select(NetworkParser.KindOf).OfType<string>().ToList();
        return kinds.Contains("Output") && !kinds.Any(KindRegistry.Losses.ContainsKey);
    }

    private void Report(string ruleId, params string[] arguments) => problems.Add(new Problem(ruleId, Problem.Type, new(arguments)));
}
