using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits what members check of their arguments before anything changes.</summary>
/// <param name="writer">The source.</param>
/// <param name="plan">The network.</param>
/// <param name="signature">The parameters.</param>
internal sealed class EntranceEmitter(SourceWriter writer, NetworkPlan plan, Signature signature)
{
    /// <summary>Writes the checks of all inputs.</summary>
    /// <param name="count">The variable that gets the number of samples.</param>
    /// <param name="capacity">A further argument for a limit; empty for none.</param>
    public void EmitInputChecks(string count, string capacity)
    {
        if (signature.Steps is { } steps)
        {
            EmitLengthChecks(steps, count, capacity);
            return;
        }

        var first = signature.Inputs[0];
        writer.Line(first.IsInteger
            ? $"int {count} = {Types.Services}TokenGuard.CheckTokens({first.Name}, {first.Length}, {first.Value.Vocabulary}, nameof({first.Name}){capacity});"
            : $"int {count} = {Types.Services}NetworkGuard.CheckInputs({first.Name}, {first.Length}{capacity});");
        foreach (var input in signature.Inputs.Skip(1))
            writer.Line(input.IsInteger
                ? $"{Types.Services}TokenGuard.CheckFurtherTokens({input.Name}, {count}, {input.Length}, {input.Value.Vocabulary}, nameof({input.Name}));"
                : $"{Types.Services}NetworkGuard.CheckFurtherInputs({input.Name}, {count}, {input.Length}, nameof({input.Name}));");
    }

    // Lengths come before inputs, which are looked at within them.
    private void EmitLengthChecks(int steps, string count, string capacity)
    {
        const string Guard = $"{Types.Services}LengthGuard";
        var first = signature.Inputs[0];
        writer.Line($"int {count} = {Guard}.CountSamples({first.Name}.Length, {first.Length}, nameof({first.Name}){capacity});");
        writer.Line($"{Guard}.CheckLengths({InputSurface.Lengths}, {count}, {steps});");
        foreach (var input in signature.Inputs)
            writer.Line((input.Value.HasLengths, input.IsInteger) switch
            {
                (true, true) => $"{Guard}.CheckTokens({input.Name}, {InputSurface.Lengths}, {steps}, {input.Value.Vocabulary}, nameof({input.Name}));",
                (true, false) => $"{Guard}.CheckValues({input.Name}, {InputSurface.Lengths}, {steps}, {input.Value.Features}, nameof({input.Name}));",
                (false, true) => $"{Types.Services}TokenGuard.CheckFurtherTokens({input.Name}, {count}, {input.Length}, {input.Value.Vocabulary}, nameof({input.Name}));",
                _ => $"{Types.Services}NetworkGuard.CheckFurtherInputs({input.Name}, {count}, {input.Length}, nameof({input.Name}));",
            });
    }

    /// <summary>Writes the checks of all outputs.</summary>
    /// <param name="count">The number of samples.</param>
    public void EmitOutputChecks(string count)
    {
        foreach (var output in signature.Outputs)
            writer.Line($"{Types.Services}NetworkGuard.CheckOutputs({output.Name}, {count}, {output.Length});");
    }

    /// <summary>Writes the checks of inputs, targets and what samples weigh.</summary>
    public void EmitBatchChecks()
    {
        EmitInputChecks("rows", ", _memory.BatchCapacity");
        foreach (var output in signature.Targets)
            writer.Line(output.HasLengths
                ? $"{Types.Services}LengthGuard.{output.Output.Declared!.CheckSteps(output.TargetName, output.Output.Value.Shape)};"
                : $"{Types.Services}NetworkGuard.{output.Output.Declared!.CheckTargets(output.TargetName, output.Output.Value.Shape)};");
        writer.Line($"{Types.Services}NetworkGuard.CheckSampleWeights(sampleWeights, rows);");
    }

    /// <summary>Writes the check that a batch is large enough to train on, where that isn't one of any size.</summary>
    public void EmitTrainingBatchCheck()
    {
        if (plan.SmallestTrainingBatch is { Samples: > 1 } smallest)
            writer.Line($"{Types.Services}NetworkGuard.CheckTrainingBatch({signature.ReadByPass(input => input.Name)}, rows, {smallest.Samples}, \"{smallest.Layer}\");");
    }
}
