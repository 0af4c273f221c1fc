using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>The rate of a layer that drops, as declared and as an option at run time.</summary>
internal static class DropoutRate
{
    /// <summary>The option's name.</summary>
    public const string Name = "Rate";

    /// <summary>Reads the rate, and reports one that is no probability.</summary>
    public static float Read(AttributeReader reader)
    {
        float rate = reader.Positional(0, 0.5f);
        if (rate is not (>= 0f and <= 1f))
            reader.Report(Rules.InvalidOption, "rate", Literal.Display(rate), "a number in [0, 1]");
        return rate;
    }

    /// <summary>The rate as an option.</summary>
    /// <param name="rate">Its first value.</param>
    /// <param name="summary">What it is.</param>
    public static LayerOption Option(float rate, string summary) => new(Name, rate, 0f, 1f, summary);
}
