using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>Where the values of a step lie, at the units <c>i</c> of a row.</summary>
/// <param name="Lanes">The vectors.</param>
/// <param name="Padded">From one gate of a row to the next.</param>
internal sealed record CellPlace(LaneType Lanes, int Padded)
{
    /// <summary>Loads a value of some units.</summary>
    /// <param name="buffer">The row: <c>gates</c>, <c>sums</c>, <c>kept</c>, <c>state</c>.</param>
    /// <param name="part">Which of its parts.</param>
    public string Load(string buffer, int part = 0) => Lanes.Load(buffer, Offset(part));

    /// <summary>The statement that stores a value of some units.</summary>
    /// <param name="value">The value.</param>
    /// <param name="buffer">The row: <c>gates</c>, <c>kept</c>, <c>nextCell</c>, <c>sums</c>, <c>own</c>.</param>
    /// <param name="part">Which of its parts.</param>
    public string Store(string value, string buffer, int part = 0) => Lanes.Store(value, buffer, Offset(part));

    /// <summary>The statement that declares a vector.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it is.</param>
    public string Let(string name, string value) => $"{Lanes.Float} {name} = {value};";

    private string Offset(int part) => part == 0 ? "i" : $"i + {Literal.Of(part * Padded)}";
}
