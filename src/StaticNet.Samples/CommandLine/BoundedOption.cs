using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace StaticNet.Samples.CommandLine;

/// <summary>
/// Options that accept only what a command can work with. Their errors name the option, the value and what it takes; numbers
/// are read in the invariant culture.
/// </summary>
internal static class BoundedOption
{
    private delegate bool TryRead<T>(string text, out T value);

    /// <summary>A whole number.</summary>
    /// <param name="name">The option, <c>--epochs</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="initial">Its value when it isn't given.</param>
    /// <param name="minimum">The smallest value.</param>
    /// <param name="maximum">The largest value.</param>
    public static Option<T> Whole<T>(string name, string description, T initial, T minimum, T maximum)
        where T : struct, IBinaryInteger<T>
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}");
        return Create(name, description, initial, range, (string text, out T value) =>
            T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= minimum && value <= maximum);
    }

    /// <summary>A positive number.</summary>
    /// <param name="name">The option, <c>--learning-rate</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="initial">Its value when it isn't given.</param>
    /// <param name="maximum">The largest value.</param>
    public static Option<float> Positive(string name, string description, float initial, float maximum)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"a number above 0 and at most {maximum}");
        return Create(name, description, initial, range, (string text, out float value) =>
            float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value > 0 && value <= maximum);
    }

    /// <summary>A number that is 0 or more.</summary>
    /// <param name="name">The option, <c>--temperature</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="initial">Its value when it isn't given.</param>
    /// <param name="maximum">The largest value.</param>
    public static Option<float> NotNegative(string name, string description, float initial, float maximum)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {maximum}");
        return Create(name, description, initial, range, (string text, out float value) =>
            float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= 0 && value <= maximum);
    }

    /// <summary>One of several words.</summary>
    /// <param name="name">The option, <c>--optimizer</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="choices">The words; the first is the value when it isn't given.</param>
    public static Option<string> Choice(string name, string description, params string[] choices)
    {
        var option = Create(name, description, choices[0], "one of " + string.Join(", ", choices), (string text, out string value) =>
        {
            value = text;
            return choices.Contains(text, StringComparer.Ordinal);
        });
        option.HelpName = string.Join('|', choices);
        return option;
    }

    /// <summary>One or several of some words, with commas between them, or all.</summary>
    /// <param name="name">The option, <c>--variants</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="all">The word for all of them, the value when it isn't given.</param>
    /// <param name="choices">The words.</param>
    public static Option<string> Choices(string name, string description, string all, params string[] choices)
    {
        string expected = $"{all}, or a list with commas of {string.Join(", ", choices)}";
        var option = Create(name, $"{description} Takes {expected}.", all, expected, (string text, out string value) =>
        {
            value = text;
            return text == all || Array.TrueForAll(text.Split(','), word => choices.Contains(word, StringComparer.Ordinal));
        });
        option.HelpName = "list";
        return option;
    }

    private static Option<T> Create<T>(string name, string description, T initial, string expected, TryRead<T> tryRead)
    {
        return new Option<T>(name)
        {
            Description = description,
            HelpName = "number",
            DefaultValueFactory = _ => initial,
            CustomParser = Parse,
        };

        T? Parse(ArgumentResult argument)
        {
            string text = argument.Tokens[^1].Value;
            if (tryRead(text, out T value))
                return value;
            argument.AddError($"{name} is '{text}', but takes {expected}.");
            return default;
        }
    }
}
