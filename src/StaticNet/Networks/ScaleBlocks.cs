using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// Where the factors of gradients lie in <see cref="NetworkMemory.GradientScales"/>. A block of 16 of them belongs to a run
/// of elements; element <c>i</c> of the flat array is multiplied by factor <c>i mod 16</c> of its block. Offsets are
/// multiples of 16, so within a panel of 16 outputs a factor belongs to an output.
/// <list type="bullet">
/// <item><see cref="ScaleGranularity.Network"/>: one block.</item>
/// <item><see cref="ScaleGranularity.Layer"/>: a block for each layer with parameters, in their order.</item>
/// <item><see cref="ScaleGranularity.Unit"/>: parameter by parameter, a block for each panel, which is each output where
/// <see cref="ParameterLayout.PanelWidth"/> is 1; a single one for a parameter of one dimension.</item>
/// </list>
/// </summary>
internal sealed class ScaleBlocks
{
    private readonly int[] _first;
    private readonly bool _isByUnit;

    public ScaleBlocks(NetworkArchitecture architecture, ScaleGranularity granularity)
    {
        var parameters = architecture.Parameters;
        _first = new int[parameters.Length];
        _isByUnit = granularity == ScaleGranularity.Unit;
        Count = granularity == ScaleGranularity.Network ? 1 : 0;
        for (int p = 0; p < parameters.Length; p++)
        {
            bool begins = granularity switch
            {
                ScaleGranularity.Network => false,
                ScaleGranularity.Layer => p == 0 || parameters[p].Layer != parameters[p - 1].Layer,
                _ => true,
            };
            _first[p] = begins ? Count : Count - 1;
            Count = _first[p] + CountOf(parameters[p]);
        }
    }

    /// <summary>The number of blocks.</summary>
    public int Count { get; }

    /// <summary>The length of <see cref="NetworkMemory.GradientScales"/>.</summary>
    public int Length => Count * FixedOrder.LaneCount;

    /// <summary>The first block of a parameter.</summary>
    /// <param name="parameter">Its index in the architecture.</param>
    public int FirstOf(int parameter) => _first[parameter];

    /// <summary>The number of blocks of a parameter; each but the last is for <see cref="ParameterLayout.PanelStride"/> elements.</summary>
    /// <param name="parameter">The parameter.</param>
    public int CountOf(ParameterInfo parameter) => _isByUnit && parameter.Shape.Length > 1 ? parameter.Layout.Panels : 1;
}
