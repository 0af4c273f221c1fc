using StaticNet.Generators.Graph;
using StaticNet.Generators.Members;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Emits what opens a stream, and the type of a network's streams.</summary>
/// <param name="writer">The source.</param>
/// <param name="members">Writes members of the table.</param>
/// <param name="plan">The network.</param>
/// <param name="stream">How it is computed step by step.</param>
/// <param name="surface">What the network's members follow from.</param>
internal sealed class StreamEmitter(SourceWriter writer, MemberWriter members, NetworkPlan plan, StreamPlan stream, SurfaceModel surface)
{
    private readonly Signature _signature = new(stream.Graph, stream.Outputs, surface);

    private string CallOf(string pass) => PassesEmitter.Call(plan.Model.Type, pass, _signature.ReadByPass(input => input.Name), null);

    private int? MostSteps => StreamForm.MostStepsOf(plan.Model);

    /// <summary>Writes them.</summary>
    public void Emit()
    {
        members.Write("OpenStream", $"new(_memory.CreateStream(count, {stream.Step.WorkspacePerSample}))");
        members.Write(StreamMembers.StreamType, () =>
        {
            EmitCreation();
            foreach (var member in StreamMembers.Within(surface))
                members.Write(member, _ =>
                {
                    using (writer.Block(member.Declaration))
                        EmitBody(member.Name);
                });
        });
    }

    private void EmitCreation()
    {
        writer.Line($"private readonly {Types.Services}NetworkMemory _memory;");
        writer.Line();
        writer.Line($"internal {StreamMembers.StreamType}({Types.Services}NetworkMemory memory)");
        writer.Line("    : base(memory, Architecture,");
        writer.Line("    [");
        foreach (var state in stream.Graph.States)
        {
            var buffer = stream.Step.Of(state.Value);
            writer.Line($"        new(\"{state.Layer}\", \"{state.Name}\", {Literal.Of(state.Value.Rows)}, {Literal.Of(state.Features)}, {Literal.Of(buffer.Offset)}, {Literal.Of(buffer.Stride)}),");
        }

        writer.Line($"    ]{(MostSteps is { } most ? $", {Literal.Of(most)}" : "")}) => _memory = memory;");
    }

    private void EmitBody(string member)
    {
        if (member == "Clone")
        {
            writer.Line($$"""
                {{StreamMembers.StreamType}} copy = new(_memory.CreateStream(Count, {{stream.Step.WorkspacePerSample}}));
                copy.CopyFrom(this);
                return copy;
                """);
            return;
        }

        var entrance = new EntranceEmitter(writer, plan, _signature);
        var copies = new RowCopyEmitter(writer, _signature);
        writer.Line($"using {Types.Services}NetworkUse use = _memory.Use();");
        entrance.EmitInputChecks("rows", "");
        writer.Line($"CheckCount(rows, nameof({_signature.Inputs[0].Name}));");
        entrance.EmitOutputChecks("rows");
        if (MostSteps is not null)
            writer.Line("CountStep();");
        copies.EmitLoads(stream.Step, input => input.Name);
        EmitPass();
        writer.Line("use.ThrowIfChanged();");
        foreach (var output in _signature.Outputs)
            copies.EmitCopy(stream.Step, output.Inferred, "StoreRows", output.Name);
    }

    private void EmitPass()
    {
        if (!stream.Step.InlinesRow)
        {
            writer.Line(CallOf(PassesEmitter.Step));
            return;
        }

        writer.Line("if (rows == 1)");
        writer.Line("    " + CallOf(PassesEmitter.StepRow));
        writer.Line("else");
        writer.Line("    " + CallOf(PassesEmitter.Step));
    }
}
