using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>Places parameters one after the other in the flat array, in the order of the graph.</summary>
internal sealed class ParameterPlan
{
    private readonly List<int> _squareBlocks = [];

    public ParameterPlan(IReadOnlyList<Parameter> parameters)
    {
        var placed = new List<PlannedParameter>();
        int offset = 0;
        foreach (var parameter in parameters)
        {
            placed.Add(new PlannedParameter(parameter, offset));
            offset += placed[placed.Count - 1].Length;
            _squareBlocks.Add(SquareBlocks);
            SquareBlocks += placed[placed.Count - 1].Panels;
        }

        Parameters = placed.ToEquatableArray();
    }

    public EquatableArray<PlannedParameter> Parameters { get; }

    /// <summary>Blocks of lane sums in all: one a panel.</summary>
    public int SquareBlocks { get; }

    public PlannedParameter Place(Parameter parameter) => Parameters[parameter.Id];

    /// <summary>The first block of a parameter's lane sums.</summary>
    public int SquareBlock(Parameter parameter) => _squareBlocks[parameter.Id];
}
