using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>The sizes of a recurrence in one direction.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Units">Its units.</param>
/// <param name="Steps">The steps of a sample.</param>
/// <param name="IsReversed">Whether it goes from the last step to the first.</param>
/// <param name="MakesAll">Whether it makes the state of each step, and not of the last one alone.</param>
/// <param name="HasLengths">Whether samples may have fewer steps: those beyond its length leave a sample's state as it was.</param>
internal sealed record RecurrentShape(RecurrentCell Cell, int Units, int Steps, bool IsReversed, bool MakesAll, bool HasLengths)
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
    public ParameterLayout LayoutOf(Parameter parameter) => ParameterLayout.Grouped(parameter, Units);

    /// <summary>What methods of a step take beside rows of samples: the lengths and the step.</summary>
    public string StepArguments => HasLengths ? "ref lengths, at, " : "";

    /// <summary>The same, declared.</summary>
    public string StepParameters => HasLengths ? "ref int lengths, nint at, " : "";

    /// <summary>Begins a loop over the units of a sample.</summary>
    public SourceWriter.Scope UnitLoop(SourceWriter writer, LaneType lanes) => writer.Block($"for (int i = 0; i < {Literal.Of(Padded)}; i += {lanes.Count})");

    /// <summary>Writes what a sample does in a step: one thing if it has that step, and another if the step is beyond its length.</summary>
    public void EmitWithin(SourceWriter writer, Action within, Action beyond)
    {
        if (!HasLengths)
        {
            within();
            return;
        }

        using (writer.Block("if (at < Unsafe.Add(ref lengths, row))"))
            within();
        using (writer.Block("else"))
            beyond();
    }
}
