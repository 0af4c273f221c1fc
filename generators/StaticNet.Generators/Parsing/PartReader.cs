using Microsoft.CodeAnalysis;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads the parts of a network or of a block, in the order of their attributes: layers, losses, and where values come from and go.</summary>
/// <param name="names">The names given so far.</param>
/// <param name="place">Where the parts stand.</param>
/// <param name="problems">Receives mistakes.</param>
internal sealed class PartReader(DeclaredNames names, PartPlace place, List<Problem> problems)
{
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, BlockUse> _uses = [];

    private readonly List<string> _guessed = [];

    // The kind that ended the branch at hand; null while it goes on.
    private string? _end;

    /// <summary>The parts.</summary>
    public List<PartModel> Parts { get; } = [];

    /// <summary>The declared inputs, of whatever sense, by the names that they were given.</summary>
    public List<InputSurface> Inputs { get; } = [];

    /// <summary>Whether a layer was declared, of whatever sense.</summary>
    public bool HasLayer { get; private set; }

    /// <summary>Whether a loss was declared, of whatever sense.</summary>
    public bool HasLoss { get; private set; }

    /// <summary>Whether an output without a loss was declared, of whatever sense.</summary>
    public bool HasOutput { get; private set; }

    /// <summary>Whether a part couldn't be read.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Reads an attribute if it declares a part.</summary>
    /// <param name="reader">The attribute.</param>
    /// <param name="isInPlace">Whether it stands where the others do; told only of parts.</param>
    /// <returns>Whether it does.</returns>
    public bool TryRead(AttributeReader reader, Func<bool> isInPlace)
    {
        if (KindRegistry.Layers.ContainsKey(reader.Kind))
            ReadLayer(reader, isInPlace());
        else if (KindRegistry.Losses.ContainsKey(reader.Kind))
            ReadLoss(reader, isInPlace());
        else if (reader.Kind == KindRegistry.Use)
            ReadUse(reader, isInPlace());
        else if (KindRegistry.Words.Contains(reader.Kind))
            ReadWord(reader, isInPlace());
        else
            return false;
        return true;
    }

    /// <summary>Meets an attribute that the compiler doesn't know: a branch may begin with it, and a layer that it resembles has its name.</summary>
    /// <param name="kind">What it resembles; null for nothing.</param>
    /// <param name="given">The name that it gives; null for none.</param>
    public void MeetUnknown(string? kind, string? given)
    {
        _end = null;
        if (kind is not null && KindRegistry.Layers.ContainsKey(kind) && Count(kind) is var counted)
            _guessed.Add(given ?? counted);
    }

    /// <summary>Reports what shows only when all parts are read: outputs that need a name.</summary>
    public void Finish()
    {
        _guessed.ForEach(names.AddIfFree);
        var outputs = Parts.Where(part => part is LossModel or OutputModel).ToList();
        foreach (var loss in outputs.OfType<LossModel>())
            if (outputs.Count > 1 && loss.Name.Length == 0)
                problems.Add(new Problem(Rules.InvalidOption, loss.Attribute, new(loss.Describe(), "Name", "missing", "given, since the network has several outputs")));
    }

    private void ReadLayer(AttributeReader reader, bool isInPlace)
    {
        // The order matters to layers only: one that is out of place still has its name.
        string name = ReadName(reader, reader.Kind);
        HasLayer = true;
        if (!isInPlace)
            return;
        CheckGoesOn(reader);
        if (KindRegistry.Layers[reader.Kind](reader, place.Scope + name) is not { } layer)
        {
            IsIncomplete = true;
            return;
        }

        Parts.Add(layer with { Kind = reader.Kind, ParametersOf = place.SharedScope is { } shared ? shared + name : null });
        foreach (var option in layer.Options)
            names.AddOption(new NetworkOption(name, option).Member, reader.Index);
    }

    private string ReadName(AttributeReader reader, string kind)
    {
        // One with a name of its own is counted too, so that a name given to it leaves those below.
        string counted = Count(kind), name = reader.Named<string?>("Name", null) ?? counted;
        names.AddLayer(name, reader.Index);
        return name;
    }

    private string Count(string kind)
    {
        _counts[kind] = _counts.TryGetValue(kind, out int count) ? count + 1 : 1;
        return $"{kind}{_counts[kind]}";
    }

    private void CheckGoesOn(AttributeReader reader)
    {
        if (_end is { } end)
            reader.Report(Rules.AfterLoss, end);
    }

    private void ReadLoss(AttributeReader reader, bool isInPlace)
    {
        HasLoss = true;
        if (!isInPlace)
            return;
        if (_end is { } end)
        {
            reader.Report(Rules.SecondLoss, end);
            return;
        }

        string name = reader.Named<string?>("Name", null) ?? "";
        if (name.Length > 0)
            names.AddParameter(reader, name);
        float weight = reader.Named("Weight", 1f);
        if (weight is not (> 0f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "Weight", Text.Literal.Display(weight), "a positive, finite number");
        Parts.Add(KindRegistry.Losses[reader.Kind](reader) with { Name = name, Weight = weight });
        _end = reader.Kind;
    }

    private void ReadWord(AttributeReader reader, bool isInPlace)
    {
        string name = reader.Positional(0, "");
        HasOutput |= reader.Kind == "Output";
        if (!isInPlace)
            return;
        switch (reader.Kind)
        {
            case "Input":
                Inputs.Add(new InputSurface(name, InputShapes.IsOfIntegers(reader), null) { HasLengths = InputShapes.HaveLengths(reader) });
                names.AddParameter(reader, name);
                if (names.TryAddValue(name, reader.Index) && InputShapes.Read(reader, 1, $"the sizes of '{name}'", reader.NameOf(name)) is { } input)
                    Parts.Add(input);
                else
                    IsIncomplete = true;
                _end = null;
                break;
            case "Tap":
                CheckGoesOn(reader);
                if (names.TryAddValue(name, reader.Index))
                    Parts.Add(new TapModel(reader.NameOf(name), reader.Index));
                break;
            case "From":
                Parts.Add(new FromModel(reader.NameOf(name), reader.Index));
                _end = null;
                break;
            case "Output" when _end is { } end:
                reader.Report(Rules.SecondLoss, end);
                break;
            case "Output":
                names.AddParameter(reader, name);
                Parts.Add(new OutputModel(name, reader.Index));
                _end = reader.Kind;
                break;
        }
    }

    private void ReadUse(AttributeReader reader, bool isInPlace)
    {
        HasLayer = true;
        if (reader.TypeArgument is not { } block)
        {
            IsIncomplete = true;
            return;
        }

        int repeat = reader.Named("Repeat", 1);
        if (repeat is < 1 or > BlockUse.MostRepeats)
        {
            reader.Report(Rules.InvalidOption, "Repeat", Text.Literal.Of(repeat), $"a number from 1 to {BlockUse.MostRepeats}");
            return;
        }

        if (!isInPlace || !BlockUse.IsSuitable(reader, block, place))
            return;
        CheckGoesOn(reader);
        string? given = reader.Named<string?>("Name", null), sharedWith = reader.Named<string?>("SharedWith", null);
        BlockUse? shared = null;
        if (sharedWith is not null && (!_uses.TryGetValue(sharedWith, out shared) || !SymbolEqualityComparer.Default.Equals(shared.Block, block)))
        {
            reader.Report(Rules.InvalidOption, "SharedWith", sharedWith, $"the name of a use of '{block.Name}' above");
            return;
        }

        for (int number = 1; number <= repeat; number++)
        {
            string counted = Count(block.Name), name = given is null ? counted : repeat == 1 ? given : $"{given}{number}";
            names.AddLayer(name, reader.Index);
            Put(reader, block, name, shared);
        }
    }

    private void Put(AttributeReader reader, INamedTypeSymbol block, string name, BlockUse? shared)
    {
        string scope = $"{place.Scope}{name}.";
        string? sharedScope = shared?.Scope ?? (place.SharedScope is { } outer ? $"{outer}{name}." : null);
        _uses[name] = new BlockUse(block, sharedScope ?? scope);
        var inner = new PartPlace(scope, sharedScope, reader.Index, [.. place.Blocks, block]);
        var mistakes = new List<Problem>();
        var (parts, isIncomplete) = BlockUse.Read(block, inner, mistakes);

        // Mistakes within a block are reported where it is declared.
        IsIncomplete |= isIncomplete || mistakes.Count > 0;
        Parts.AddRange(parts);
        foreach (var layer in parts.OfType<LayerModel>())
            foreach (var option in layer.Options)
                if (place.Blocks.Count == 0)
                    names.AddOption(new NetworkOption(layer.Name, option).Member, reader.Index);
    }
}
