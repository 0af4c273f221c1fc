using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Initialization;

/// <summary>How a layer's weights start, as declared; what that means is resolved when the layers around it are known.</summary>
/// <param name="Kind">The name of a member of the runtime's <c>Initializer</c>.</param>
/// <param name="Gain">The layer's own factor.</param>
/// <param name="Value">The value of constant weights.</param>
/// <param name="CountsOutputs">Whether the fan is that of the outputs.</param>
internal sealed record InitialWeights(string Kind, float Gain, float Value, bool CountsOutputs)
{
    private const string Auto = "Auto";
    private const string HeNormal = "HeNormal";
    private const string Constant = "Constant";

    /// <summary>For activations that are linear around 0, and where none follows.</summary>
    private const string ForLinear = "XavierUniform";

    /// <summary>The gain of rectifiers, which let half of a signal's variance pass.</summary>
    public static readonly double RectifierGain = Math.Sqrt(2);

    private bool IsHe => Kind is "HeUniform" or HeNormal;

    private bool HasFan => IsHe || Kind is "LeCunUniform" or "LeCunNormal";

    private bool HasGain => HasFan || Kind is Auto or "XavierUniform" or "XavierNormal" or "Orthogonal" or "Identity" or "Normal";

    /// <summary>Reads the options that every layer with weights has.</summary>
    public static InitialWeights Read(AttributeReader reader)
    {
        var initializer = new InitialWeights(
            reader.NamedEnum("Init", Auto), reader.Named("InitGain", 1f), reader.Named("InitValue", 0f),
            reader.NamedEnum("InitFan", "In") == "Out");
        if (initializer.Gain is not (> 0f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "InitGain", Literal.Display(initializer.Gain), "a positive, finite number");
        else if (initializer.Gain != 1f && !initializer.HasGain)
            reader.Report(Rules.InvalidOption, "InitGain", Literal.Display(initializer.Gain), $"left out, since {initializer.Kind} has no gain");
        if (float.IsNaN(initializer.Value) || float.IsInfinity(initializer.Value))
            reader.Report(Rules.InvalidOption, "InitValue", Literal.Display(initializer.Value), "a finite number");
        else if (initializer.Value != 0f && initializer.Kind != Constant)
            reader.Report(Rules.InvalidOption, "InitValue", Literal.Display(initializer.Value), $"left out, since {initializer.Kind} has no value");
        if (initializer.CountsOutputs && !initializer.HasFan)
            reader.Report(Rules.InvalidOption, "InitFan", "Out", $"left out, since {initializer.Kind} has no choice of fan");
        return initializer;
    }

    /// <summary>The runtime's initializer and the factor on what it draws.</summary>
    /// <param name="activation">The activation that follows, null if none does.</param>
    /// <param name="fanIn">The inputs of an output.</param>
    /// <param name="fanOut">The outputs of an input.</param>
    public (string Kind, float Gain) Resolve(LayerModel? activation, int fanIn, int fanOut)
    {
        if (Kind == Auto)
            return (this with { Kind = Suiting(activation) }).Resolve(activation, fanIn, fanOut);
        if (Kind == Constant)
            return (Kind, Value);
        double gain = Gain;
        if (IsHe && activation?.Gain is { } activationGain)
            gain *= activationGain / RectifierGain;
        if (CountsOutputs)
            gain *= Math.Sqrt((double)fanIn / fanOut);
        return (Kind, (float)gain);
    }

    private static string Suiting(LayerModel? activation)
    {
        if (activation is null)
            return ForLinear;
        var traits = activation.Traits;
        return (traits & LayerTraits.SelfNormalizing) != 0 ? "LeCunNormal" : (traits & LayerTraits.Saturating) != 0 ? ForLinear : HeNormal;
    }

    /// <summary>The options as a reader would write them, after others.</summary>
    public string Describe()
    {
        string kind = Kind == Constant ? $"{Kind} {Literal.Display(Value)}" : Kind;
        return (Kind == Auto ? "" : $", {kind}") + (Gain == 1f ? "" : $", gain {Literal.Display(Gain)}") + (CountsOutputs ? ", fan out" : "");
    }
}
