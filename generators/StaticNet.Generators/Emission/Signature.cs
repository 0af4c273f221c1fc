using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>The names that inputs, outputs and targets have as parameters of a network's members.</summary>
internal sealed class Signature
{
    public Signature(NetworkPlan plan)
    {
        var graph = plan.Graph;
        var inputs = new List<InputParameter>();
        foreach (var input in graph.Inputs)
            inputs.Add(new InputParameter(NameOf(input, graph.Inputs.Count), input, inputs.Count(other => other.IsInteger)));
        Inputs = inputs;
        int losses = 0;
        var outputs = new List<OutputParameter>();
        for (int index = 0; index < graph.Outputs.Count; index++)
        {
            var output = graph.Outputs[index];
            outputs.Add(new OutputParameter(output, plan.Outputs[index], graph.Outputs.Count > 1, output.Loss is null ? -1 : losses));
            losses += output.Loss is null ? 0 : 1;
        }

        Outputs = outputs;
    }

    private static string NameOf(Tensor input, int inputs) =>
        inputs > 1 ? Identifier.Escape(input.Name) : input.IsInteger ? "tokens" : "inputs";

    /// <summary>The inputs.</summary>
    public IReadOnlyList<InputParameter> Inputs { get; }

    /// <summary>The outputs.</summary>
    public IReadOnlyList<OutputParameter> Outputs { get; }

    /// <summary>The outputs with a loss.</summary>
    public IEnumerable<OutputParameter> Targets => Outputs.Where(output => output.HasLoss);

    /// <summary>The input values of one sample.</summary>
    public int InputLength => Inputs.Sum(input => input.Length);

    /// <summary>The outputs for one sample.</summary>
    public int OutputLength => Outputs.Sum(output => output.Length);

    /// <summary>The declarations of inputs.</summary>
    public string InputParameters => string.Join(", ", Inputs.Select(input => input.Declaration));

    /// <summary>The declarations of targets.</summary>
    public string TargetParameters => string.Join(", ", Targets.Select(output => output.TargetDeclaration));

    /// <summary>The declarations of what receives outputs.</summary>
    public string OutputParameters => string.Join(", ", Outputs.Select(output => output.Declaration));
}

/// <summary>An input as a parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value of the graph.</param>
/// <param name="Number">Of an input of integers, its number among those.</param>
internal sealed record InputParameter(string Name, Tensor Value, int Number)
{
    public int Length => Value.Length;

    public bool IsInteger => Value.IsInteger;

    /// <summary>The type of the span.</summary>
    public string Type => $"{Types.ReadOnlySpan}<{(IsInteger ? "int" : "float")}>";

    public string Declaration => $"{Type} {Name}";

    /// <summary>What its elements are, in documents.</summary>
    public string Elements => IsInteger ? $"each in [0, {Value.Vocabulary})" : "finite";
}

/// <summary>An output as a parameter, and the targets that its loss compares it with.</summary>
/// <param name="Output">The output.</param>
/// <param name="Inferred">What holds it in inference mode.</param>
/// <param name="IsNamed">Whether parameters are named after it, since there are others.</param>
/// <param name="LossNumber">The number of its loss; -1 without one.</param>
internal sealed record OutputParameter(NetworkOutput Output, Tensor Inferred, bool IsNamed, int LossNumber)
{
    public bool HasLoss => LossNumber >= 0;

    public int Length => Output.Value.Length;

    /// <summary>The values of a row.</summary>
    public int Features => Output.Value.Features;

    /// <summary>The rows of a sample.</summary>
    public int Rows => Output.Value.Rows;

    /// <summary>The name of the span that receives it.</summary>
    public string Name => IsNamed ? Identifier.Escape(Output.Name!) : "outputs";

    /// <summary>The name of its targets.</summary>
    public string TargetName => (IsNamed, TakesLabels) switch
    {
        (false, true) => "labels",
        (false, false) => "targets",
        (true, true) => $"{Output.Name}Labels",
        (true, false) => $"{Output.Name}Targets",
    };

    /// <summary>The name of the gradient that the caller gives of it.</summary>
    public string GradientName => IsNamed ? $"{Output.Name}Gradients" : "outputGradients";

    public bool TakesLabels => Output.Declared?.TargetKind == Model.TargetKind.Labels;

    /// <summary>The target elements of a sample.</summary>
    public int TargetLength => TakesLabels ? Rows : Length;

    public string Declaration => $"{Types.Span}<float> {Name}";

    public string TargetDeclaration => $"{Types.ReadOnlySpan}<{(TakesLabels ? "int" : "float")}> {TargetName}";

    /// <summary>What it holds, in documents.</summary>
    public string Document => $"<c>[batch, {string.Join(", ", Output.Value.Shape.Sizes)}]</c>{(Output.Declared?.TakesLogits == true ? ", the logits" : "")}";

    /// <summary>The runtime's object of its loss.</summary>
    public string Memory => LossNumber == 0 ? "_memory" : $"_memory.LossAt({LossNumber})";
}
