using Microsoft.CodeAnalysis;
using StaticNet.Generators.Members;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>The names that a network, or a block, has given so far, and what may be wrong with another one.</summary>
/// <param name="type">The class that members are added to; null for a block, which gets none.</param>
/// <param name="reserved">The names of the network's own members; none for a block.</param>
/// <param name="problems">Receives mistakes.</param>
internal sealed class DeclaredNames(INamedTypeSymbol? type, HashSet<string> reserved, List<Problem> problems)
{
    private readonly HashSet<string> _variables = [.. ReservedNames.Variables];

    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _parameters = [];

    /// <summary>Names of layers that become members.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Names of layers' options that become members.</summary>
    public List<string> Options { get; } = [];

    /// <summary>Names of inputs and outputs that can be parameters of members.</summary>
    public List<string> Parameters { get; } = [];

    /// <summary>Adds the name of a layer.</summary>
    public void AddLayer(string name, int attribute)
    {
        if (!Identifier.IsValid(name))
            problems.Add(new Problem(Rules.NotAnIdentifier, attribute, new(name)));
        else
            AddMember(name, attribute, Members);
    }

    /// <summary>Adds the name of what may be meant for a layer, unless something is wrong with it.</summary>
    public void AddIfFree(string name)
    {
        if (Identifier.IsValid(name) && !IsTaken(name) && _names.Add(name))
            Members.Add(name);
    }

    /// <summary>Adds the member of an option.</summary>
    public void AddOption(string member, int attribute) => AddMember(member, attribute, Options);

    /// <summary>Adds the name of a value, which is no member.</summary>
    /// <returns>Whether it can have the name.</returns>
    public bool TryAddValue(string name, int attribute)
    {
        bool isValid = Identifier.IsValid(name);
        if (!isValid)
            problems.Add(new Problem(Rules.NotAnIdentifier, attribute, new(name)));
        else if (!_names.Add(name))
            problems.Add(new Problem(Rules.DuplicateName, attribute, new(name)));
        else
            return true;
        return false;
    }

    /// <summary>Keeps a name of a parameter that members of this network have beside those of all.</summary>
    /// <param name="name">The name.</param>
    public void ReserveParameter(string name) => _variables.Add(name);

    /// <summary>Adds the name of an input or an output, which becomes a parameter of the network's members.</summary>
    public void AddParameter(AttributeReader reader, string name)
    {
        if (!Identifier.IsValid(name))
            problems.Add(new Problem(Rules.NotAnIdentifier, reader.Index, new(name)));
        else if (_variables.Contains(name))
            reader.Report(Rules.InvalidOption, "name", name, "another name, since members of the network have parameters or variables of this one");
        else if (new[] { name, $"{name}Batch", $"{name}Labels", $"{name}Targets", $"{name}Gradients" }.Count(_parameters.Add) < 5)
            problems.Add(new Problem(Rules.DuplicateName, reader.Index, new(name)));
        else
            Parameters.Add(name);
    }

    private void AddMember(string name, int attribute, List<string> members)
    {
        if (!_names.Add(name))
            problems.Add(new Problem(Rules.DuplicateName, attribute, new(name)));
        else if (IsTaken(name))
            problems.Add(new Problem(Rules.MemberExists, attribute, new(name, type!.Name, "give the layer another Name")));
        else
            members.Add(name);
    }

    private bool IsTaken(string name) => type is not null && (reserved.Contains(name) || MemberNames.IsTaken(type, new Member(MemberKind.Property, name, "")));
}
