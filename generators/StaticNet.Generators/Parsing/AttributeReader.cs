using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// Reads the arguments of one attribute. Where the compiler already reports an error in an argument, the default stands
/// in: the declaration is not emitted anyway.
/// </summary>
internal sealed class AttributeReader(AttributeData attribute, string kind, int index, string scope, List<Problem> problems)
{
    /// <summary>The names of the block that it stands in, each with a dot behind it; empty in a network.</summary>
    public string Scope => scope;

    /// <summary>The attribute's index on its class.</summary>
    public int Index => index;

    /// <summary>The class that a generic attribute names; null if it names none, or none that the compiler knows.</summary>
    public INamedTypeSymbol? TypeArgument =>
        attribute.AttributeClass!.TypeArguments.FirstOrDefault() is INamedTypeSymbol { TypeKind: not TypeKind.Error } type ? type : null;

    /// <summary>The attribute's name without its suffix.</summary>
    public string Kind => kind;

    /// <summary>An argument of the constructor.</summary>
    public T Positional<T>(int position, T fallback) =>
        position < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[position].Value is T value ? value : fallback;

    /// <summary>The elements of an array argument of the constructor; none where there is none.</summary>
    public T[] PositionalArray<T>(int position) =>
        position < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? [.. array.Values.Select(element => element.Value).OfType<T>()]
            : [];

    /// <summary>A name as the whole network knows it: within a block behind the block's own.</summary>
    public string NameOf(string name) => scope + name;

    /// <summary>An argument given by name.</summary>
    public T Named<T>(string name, T fallback)
    {
        foreach (var argument in attribute.NamedArguments)
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error)
                return argument.Value.Value is T value ? value : fallback;
        return fallback;
    }

    /// <summary>Whether an argument is given by name, but the compiler knows no value of it.</summary>
    public bool LacksValue(string name) => attribute.NamedArguments.Any(argument => argument.Key == name && argument.Value.Kind == TypedConstantKind.Error);

    /// <summary>The elements of an array given by name; null if there is none.</summary>
    public T[]? NamedArray<T>(string name, T fallback)
    {
        foreach (var argument in attribute.NamedArguments)
            if (argument.Key == name && argument.Value.Kind == TypedConstantKind.Array)
                return argument.Value.IsNull ? null : [.. argument.Value.Values.Select(element => element.Value is T value ? value : fallback)];
        return null;
    }

    /// <summary>The member of an enum given by name, as its identifier.</summary>
    public string NamedEnum(string name, string fallback)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key != name || argument.Value.Kind != TypedConstantKind.Enum)
                continue;
            var members = argument.Value.Type!.GetMembers().OfType<IFieldSymbol>();
            if (members.FirstOrDefault(member => Equals(member.ConstantValue, argument.Value.Value)) is { } found)
                return found.Name;
            Report(Rules.InvalidOption, name, $"{argument.Value.Value}", $"a member of {argument.Value.Type.Name}");
        }

        return fallback;
    }

    /// <summary>A size, at least 1.</summary>
    public bool TryReadSize(int position, string name, out int size)
    {
        size = Positional(position, 1);
        if (size >= 1)
            return true;
        Report(Rules.SizeNotPositive, name, Literal.Of(size));
        return false;
    }

    /// <summary>Reports a problem at the attribute; the message starts with its name.</summary>
    public void Report(string ruleId, params string[] arguments) =>
        problems.Add(new Problem(ruleId, index, new([kind, .. arguments])));
}
