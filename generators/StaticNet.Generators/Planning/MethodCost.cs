using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Planning;

/// <summary>
/// What a method of kernel calls takes in the measures of IL at which the JIT gives up optimizing it, silently
/// (dotnet/runtime, src/coreclr/jit/compiler.h, <c>DEFAULT_MIN_OPTS_*</c>): an upper bound that holds for debug builds too,
/// where each condition has a variable of its own.
/// </summary>
/// <param name="Bytes">Bytes of IL.</param>
/// <param name="Instructions">Its instructions.</param>
/// <param name="BasicBlocks">Runs of instructions without a jump into or out of them.</param>
/// <param name="Locals">Variables, temporary ones included.</param>
/// <param name="LocalReferences">Instructions that refer to a variable or an argument.</param>
internal readonly record struct MethodCost(int Bytes, int Instructions, int BasicBlocks, int Locals, int LocalReferences)
{
    /// <summary>Half of the JIT's limits: what inlining and another compiler add must fit as well.</summary>
    public static readonly MethodCost Budget = new(30_000, 10_000, 1_000, 1_000, 4_000);

    /// <summary>A pass before its first call: its buffers, a worker's rows, and the pass that it may start with.</summary>
    public static readonly MethodCost Start = new(400, 100, 2, 16, 50);

    // ldarg worker; ldc 0; ceq; stloc; ldloc; brfalse
    private static readonly MethodCost Condition = new(17, 6, 2, 1, 3);

    // ldarg memory; callvirt; nop
    private static readonly MethodCost Barrier = new(8, 3, 0, 0, 1);

    /// <summary>A variable that is loaded.</summary>
    private static readonly MethodCost Variable = new(2, 1, 0, 0, 1);

    /// <summary>A constant that is loaded, or a product or a sum.</summary>
    private static readonly MethodCost Constant = new(5, 1, 0, 0, 0), Operator = new(1, 1, 0, 0, 0);

    // call; nop
    private static readonly MethodCost Invocation = new(6, 2, 0, 0, 0);

    public static MethodCost operator +(MethodCost a, MethodCost b) => new(
        a.Bytes + b.Bytes, a.Instructions + b.Instructions, a.BasicBlocks + b.BasicBlocks, a.Locals + b.Locals, a.LocalReferences + b.LocalReferences);

    /// <summary>Whether no measure exceeds that of a limit.</summary>
    public bool IsWithin(MethodCost limit) =>
        Bytes <= limit.Bytes && Instructions <= limit.Instructions && BasicBlocks <= limit.BasicBlocks
        && Locals <= limit.Locals && LocalReferences <= limit.LocalReferences;

    // for (int block = first; block < first + count; block += 3) with the samples of a block: three or four jumps and two variables.
    private static readonly MethodCost Loop = new(60, 30, 4, 3, 16);

    /// <summary>A call for all rows, or for a block of them at a time.</summary>
    public static MethodCost Of(KernelCall call) => Of(call.Operands, call.Kernel.TakesBlocks) + Variable + LoopOf(call);

    /// <summary>A worker's share of a call.</summary>
    public static MethodCost OfShare(SharedCall shared)
    {
        var cost = Of(shared.Call.Operands, shared.Sharing == Sharing.Rows) + Variable + LoopOf(shared.Call);
        if (shared.Sharing == Sharing.Columns)
            cost += Variable + Variable;
        if (shared.Sharing == Sharing.None)
            cost += Condition;
        return shared.WaitsBefore ? cost + Barrier : cost;
    }

    private static MethodCost LoopOf(KernelCall call) => CallRuns.MayJoin(call) ? Loop : default;

    private static MethodCost Of(EquatableArray<Operand> operands, bool fromRow)
    {
        var cost = Invocation;
        foreach (var operand in operands)
        {
            // A value may be a property of the memory. An address is Unsafe.Add(ref variable, offset * capacity + row * stride).
            cost += Variable + Invocation;
            if (operand.Offset > 0)
                cost += operand.Kind == OperandKind.Workspace ? Constant + Variable + Operator : Constant;
            if (operand.Inner > 0)
                cost += Constant + Operator;
            if (fromRow && operand.Stride > 0)
                cost += Variable + Constant + Operator + Operator;
        }

        return cost;
    }
}
