using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>The inputs, outputs and targets that the bodies of a network's members find in its parameters.</summary>
internal sealed class Signature
{
    /// <summary>That of the members of a graph.</summary>
    /// <param name="graph">The network, or a step of it.</param>
    /// <param name="inferred">What holds the outputs in inference mode.</param>
    /// <param name="surface">What the network's members follow from.</param>
    public Signature(NetworkGraph graph, EquatableArray<Tensor> inferred, SurfaceModel surface)
    {
        var inputs = new List<InputParameter>();
        for (int index = 0; index < graph.Inputs.Count; index++)
            inputs.Add(new InputParameter(surface.Inputs[index], graph.Inputs[index], inputs.Count(other => other.IsInteger)));
        Inputs = inputs;
        int losses = 0;
        var outputs = new List<OutputParameter>();
        for (int index = 0; index < graph.Outputs.Count; index++)
        {
            var output = graph.Outputs[index];
            outputs.Add(new OutputParameter(surface.Outputs[index], output, inferred[index], output.Loss is null ? -1 : losses));
            losses += output.Loss is null ? 0 : 1;
        }

        Outputs = outputs;
    }

    /// <summary>The inputs.</summary>
    public IReadOnlyList<InputParameter> Inputs { get; }

    /// <summary>The outputs.</summary>
    public IReadOnlyList<OutputParameter> Outputs { get; }

    /// <summary>The outputs with a loss.</summary>
    public IEnumerable<OutputParameter> Targets => Outputs.Where(output => output.HasLoss);

    /// <summary>The steps of the longest sample, where samples may have fewer; else null.</summary>
    public int? Steps => Inputs.FirstOrDefault(input => input.Value.HasLengths)?.Value.Shape.Sizes[0];

    /// <summary>The input values of one sample.</summary>
    public int InputLength => Inputs.Sum(input => input.Length);

    /// <summary>The outputs for one sample.</summary>
    public int OutputLength => Outputs.Sum(output => output.Length);

    /// <summary>What the caller's labels are called, where a pass reads them: where one loss takes labels, and none may be beyond a length.</summary>
    public string? CallersLabels => Steps is null && Targets.Count(output => output.TakesLabels) == 1 ? Targets.First(output => output.TakesLabels).TargetName : null;

    /// <summary>The one input that a pass reads where the caller has it. Several are copied, and so are integers.</summary>
    /// <param name="nameOf">The variable of each.</param>
    public string ReadByPass(Func<InputParameter, string> nameOf) => Inputs.FirstOrDefault(input => !input.IsInteger) is { } input
        ? nameOf(input)
        : $"default({Types.ReadOnlySpan}<float>)";
}

/// <summary>An input as a parameter.</summary>
/// <param name="Surface">Its name and type as a parameter.</param>
/// <param name="Value">The value of the graph.</param>
/// <param name="Number">Of an input of integers, its number among those.</param>
internal sealed record InputParameter(InputSurface Surface, Tensor Value, int Number)
{
    public int Length => Value.Length;

    public bool IsInteger => Value.IsInteger;

    /// <summary>Its name.</summary>
    public string Name => Surface.Parameter;

    /// <summary>The type of the span.</summary>
    public string Type => Surface.Type;
}

/// <summary>An output as a parameter, and the targets that its loss compares it with.</summary>
/// <param name="Surface">Its names as a parameter.</param>
/// <param name="Output">The output.</param>
/// <param name="Inferred">What holds it in inference mode.</param>
/// <param name="LossNumber">The number of its loss; -1 without one.</param>
internal sealed record OutputParameter(OutputSurface Surface, NetworkOutput Output, Tensor Inferred, int LossNumber)
{
    public bool HasLoss => LossNumber >= 0;

    public int Length => Output.Value.Length;

    /// <summary>Whether its rows are steps that samples may have fewer of.</summary>
    public bool HasLengths => Output.Value.HasLengths;

    /// <summary>The values of a row.</summary>
    public int Features => Output.Value.Features;

    /// <summary>The rows of a sample.</summary>
    public int Rows => Output.Value.Rows;

    /// <summary>The name of the span that receives it.</summary>
    public string Name => Surface.Parameter;

    /// <summary>The name of its targets.</summary>
    public string TargetName => Surface.TargetParameter;

    /// <summary>The name of the gradient that the caller gives of it.</summary>
    public string GradientName => Surface.GradientParameter;

    public bool TakesLabels => Surface.TakesLabels;

    /// <summary>The runtime's object of its loss.</summary>
    public string Memory => LossNumber == 0 ? "_memory" : $"_memory.LossAt({LossNumber})";
}
