using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>What every operation can do, of whatever kind: be carried out by kernels.</summary>
internal interface IPlannable
{
    /// <summary>Calls the kernels that carry it out.</summary>
    void Plan(PassPlanner pass);
}

/// <summary>An operation whose first output may take over the buffer of a value that it reads, if nothing reads that later.</summary>
internal interface IOverwrites
{
    /// <summary>The value; null if there is none.</summary>
    Tensor? Overwritten { get; }
}

/// <summary>An operation that may read rows of any stride, as the caller's inputs have, and not only padded ones.</summary>
internal interface IReadsUnpadded
{
    /// <summary>Whether it does.</summary>
    bool ReadsUnpadded { get; }
}

/// <summary>An operation that makes no new elements: the same ones in another shape, to be copied only where rows have padding.</summary>
internal interface IReshapes
{
    /// <summary>What it reads.</summary>
    Tensor From { get; }

    /// <summary>What it makes.</summary>
    Tensor To { get; }
}

/// <summary>An operation one of whose values is made of others side by side, or is taken apart into them: features of each of its rows.</summary>
internal interface IHasParts
{
    /// <summary>The value.</summary>
    Tensor Whole { get; }

    /// <summary>The parts that the operation would copy, with the first feature of each; none where rows stand below each other.</summary>
    IReadOnlyList<(Tensor Part, int First)> Parts { get; }
}

/// <summary>An operation whose kernels may take rows of a value that lie apart by any stride, with other values between them.</summary>
internal interface ITakesStrides
{
    /// <summary>Whether it leaves what lies between rows of a value that it reads or writes.</summary>
    bool TakesStride(Tensor value);
}

/// <summary>An operation that can take in the only reader of what it writes.</summary>
internal interface IJoinsReader
{
    /// <summary>This operation and the reader as one, null if no kernel can run them both.</summary>
    Operation? JoinWithReader(Operation reader);
}

/// <summary>An operation that can take in what writes a value that it alone reads.</summary>
internal interface IJoinsProducer
{
    /// <summary>This operation and the producer as one, null if no kernel can run them both.</summary>
    Operation? JoinWithProducer(Operation producer);
}

/// <summary>An operation that writes gradients of parameters.</summary>
internal interface IWritesGradients
{
    /// <summary>Those parameters.</summary>
    EquatableArray<Parameter> WrittenGradients { get; }
}

/// <summary>An operation that chooses how a parameter of its own lies in memory.</summary>
internal interface IPlacesParameters
{
    /// <summary>The layout; null for the usual one.</summary>
    ParameterLayout? LayoutOf(Parameter parameter);
}

/// <summary>An operation that uses a parameter in whatever layout another one that uses it has chosen.</summary>
internal interface ITakesLayouts;

/// <summary>An operation with a choice to be explained at the head of the generated file.</summary>
internal interface IExplained
{
    /// <summary>What was chosen and why; the same words for operations alike.</summary>
    string Explanation { get; }
}
