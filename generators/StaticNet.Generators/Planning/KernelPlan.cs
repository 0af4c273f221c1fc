using StaticNet.Generators.Collections;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Planning;

/// <summary>
/// A kernel: a method whose every size and stride is a constant. Buffers come as arguments, so layers of one shape share
/// it, in all networks of a project. A kind is a record under Kernels, with the code that it stands for.
/// </summary>
internal abstract record KernelPlan
{
    /// <summary>The method that runs a kernel, with which the names of its parts begin.</summary>
    public const string Method = "Run";

    /// <summary>A short name, from the operation and its sizes.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The name of its class and file: a function of the kernel alone, and no other kernel's, so that all networks of a project
    /// share what they have in common.
    /// </summary>
    public string FullName => Name + Details;

    /// <summary>What the short name doesn't say, where it isn't as usual.</summary>
    protected virtual string Details => "";

    /// <summary>What it does and how, a sentence for the head of the generated file.</summary>
    public abstract string Describe();

    /// <summary>The method's parameters before the row count, as declared.</summary>
    public abstract EquatableArray<string> Parameters { get; }

    /// <summary>How workers can share it.</summary>
    public abstract Sharing Sharing { get; }

    /// <summary>Its work for one row of the batch, in multiply-adds that take as long.</summary>
    public abstract long Work { get; }

    /// <summary>The rows that a tile computes together, of which a worker's share is whole ones; 1 where each row is by itself.</summary>
    public virtual int RowsOfTile => LaneType.SharedRows;

    /// <summary>
    /// Whether calls for a few samples each take together as long as one for all of them: whether it goes sample by sample through more than it
    /// prepares for them.
    /// </summary>
    public virtual bool TakesBlocks => false;

    /// <summary>Writes the method <paramref name="name"/> and those it calls, for one lane type.</summary>
    public abstract void Emit(SourceWriter writer, LaneType lanes, string name);

    /// <summary>Whether a single row is so little work that a pass over one sample has it inlined.</summary>
    public virtual bool InlinesRow => false;

    /// <summary>
    /// Writes the method <paramref name="name"/>, which computes a single row and is inlined: for kernels that
    /// <see cref="InlinesRow"/> is true of. It may use what <see cref="Emit"/> wrote.
    /// </summary>
    public virtual void EmitInlinedRow(SourceWriter writer, LaneType lanes, string name) => throw new NotSupportedException();

    /// <summary>
    /// Writes the method <paramref name="name"/>Share, which computes a worker's columns of the result with the methods that
    /// <see cref="Emit"/> wrote: for kernels that are shared by columns.
    /// </summary>
    public virtual void EmitShare(SourceWriter writer, LaneType lanes, string name) => throw new NotSupportedException();
}
