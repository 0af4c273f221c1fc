using System.Reflection.Emit;

namespace StaticNet.Generators.Tests.Budgets;

/// <summary>An instruction of a method's body.</summary>
/// <param name="Offset">Where it starts.</param>
/// <param name="Code">What it does.</param>
/// <param name="Targets">The offsets it may jump to; none unless it is a branch or a switch.</param>
/// <param name="End">Where the next one starts.</param>
internal readonly record struct IlInstruction(int Offset, OpCode Code, int[] Targets, int End)
{
    private static readonly HashSet<string> References = ["ldloc", "stloc", "ldloca", "ldarg", "starg", "ldarga"];

    /// <summary>Whether it reads, writes or takes the address of a local or an argument, in any form: <c>ldloc.0</c> …</summary>
    public bool IsLocalReference => References.Contains(Code.Name!.Split('.')[0]);

    /// <summary>Whether a basic block ends with it.</summary>
    public bool EndsBlock => Code.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
}
