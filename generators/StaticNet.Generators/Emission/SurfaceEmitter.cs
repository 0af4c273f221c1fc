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
        TypeScope.Write(writer, type, $"{type.Declaration} : {Types.Runtime}INetwork", () => { }, () =>
        {
            writer.Line($"private const string Mistake = \"The declaration of {type.Name} has a mistake; see the errors of the build.\";");
            if (!surface.HasConstructor)
                writer.Line($"public {Identifier.Escape(type.Name)}(ulong seed = 0, int batchCapacity = 64, int workers = 1) => throw new global::System.InvalidOperationException(Mistake);");
            EmitMembers(writer, surface);
            EmitInterface(writer);
        });
        return writer.ToString();
    }

    private static void EmitMembers(SourceWriter writer, SurfaceModel surface)
    {
        string targets = surface.TargetKind switch
        {
            TargetKind.Labels => "global::System.ReadOnlySpan<int> labels",
            TargetKind.Values => "global::System.ReadOnlySpan<float> targets",
            _ => "global::StaticNet.Targets targets",
        };
        Member("Architecture", "public static global::StaticNet.NetworkArchitecture Architecture");
        Member("InputLength", "public static int InputLength");
        Member("OutputLength", "public static int OutputLength");
        Member("ParameterCount", "public static int ParameterCount");
        Member("BatchCapacity", "public int BatchCapacity");
        Member("Workers", "public int Workers");
        Member("Parameters", "public global::System.Span<float> Parameters");
        Member("Gradients", "public global::System.Span<float> Gradients");
        Member("Initialize", "public void Initialize(ulong seed)");
        Member("Dispose", "public void Dispose()");
        Member("Predict", "public void Predict(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs)");
        if (surface.TargetKind == TargetKind.Labels)
            Member("PredictProbabilities", "public void PredictProbabilities(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> probabilities)");
        Member("Evaluate", $"public float Evaluate(global::System.ReadOnlySpan<float> inputs, {targets}, global::System.Span<float> outputs)");
        Member("ComputeGradients", $"public global::StaticNet.GradientResult ComputeGradients(global::System.ReadOnlySpan<float> inputs, {targets})");
        foreach (string option in (string[])["MaxGradientNorm", "GradientLimit"])
            if (!surface.Taken.Contains(option))
                writer.Line($"public float {option} {{ get => throw new global::System.InvalidOperationException(Mistake); set => throw new global::System.InvalidOperationException(Mistake); }}");
        if (surface.Taken.Contains("Layers"))
            return;
        foreach (string layer in surface.Layers)
            writer.Line($"public Layers.{layer}View {Identifier.Escape(layer)} => throw new global::System.InvalidOperationException(Mistake);");
        using (writer.Block("public static class Layers"))
            foreach (string layer in surface.Layers)
                using (writer.Block($"public readonly ref struct {layer}View"))
                    foreach (string view in (string[])["Weights", "WeightsGradient", "Bias", "BiasGradient"])
                        writer.Line($"public global::StaticNet.ParameterView {view} => throw new global::System.InvalidOperationException(Mistake);");

        void Member(string name, string declaration)
        {
            if (!surface.Taken.Contains(name))
                writer.Line($"{declaration} => throw new global::System.InvalidOperationException(Mistake);");
        }
    }

    private static void EmitInterface(SourceWriter writer) => writer.Line("""
        static global::StaticNet.NetworkArchitecture global::StaticNet.INetwork.Architecture => throw new global::System.InvalidOperationException(Mistake);
        int global::StaticNet.INetwork.BatchCapacity => throw new global::System.InvalidOperationException(Mistake);
        int global::StaticNet.INetwork.Workers => throw new global::System.InvalidOperationException(Mistake);
        void global::System.IDisposable.Dispose() => throw new global::System.InvalidOperationException(Mistake);
        global::System.Span<float> global::StaticNet.INetwork.Parameters => throw new global::System.InvalidOperationException(Mistake);
        global::System.Span<float> global::StaticNet.INetwork.Gradients => throw new global::System.InvalidOperationException(Mistake);
        void global::StaticNet.INetwork.Initialize(ulong seed) => throw new global::System.InvalidOperationException(Mistake);
        void global::StaticNet.INetwork.Predict(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs) => throw new global::System.InvalidOperationException(Mistake);
        float global::StaticNet.INetwork.Evaluate(global::System.ReadOnlySpan<float> inputs, global::StaticNet.Targets targets, global::System.Span<float> outputs) => throw new global::System.InvalidOperationException(Mistake);
        global::StaticNet.GradientResult global::StaticNet.INetwork.ComputeGradients(global::System.ReadOnlySpan<float> inputs, global::StaticNet.Targets targets) => throw new global::System.InvalidOperationException(Mistake);
        """);
}
