using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>Places parameters one after the other in the flat array, in the order of the graph, each as the first of the operations that use it and take no other layout wants it.</summary>
internal sealed class ParameterPlan
{
    private readonly List<int> _squareBlocks = [];

    /// <summary>Places parameters.</summary>
    /// <param name="parameters">The parameters in the order of their numbers.</param>
    /// <param name="forward">The operations that may use them.</param>
    public ParameterPlan(IReadOnlyList<Parameter> parameters, IReadOnlyList<ForwardOperation> forward)
    {
        var placed = new List<PlannedParameter>();
        int offset = 0;
        foreach (var parameter in parameters)
        {
            var users = forward.Where(operation => operation.Parameters.Contains(parameter)).ToList();
            var user = (users.FirstOrDefault(operation => operation is not ITakesLayouts) ?? users.FirstOrDefault()) as IPlacesParameters;
            placed.Add(new PlannedParameter(parameter, offset, user?.LayoutOf(parameter) ?? ParameterLayout.Usual(parameter)));
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
