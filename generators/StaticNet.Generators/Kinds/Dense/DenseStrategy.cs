using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// How a dense layer lies in memory and is computed: a pure function of its sizes, with its reasons. The constants come
/// from the timing cases of the benchmarks.
/// </summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Outputs">The outputs.</param>
internal sealed record DenseStrategy(int Inputs, int Outputs)
{
    /// <summary>The most outputs computed as dot products; each reads all inputs again.</summary>
    private const int MaxDotOutputs = 4;

    /// <summary>The fewest inputs for each output of a dot product, whose lanes must be summed at its end.</summary>
    private const int FewestDotInputs = 16;

    /// <summary>Weights that fill an L1 cache are worth a tile for few rows, to be read once for four rows instead of four times.</summary>
    private const int FewRowsWeights = 8 * 1024;

    /// <summary>More inputs than this are taken in blocks by the weight gradient.</summary>
    private const int MaxUnblocked = 1024;

    /// <summary>128 KiB of inputs for a batch of 64, half a megabyte for 256.</summary>
    private const int BlockInputs = 512;

    /// <summary>Rows of fewer inputs lie close together.</summary>
    private const int FewestPackedInputs = 512;

    /// <summary>Fewer outputs read packed inputs too seldom to repay the packing.</summary>
    private const int FewestPackedOutputs = 256;

    /// <summary>Weights of more floats than these, half of a second-level cache of 512 KiB, aren't in it when a product begins.</summary>
    private const int CachedWeights = 64 * 1024;

    /// <summary>The layer of a parameter that is its matrix of weights.</summary>
    public static DenseStrategy Of(Parameter weights) => new(weights.Inputs, weights.Outputs);

    /// <summary>
    /// Whether outputs are dot products along the inputs rather than lanes of a panel: of one output, fifteen sixteenths of a panel are padding, and a
    /// single row would wait for its inputs one after the other.
    /// </summary>
    public bool IsDot => Outputs <= MaxDotOutputs && Inputs >= FewestDotInputs * Outputs;

    /// <summary>Whether batches of four to seven rows have a tile of their own.</summary>
    public bool HasFewRowsTile => (long)Inputs * Outputs >= FewRowsWeights;

    /// <summary>The rows that the forward pass reads: any, or padded to whole vectors.</summary>
    public bool ReadsUnpadded => !IsDot || Inputs % 16 == 0;

    /// <summary>
    /// Whether the weight gradient reads the caller's rows as they are. Where a column's elements would collide in the cache
    /// a padded copy is faster: by a tenth on 512-bit vectors, by a quarter on 256-bit ones, at 1024 inputs.
    /// </summary>
    public bool WeightGradientReadsUnpadded => ReadsUnpadded && (WeightGradientPacksInputs || Inputs % RowStride.Colliding != 0);

    /// <summary>
    /// Whether the weight gradient packs its inputs before tiles read their columns: on 256-bit vectors 1024 × 1024 then takes 91 % of
    /// the multiply-add peak instead of 78 % at a batch of 64.
    /// </summary>
    public bool WeightGradientPacksInputs => !IsDot && Inputs >= FewestPackedInputs && Outputs >= FewestPackedOutputs;

    /// <summary>Whether the layer's weights are so many that they come from beyond the second-level cache.</summary>
    public bool ExceedsCache => (long)Inputs * Outputs > CachedWeights;

    /// <summary>
    /// Whether the input gradient has its lanes across samples. Turning the weights, for lanes across inputs, takes a tenth of a product's
    /// time where they come from beyond the cache; turning a batch of 64 instead takes a sixteenth of that at 1024 inputs.
    /// </summary>
    public bool HasSampleLanes => !IsDot && ExceedsCache;

    /// <summary>
    /// The inputs that the weight gradient takes at a time; 0 for all. Each group of panels reads all rows of x again, and
    /// those of thousands of inputs don't stay in the second-level cache.
    /// </summary>
    public static int WeightGradientBlock(int inputs) => inputs > MaxUnblocked ? BlockInputs : 0;

    /// <summary>How the weights lie in memory: a row of inputs for each output where outputs are dot products; null for the usual panels.</summary>
    public ParameterLayout? Layout => IsDot ? new ParameterLayout(1, DotLoops.Padded(Inputs)) : null;

    /// <summary>The reasons, for the head of the generated file.</summary>
    public string Explain()
    {
        if (IsDot)
            return $"{Outputs} × {Literal.Display(Inputs)}: dot products along the inputs, since panels would be padding "
                + $"for {16 - Outputs} of 16 floats";
        string rows = HasFewRowsTile ? "a tile for many rows, one for few, one for a single row" : "a tile for many rows, one for a single row";
        string copy = WeightGradientPacksInputs ? "; the weight gradient packs inputs, which each panel reads by columns"
            : WeightGradientReadsUnpadded ? "" : "; rows of its inputs are padded, since their own stride would collide in the cache";
        string samples = HasSampleLanes ? "; the input gradient has lanes across samples, since turning so many weights takes longer than turning a batch" : "";
        return $"{Literal.Display(Outputs)} × {Literal.Display(Inputs)}: panels of 16 outputs, {rows}{copy}{samples}";
    }
}
