using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Planning;

/// <summary>Where an argument of a kernel lies.</summary>
internal enum OperandKind
{
    /// <summary>The caller's inputs.</summary>
    Inputs,

    /// <summary>The flat parameter array.</summary>
    Parameters,

    /// <summary>The flat gradient array.</summary>
    Gradients,

    /// <summary>The workspace; the offset is for one sample, to be multiplied by the capacity.</summary>
    Workspace,

    /// <summary>Space that lives for one kernel.</summary>
    Scratch,

    /// <summary>The lane sums of squared gradients.</summary>
    Squares,

    /// <summary>Sixteen lanes that live for one kernel.</summary>
    Lanes,

    /// <summary>The caller's labels.</summary>
    Labels,

    /// <summary>The loss of each sample.</summary>
    Losses,

    /// <summary>The limit on a gradient's magnitude, a value.</summary>
    GradientLimit,
}

/// <summary>An argument of a kernel call.</summary>
internal sealed record Operand(OperandKind Kind, int Offset = 0)
{
    /// <summary>The argument as source.</summary>
    public string Source => Kind switch
    {
        OperandKind.GradientLimit => "memory.GradientLimit",
        OperandKind.Workspace when Offset > 0 => $"ref Unsafe.Add(ref workspace, {Literal.Of(Offset)} * capacity)",
        _ when Offset > 0 => $"ref Unsafe.Add(ref {Variable}, {Literal.Of(Offset)})",
        _ => $"ref {Variable}",
    };

    private string Variable => Kind.ToString().ToLowerInvariant();
}

/// <summary>A call of a kernel with its arguments; the row count comes last.</summary>
internal sealed record KernelCall(KernelPlan Kernel, Model.EquatableArray<Operand> Operands);
