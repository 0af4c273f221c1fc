using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Model;

/// <summary>A declared layer: a record per kind, in the folder of its kind.</summary>
/// <param name="Name">The layer's name, given or counted.</param>
/// <param name="Attribute">The index of its attribute.</param>
internal abstract record LayerModel(string Name, int Attribute) : PartModel(Name, Attribute)
{
    /// <summary>The name of its attribute; empty for a layer that no attribute declares.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The names of the values that it reads beside the one made so far.</summary>
    public virtual EquatableArray<string> Sources => default;

    /// <summary>The name of the layer whose parameters it uses instead of its own; null for its own.</summary>
    public string? ParametersOf { get; init; }

    /// <summary>What the design lints know of it.</summary>
    public virtual LayerTraits Traits => LayerTraits.None;

    /// <summary>The initializer of its weights, a member of the runtime's <c>Initializer</c>; null without weights.</summary>
    public virtual string? WeightInitializer => null;

    /// <summary>How it reads an image or a signal.</summary>
    /// <param name="input">The shape.</param>
    public virtual LayoutNeed Reads(Shape input) => LayoutNeed.Rows;

    /// <summary>What it does to values whose samples may have fewer rows than there is room for.</summary>
    public virtual LengthUse Lengths => LengthUse.Refused;

    /// <summary>
    /// Why it can't be computed step by step, each step from those before it alone; null if it can. The words go on from the layer's name. What it makes of a row
    /// depends on that row alone wherever rows keep their lengths.
    /// </summary>
    public virtual string? ReasonNotToStream => Lengths == LengthUse.Kept ? null : "takes several steps at once";

    /// <summary>Which axis has the steps of a sequence.</summary>
    public virtual StepsAxis StepsAxis => StepsAxis.First;

    /// <summary>Whether it carries a state from step to step.</summary>
    public virtual bool CarriesState => false;

    /// <summary>Whether it knows which step of a window it makes, so that a stream ends where a window would.</summary>
    public virtual bool CountsSteps => false;

    /// <summary>The kind with its options as a reader would write it: <c>Dense(128)</c>.</summary>
    public abstract string Describe();

    /// <summary>The numbers that stay settable at run time.</summary>
    public virtual EquatableArray<LayerOption> Options => default;

    /// <summary>The gain of the function that it is, which goes into weights before it; null if it is no function of each element.</summary>
    public virtual double? Gain => null;
}
