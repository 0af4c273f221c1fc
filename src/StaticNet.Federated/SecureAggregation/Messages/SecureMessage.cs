namespace StaticNet.Federated;

/// <summary>Reads the values of a message that another party wrote. What isn't there or is of another kind or length is that party's failure.</summary>
/// <param name="values">The values, by name.</param>
internal readonly struct SecureMessage(IReadOnlyDictionary<string, FederatedValue> values)
{
    /// <summary>Text.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ClientFailureException">It isn't there.</exception>
    public string Text(string name) => Value(name, FederatedValueKind.Text).ToString();

    /// <summary>An integer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    /// <exception cref="ClientFailureException">It isn't there, or out of these bounds.</exception>
    public long Integer(string name, long least, long most)
    {
        long value = Value(name, FederatedValueKind.WholeNumber).ToInt64();
        return value >= least && value <= most ? value : throw new ClientFailureException($"The value {name} is {value}; it must be from {least} to {most}.");
    }

    /// <summary>Bytes.</summary>
    /// <param name="name">Their name.</param>
    /// <exception cref="ClientFailureException">They aren't there.</exception>
    public ReadOnlyMemory<byte> Bytes(string name) => Value(name, FederatedValueKind.Bytes).ToBytes();

    /// <summary>Bytes of a length.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="length">The length.</param>
    /// <exception cref="ClientFailureException">They aren't there, or of another length.</exception>
    public ReadOnlyMemory<byte> Bytes(string name, long length)
    {
        var bytes = Bytes(name);
        return bytes.Length == length ? bytes : throw new ClientFailureException($"The value {name} has {bytes.Length} bytes instead of {length}.");
    }

    /// <summary>Records by clients' indices.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="length">The length of a record's content.</param>
    /// <exception cref="ClientFailureException">They aren't there, or aren't such records.</exception>
    public SortedDictionary<int, byte[]> Records(string name, int length) =>
        IndexedRecords.TryRead(Bytes(name).Span, length)
        ?? throw new ClientFailureException($"The value {name} isn't a list of records by ascending index.");

    private FederatedValue Value(string name, FederatedValueKind kind)
    {
        if (!values.TryGetValue(name, out var value))
            throw new ClientFailureException($"The value {name} is missing.");
        return value.Kind == kind ? value : throw new ClientFailureException($"The value {name} is of kind {value.Kind} instead of {kind}.");
    }
}
