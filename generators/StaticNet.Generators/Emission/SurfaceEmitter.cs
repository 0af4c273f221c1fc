using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits the members of a declaration that has a mistake, so that code which uses the network keeps compiling and the one
/// error that the analyzer reports isn't buried. Nothing of it can run: the build has failed.
/// </summary>
internal static class SurfaceEmitter
{
    public static string Emit(TypeModel type, SurfaceModel surface)
    {
        var writer = new SourceWriter();
        writer.Line(ApiEmitter.Head);
        TypeScope.Write(writer, type, $"{type.Declaration} : INetwork", () => { }, () =>
        {
            writer.Line($"private const string Mistake = \"The declaration of {type.Name} has a mistake; see the errors of the build.\";");
            if (!surface.HasConstructor)
                writer.Line($"public {Identifier.Escape(type.Name)}(ulong seed = 0, int batchCapacity = 64) => throw new InvalidOperationException(Mistake);");
            EmitMembers(writer, surface);
            EmitInterface(writer);
        });
        return writer.ToString();
    }

    private static void EmitMembers(SourceWriter writer, SurfaceModel surface)
    {
        string targets = surface.TargetKind switch
        {
            TargetKind.Labels => "ReadOnlySpan<int> labels",
            TargetKind.Values => "ReadOnlySpan<float> targets",
            _ => "Targets targets",
        };
        Member("Architecture", "public static NetworkArchitecture Architecture");
        Member("InputLength", "public static int InputLength");
        Member("OutputLength", "public static int OutputLength");
        Member("ParameterCount", "public static int ParameterCount");
        Member("BatchCapacity", "public int BatchCapacity");
        Member("Parameters", "public Span<float> Parameters");
        Member("Gradients", "public Span<float> Gradients");
        Member("Initialize", "public void Initialize(ulong seed)");
        Member("Predict", "public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)");
        if (surface.TargetKind == TargetKind.Labels)
            Member("PredictProbabilities", "public void PredictProbabilities(ReadOnlySpan<float> inputs, Span<float> probabilities)");
        Member("Evaluate", $"public float Evaluate(ReadOnlySpan<float> inputs, {targets}, Span<float> outputs)");
        Member("ComputeGradients", $"public GradientResult ComputeGradients(ReadOnlySpan<float> inputs, {targets})");
        foreach (string option in (string[])["MaxGradientNorm", "GradientLimit"])
            if (!surface.Taken.Contains(option))
                writer.Line($"public float {option} {{ get => throw new InvalidOperationException(Mistake); set => throw new InvalidOperationException(Mistake); }}");
        if (surface.Taken.Contains("Layers"))
            return;
        foreach (string layer in surface.Layers.Select(Identifier.Escape))
            writer.Line($"public Layers.{layer} {layer} => throw new InvalidOperationException(Mistake);");
        using (writer.Block("public static class Layers"))
            foreach (string layer in surface.Layers.Select(Identifier.Escape))
                using (writer.Block($"public readonly ref struct {layer}"))
                    foreach (string view in (string[])["Weights", "WeightsGradient", "Bias", "BiasGradient"])
                        writer.Line($"public ParameterView {view} => throw new InvalidOperationException(Mistake);");

        void Member(string name, string declaration)
        {
            if (!surface.Taken.Contains(name))
                writer.Line($"{declaration} => throw new InvalidOperationException(Mistake);");
        }
    }

    private static void EmitInterface(SourceWriter writer) => writer.Line("""
        static NetworkArchitecture INetwork.Architecture => throw new InvalidOperationException(Mistake);
        int INetwork.BatchCapacity => throw new InvalidOperationException(Mistake);
        Span<float> INetwork.Parameters => throw new InvalidOperationException(Mistake);
        Span<float> INetwork.Gradients => throw new InvalidOperationException(Mistake);
        void INetwork.Initialize(ulong seed) => throw new InvalidOperationException(Mistake);
        void INetwork.Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new InvalidOperationException(Mistake);
        float INetwork.Evaluate(ReadOnlySpan<float> inputs, Targets targets, Span<float> outputs) => throw new InvalidOperationException(Mistake);
        GradientResult INetwork.ComputeGradients(ReadOnlySpan<float> inputs, Targets targets) => throw new InvalidOperationException(Mistake);
        """);
}
