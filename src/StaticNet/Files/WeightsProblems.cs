using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StaticNet.Numerics;

namespace StaticNet.Files;

/// <summary>Everything about the tensors of a file that doesn't fit a network, or of a network that no file may have, gathered before anything is done.</summary>
internal sealed class WeightsProblems
{
    /// <summary>Tensors that the file doesn't have.</summary>
    public ImmutableArray<string>.Builder Missing { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Tensors that the network doesn't have.</summary>
    public ImmutableArray<string>.Builder Extra { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Tensors of another shape or type.</summary>
    public ImmutableArray<string>.Builder Misshapen { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Tensors with a value that no weight can be.</summary>
    public ImmutableArray<string>.Builder BadValues { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Whether an element of F64 isn't a float exactly, which an option would round.</summary>
    public bool HasInexact { get; set; }

    /// <summary>Throws if there are any.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="network">The name of the network.</param>
    /// <param name="isStrict">Whether tensors that are missing, extra or misshapen count.</param>
    /// <exception cref="WeightsException">There are.</exception>
    public void ThrowIfAny(string file, string network, bool isStrict)
    {
        if (BadValues.Count == 0 && (!isStrict || Missing.Count + Extra.Count + Misshapen.Count == 0))
            return;
        var message = Describe($"{file} doesn't fit {network}.");
        foreach (string advice in Advice(isStrict))
            message.Append('\n').Append(advice);
        throw new WeightsException(message.ToString(), this);
    }

    /// <summary>Throws if there are any, of the states of a stream.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="network">The name of the stream's network.</param>
    /// <exception cref="WeightsException">There are.</exception>
    public void ThrowIfStreamUnfit(string file, string network)
    {
        if (BadValues.Count + Missing.Count + Extra.Count + Misshapen.Count > 0)
            throw new WeightsException(
                Describe($"{file} doesn't fit the stream of {network}, whose states are as they were.").Append("\nOpen a stream of as many sequences as the one that was saved.").ToString(), this);
    }

    /// <summary>Notes the first element of a tensor that is NaN or infinite, if there is one.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="values">Its elements.</param>
    /// <returns>The elements.</returns>
    public float[] Check(string name, float[] values)
    {
        int index = FiniteCheck.IndexOfNonFinite(values);
        if (index >= 0)
            AddBadValue(name, index, values[index].ToString(CultureInfo.InvariantCulture));
        return values;
    }

    /// <summary>Notes an element that no weight can be.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="index">The element.</param>
    /// <param name="value">What it is.</param>
    public void AddBadValue(string name, int index, string value) =>
        BadValues.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: element {index} is {value}"));

    /// <summary>Throws if a tensor has a bad value.</summary>
    /// <param name="network">The name of the network that has it.</param>
    /// <exception cref="WeightsException">One has.</exception>
    public void ThrowIfUnsavable(string network)
    {
        if (BadValues.Count > 0)
            throw new WeightsException(
                $"{network} has weights that couldn't be loaded again, so nothing was saved. {string.Join("; ", BadValues)}. "
                + "Load a checkpoint, or train it anew with a lower learning rate.", this);
    }

    /// <summary>Throws if a state of a stream has a bad value.</summary>
    /// <param name="network">The name of the stream's network.</param>
    /// <exception cref="WeightsException">One has.</exception>
    public void ThrowIfStreamUnsavable(string network)
    {
        if (BadValues.Count > 0)
            throw new WeightsException(
                $"The stream of {network} has states that couldn't be loaded again, so nothing was saved. {string.Join("; ", BadValues)}. Reset those sequences.", this);
    }

    private StringBuilder Describe(string what)
    {
        var message = new StringBuilder(what);
        Append(message, "missing", Missing);
        Append(message, "extra", Extra);
        Append(message, "misshapen", Misshapen);
        Append(message, "bad values", BadValues);
        return message;
    }

    private IEnumerable<string> Advice(bool isStrict)
    {
        if (Missing.Count > 0 && Extra.Count > 0)
            yield return "WeightsOptions.Names says what the network's tensors are called in the file.";
        if (isStrict && Missing.Count + Extra.Count + Misshapen.Count > 0)
            yield return "WeightsOptions.IsStrict = false takes what fits.";
        if (HasInexact)
            yield return "WeightsOptions.RoundsDoubles = true rounds F64 to floats.";
    }

    private static void Append(StringBuilder message, string what, ImmutableArray<string>.Builder tensors)
    {
        if (tensors.Count > 0)
            message.Append('\n').Append(what).Append(": ").AppendJoin("; ", tensors);
    }
}
