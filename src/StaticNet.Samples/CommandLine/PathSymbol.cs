using System.CommandLine;
using System.CommandLine.Parsing;

namespace StaticNet.Samples.CommandLine;

/// <summary>Options and arguments that name a file or a directory.</summary>
internal static class PathSymbol
{
    /// <summary>Refuses a name without a letter, which a script's empty variable leaves.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="option">The option.</param>
    /// <returns>The option.</returns>
    public static Option<T> RefusingEmpty<T>(this Option<T> option)
    {
        option.Validators.Add(result => Check(result, option.Name, result.Tokens));
        return option;
    }

    /// <summary>Refuses a name without a letter among several.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="argument">The argument.</param>
    /// <returns>The argument.</returns>
    public static Argument<T> RefusingEmpty<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Check(result, $"One of the {argument.Name}", result.Tokens));
        return argument;
    }

    private static void Check(SymbolResult result, string name, IReadOnlyList<Token> tokens)
    {
        if (tokens.FirstOrDefault(token => string.IsNullOrWhiteSpace(token.Value)) is { } empty)
            result.AddError($"{name} is '{empty.Value}', but takes the name of a file or directory.");
    }
}
