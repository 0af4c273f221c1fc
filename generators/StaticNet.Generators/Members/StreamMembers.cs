using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Members;

/// <summary>The members of networks that are computed step by step: what opens a stream, and the type of streams with its own members.</summary>
internal static class StreamMembers
{
    /// <summary>The type of a network's streams.</summary>
    public const string StreamType = "StepStream";

    /// <summary>The runtime's class that it derives from.</summary>
    public const string BaseType = $"{Types.Runtime}SequenceStream";

    /// <summary>The name of the type of streams: another one where the class, by mistake, has a member of that name.</summary>
    /// <param name="surface">What members follow from.</param>
    public static string TypeOf(SurfaceModel surface) => surface.Taken.Contains(StreamType) ? $"__{StreamType}" : StreamType;

    /// <summary>Those of the network.</summary>
    /// <param name="surface">What they follow from.</param>
    public static IEnumerable<Member> Of(SurfaceModel surface) =>
    [
        new(MemberKind.Method, "OpenStream", TypeOf(surface))
        {
            Needs = NetworkTraits.Streaming,
            Parameters = new(new MemberParameter("int", "count", "How many sequences the stream computes side by side, at least 1.", "1")),
            Summary = $$"""
                /// <summary>
                /// Opens a stream: it takes sequences step by step, {{LimitOf(surface)}}, and gives the outputs of each step with the bits that <c>Predict</c> has for it in a
                /// window that begins where the stream does. Each stream keeps the states of its sequences, so any number of threads can compute, each with its own stream.
                /// A stream allocates nothing after its creation and needs no disposal. When this network is disposed, its streams end too.
                /// </summary>
                /// <remarks>
                /// Weights are shared, not copied: a stream goes on with what training makes of them. A step during which they change throws rather than give outputs of half old and
                /// half new weights; changes through <see cref="Parameters"/> and layers' views go unseen.
                /// </remarks>
                """,
            Details = """
                /// <exception cref="global::System.ArgumentOutOfRangeException">The count is not positive, or its buffers exceed an array.</exception>
                /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
                """,
        },
        new(MemberKind.NestedType, StreamType, "")
        {
            Needs = NetworkTraits.Streaming,
            Base = BaseType,
            Summary = "/// <summary>Sequences that are computed step by step, side by side. An instance serves one thread at a time.</summary>",
        },
    ];

    /// <summary>Those of the stream itself.</summary>
    /// <param name="surface">What the network's members follow from.</param>
    public static IEnumerable<Member> Within(SurfaceModel surface) =>
    [
        new(MemberKind.Method, "Step", "void")
        {
            Parameters = new([.. surface.Inputs.Select(Input), .. surface.Outputs.Select(Output)]),
            Summary = "/// <summary>Computes the next step of each sequence.</summary>",
            Details = $$"""
                /// <exception cref="global::System.ArgumentException">A length or a value is outside its limits; no state has changed.</exception>
                /// <exception cref="global::System.InvalidOperationException">
                /// Another call uses the stream{{(IsCounted(surface) ? ", or a sequence has had as many steps as a window" : "")}}; or the weights have changed meanwhile, and the states are to be reset or copied from others.
                /// </exception>
                /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
                """,
        },
        new(MemberKind.Method, "Clone", TypeOf(surface))
        {
            Summary = "/// <summary>Opens another stream that goes on from where this one is.</summary>",
            Details = """
                /// <exception cref="global::System.InvalidOperationException">Another call uses the stream.</exception>
                /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
                """,
        },
    ];

    private static bool IsCounted(SurfaceModel surface) => (surface.Traits & NetworkTraits.CountedSteps) != 0;

    private static string LimitOf(SurfaceModel surface) => IsCounted(surface) ? "as many steps as a window has and then anew" : "as many steps as there are";

    private static MemberParameter Input(InputSurface input) => new(
        input.Type, input.Parameter,
        input.StepLength is null ? "" : input.IsInteger ? $"<c>[count]</c>, each in [0, {input.Vocabulary})." : $"<c>[count, {input.StepLength}]</c>, finite.");

    private static MemberParameter Output(OutputSurface output) => new(
        $"{Types.Span}<float>", output.Parameter,
        output.StepLength is null ? "" : $"Receives <c>[count, {output.StepLength}]</c>{(output.Loss?.TakesLogits == true ? ", the logits" : "")}.");
}
