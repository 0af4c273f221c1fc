using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits the members of a declaration that has a mistake, so that code which uses the network keeps compiling and the one
/// error that the analyzer reports isn't buried. Nothing of it can run: the build has failed.
/// </summary>
internal static class SurfaceEmitter
{
    private const string Inputs = $"{Types.ReadOnlySpan}<float> inputs";
    private const string Outputs = $"{Types.Span}<float> outputs";
    private const string Batch = $"{Types.Runtime}Batch batch";
    private const string AnyTargets = $"{Types.Runtime}Targets targets";
    private const string Result = $"{Types.Runtime}GradientResult";

    public static string Emit(TypeModel type, SurfaceModel surface)
    {
        var writer = new SourceWriter();
        writer.Line(ApiEmitter.Head);

        // The error stands for all: documentation that is missing here helps nobody.
        writer.Line("#pragma warning disable");
        writer.Line();
        string message = $"The declaration of {type.Name} has a mistake; see the errors of the build.";
        string fail = $"throw new {Types.System}InvalidOperationException(\"{message}\")";
        TypeScope.Write(writer, type, $"{type.Declaration} : {Types.Runtime}INetwork", () => { }, () =>
        {
            if (!surface.HasConstructor)
                writer.Line($"public {Identifier.Escape(type.Name)}(ulong seed = 0, int batchCapacity = 64, int workers = 1) => {fail};");
            foreach (var (name, declaration) in Members(surface).Concat(InterfaceMembers()))
                if (!surface.Taken.Contains(name))
                    writer.Line($"{declaration} => {fail};");
            foreach (string option in (string[])["MaxGradientNorm", "MaxLayerGradientNorm", "AdaptiveClipping", "GradientLimit", .. surface.Options])
                if (!surface.Taken.Contains(option))
                    writer.Line($"public float {Identifier.Escape(option)} {{ get => {fail}; set => {fail}; }}");
            if (!surface.Taken.Contains("TrainingPosition"))
                writer.Line($"public {Types.Runtime}TrainingPosition TrainingPosition {{ get => {fail}; set => {fail}; }}");
            if (!surface.Taken.Contains("CreateReader"))
                writer.Line($"public {type.Self} CreateReader(int batchCapacity = 64) => {fail};");
            if (!surface.Taken.Contains("GradientHealth"))
                writer.Line($"public {Types.Runtime}GradientHealth GradientHealth => {fail};");
            EmitLayers(writer, surface, fail);
        });
        return writer.ToString();
    }

    private static IEnumerable<(string Name, string Declaration)> Members(SurfaceModel surface)
    {
        string targets = surface.TargetKind switch
        {
            TargetKind.Labels => $"{Types.ReadOnlySpan}<int> labels",
            TargetKind.Values => $"{Types.ReadOnlySpan}<float> targets",
            _ => AnyTargets,
        };
        string inputs = surface.TakesTokens ? $"{Types.ReadOnlySpan}<int> tokens" : Inputs;
        yield return ("Architecture", $"public static {Types.Runtime}NetworkArchitecture Architecture");
        yield return ("InputLength", "public static int InputLength");
        yield return ("OutputLength", "public static int OutputLength");
        yield return ("ParameterCount", "public static int ParameterCount");
        yield return ("BatchCapacity", "public int BatchCapacity");
        yield return ("Workers", "public int Workers");
        yield return ("Parameters", $"public {Types.Span}<float> Parameters");
        yield return ("Gradients", $"public {Types.Span}<float> Gradients");
        yield return ("Statistics", $"public {Types.Span}<float> Statistics");
        yield return ("Initialize", "public void Initialize(ulong seed)");
        yield return ("Dispose", "public void Dispose()");
        yield return ("Predict", $"public void Predict({inputs}, {Outputs})");
        if (surface.HasProbabilities)
            yield return ("PredictProbabilities", $"public void PredictProbabilities({inputs}, {Types.Span}<float> probabilities)");
        yield return ("Evaluate", $"public float Evaluate({inputs}, {targets}, {Outputs}, {PassMembersEmitter.Weights})");
        yield return ("ComputeGradients", $"public {Result} ComputeGradients({inputs}, {targets}, {PassMembersEmitter.Weights})");
        yield return ("CopyTrainingOutputs", $"public void CopyTrainingOutputs({Outputs})");
    }

    private static IEnumerable<(string Name, string Declaration)> InterfaceMembers()
    {
        const string Network = $"{Types.Runtime}INetwork.";
        yield return ("INetwork.Architecture", $"static {Types.Runtime}NetworkArchitecture {Network}Architecture");
        yield return ("INetwork.BatchCapacity", $"int {Network}BatchCapacity");
        yield return ("INetwork.Workers", $"int {Network}Workers");
        yield return ("IDisposable.Dispose", $"void {Types.System}IDisposable.Dispose()");
        yield return ("INetwork.Parameters", $"{Types.Span}<float> {Network}Parameters");
        yield return ("INetwork.Gradients", $"{Types.Span}<float> {Network}Gradients");
        yield return ("INetwork.Statistics", $"{Types.Span}<float> {Network}Statistics");
        yield return ("INetwork.Initialize", $"void {Network}Initialize(ulong seed)");
        yield return ("INetwork.Predict", $"void {Network}Predict({Batch}, {Outputs})");
        yield return ("INetwork.Evaluate", $"float {Network}Evaluate({Batch}, {Outputs})");
        yield return ("INetwork.ComputeGradients", $"{Result} {Network}ComputeGradients({Batch})");
        yield return ("INetwork.CopyTrainingOutputs", $"void {Network}CopyTrainingOutputs({Outputs})");
    }

    private static void EmitLayers(SourceWriter writer, SurfaceModel surface, string fail)
    {
        string views = surface.Taken.Contains("Layers") ? "__Layers" : "Layers";
        var nodes = ViewNode.Of(surface.Layers);
        foreach (var node in nodes)
            writer.Line($"public {views}.{TypeOf(node)} {Identifier.Escape(node.Name)} => {fail};");
        using (writer.Block($"public static class {views}"))
            EmitViews(writer, nodes, fail);
    }

    private static void EmitViews(SourceWriter writer, IEnumerable<ViewNode> nodes, string fail)
    {
        foreach (var node in nodes)
        {
            using (writer.Block($"public readonly ref struct {TypeOf(node)}"))
            {
                foreach (var child in node.Children)
                    writer.Line($"public {TypeOf(child)} {Identifier.Escape(child.Name)} => {fail};");
                foreach (string view in node.IsBlock ? [] : ParameterViews)
                    writer.Line($"public {Types.Runtime}ParameterView {view} => {fail};");
            }

            EmitViews(writer, node.Children, fail);
        }
    }

    private static string TypeOf(ViewNode node) => $"{node.TypeName}{(node.IsBlock ? "Block" : "View")}";

    /// <summary>The parameters and statistics that layers may have.</summary>
    private static readonly string[] ParameterViews =
        ["Weights", "WeightsGradient", "Bias", "BiasGradient", "Scale", "ScaleGradient", "Shift", "ShiftGradient", "Slope", "SlopeGradient", "RunningMean", "RunningVariance"];
}
