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
        Check(reader, "rate", rate);
        return rate;
    }

    /// <summary>Reports a rate that is no probability.</summary>
    /// <param name="reader">Where it was read.</param>
    /// <param name="argument">What it is called there.</param>
    /// <param name="rate">The rate.</param>
    public static void Check(AttributeReader reader, string argument, float rate)
    {
        if (rate is not (>= 0f and <= 1f))
            reader.Report(Rules.InvalidOption, argument, Literal.Display(rate), "a number in [0, 1]");
    }

    /// <summary>The rate as an option.</summary>
    /// <param name="rate">Its first value.</param>
    /// <param name="summary">What it is.</param>
    /// <param name="name">Its name.</param>
    public static LayerOption Option(float rate, string summary, string name = Name) => new(name, rate, 0f, 1f, summary);
}
