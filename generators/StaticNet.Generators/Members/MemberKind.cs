namespace StaticNet.Generators.Members;

/// <summary>What a member is.</summary>
internal enum MemberKind
{
    /// <summary>A field, which can't be set.</summary>
    Field,

    /// <summary>A constructor.</summary>
    Constructor,

    /// <summary>A property that can't be set.</summary>
    Property,

    /// <summary>A property that can be set.</summary>
    SettableProperty,

    /// <summary>A method.</summary>
    Method,

    /// <summary>A class within the network's.</summary>
    NestedType,
}
