using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Lengths;

/// <summary>A model whose layers know lengths of samples.</summary>
/// <param name="Outputs">What its outputs are.</param>
/// <param name="Lengths">The input that has the lengths; null where nothing looks at any.</param>
/// <param name="InputOf">What an input of the file became.</param>
internal sealed record LengthResult(ImmutableArray<(string Name, Term Term)> Outputs, Term? Lengths, Func<Term, Term> InputOf);
