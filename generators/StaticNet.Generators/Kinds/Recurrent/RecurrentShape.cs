using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>The sizes of a recurrence in one direction.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Units">Its units.</param>
/// <param name="Steps">The steps of a sample.</param>
/// <param name="IsReversed">Whether it goes from the last step to the first.</param>
/// <param name="MakesAll">Whether it makes the state of each step, and not of the last one alone.</param>
internal sealed record RecurrentShape(RecurrentCell Cell, int Units, int Steps, bool IsReversed, bool MakesAll)
{
    /// <summary>The units in whole panels.</summary>
    public int Padded => (Units + 15) / 16 * 16;

    /// <summary>The panels of a gate.</summary>
    public int Tiles => Padded / 16;

    /// <summary>The features of a row of gates.</summary>
    public int GateFeatures => Cell.Gates * Padded;

    /// <summary>Part of kernels' names.</summary>
    public string Name => $"{Cell.Name}{Units}x{Steps}{(IsReversed ? "Reversed" : "")}{(MakesAll ? "" : "Last")}";

    /// <summary>How weights and biases of the gates lie in memory: each gate begins a panel.</summary>
    public ParameterLayout LayoutOf(Parameter parameter) =>
        Units % ParameterLayout.UsualWidth == 0 ? ParameterLayout.Usual(parameter) : ParameterLayout.Usual(parameter) with { GroupOutputs = Units };
}
