using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>A step of a declaration from top to bottom.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Term">The value that it begins at, goes on from, makes or gives.</param>
/// <param name="Output">Of an output, its place among the model's.</param>
/// <param name="Previous">Of a layer, the value that it is made of which was made right above, and needs no name; null where there is none.</param>
internal sealed record Step(StepKind Kind, Term Term, int Output = -1, Term? Previous = null)
{
    /// <summary>The values that it names.</summary>
    public IEnumerable<Term> Named
    {
        get
        {
            if (Kind == StepKind.From)
                return [Term];
            return Kind == StepKind.Layer ? Others : [];
        }
    }

    /// <summary>Of a layer, what it is made of beside the value above, in order.</summary>
    public IEnumerable<Term> Others
    {
        get
        {
            int above = Term.Inputs.IndexOf(Previous!);
            return Term.Inputs.Where((_, input) => input != above);
        }
    }
}
