using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Members;

/// <summary>The members that create a network, describe it and set its options.</summary>
internal static class StateMembers
{
    private const string Inherited = "/// <inheritdoc/>";
    private const string CapacityException =
        "/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The capacity is not positive, or its buffers exceed an array.</exception>";

    /// <summary>Them.</summary>
    public static IEnumerable<Member> Of(SurfaceModel surface, string name, string self) =>
    [
        .. Creation(name, self),
        Constant("InputLength", "int") with { Summary = "/// <summary>The number of input values of one sample.</summary>" },
        Constant("OutputLength", "int") with { Summary = "/// <summary>The number of outputs for one sample.</summary>" },
        Constant("ParameterCount", "int") with { Summary = "/// <summary>The number of parameters, padding not counted.</summary>" },
        Property("BatchCapacity", "int"),
        Property("Workers", "int"),
        Property("Parameters", $"{Types.Span}<float>"),
        Property("Gradients", $"{Types.Span}<float>"),
        Property("Statistics", $"{Types.Span}<float>"),
        new(MemberKind.Method, "Initialize", "void") { Parameters = new(new MemberParameter("ulong", "seed")), Summary = Inherited },
        new(MemberKind.Method, "Dispose", "void")
        {
            Summary = "/// <summary>Ends the workers' threads. The passes throw after it; parameters can still be read.</summary>",
        },
        .. surface.Clippings.Select(Option),
        new(MemberKind.SettableProperty, "TrainingPosition", $"{Types.Runtime}TrainingPosition")
        {
            Needs = NetworkTraits.RandomNumbers,
            Summary = Inherited,
        },
        .. surface.Options.Select(Option),
        new(MemberKind.Property, "GradientHealth", $"{Types.Runtime}GradientHealth")
        {
            Needs = NetworkTraits.Tracking,
            Summary = "/// <summary>How the training of each layer goes, after the last training pass and step.</summary>",
        },
        Constant("Architecture", $"{Types.Runtime}NetworkArchitecture") with { Summary = Inherited },
    ];

    private static IEnumerable<Member> Creation(string name, string self) =>
    [
        new(MemberKind.Field, "_memory", $"{Types.Services}NetworkMemory") { IsPrivate = true },
        new(MemberKind.Constructor, name, "")
        {
            Parameters = new(
                new MemberParameter("ulong", "seed", "The seed of the initial weights.", "0"),
                new MemberParameter("int", "batchCapacity", "The largest batch, at least 1.", "64"),
                new MemberParameter("int", "workers", "The threads that share the work, the calling one included; 0 for as many as the machine has cores.", "1")),
            Summary = "/// <summary>Creates the network with initial weights.</summary>",
            Details = """
                /// <exception cref="global::System.ArgumentOutOfRangeException">
                /// The capacity is not positive, or its buffers exceed an array, or the number of workers is outside its limits.
                /// </exception>
                """,
        },
        new(MemberKind.Constructor, name, "") { Parameters = new(new MemberParameter($"{Types.Services}NetworkMemory", "memory")), IsPrivate = true },
        new(MemberKind.Method, "CreateReader", self)
        {
            Parameters = new(new MemberParameter("int", "batchCapacity", "The largest batch of the reader, at least 1.", "64")),
            Summary = """
                /// <summary>
                /// Creates a reader: a network with these weights and with memory of its own to predict and evaluate in, so that any number of threads
                /// can, each with its own reader, while others read too. A reader allocates nothing after its creation and needs no disposal. It can't
                /// be trained, and its gradients are empty. When this network is disposed, its readers end too.
                /// </summary>
                /// <remarks>
                /// Weights are shared, not copied: readers predict with what training has made of them. A call during which they change throws rather
                /// than give outputs of half old and half new weights; changes through <see cref="Parameters"/> and layers' views go unseen.
                /// </remarks>
                """,
            Details = $"""
                {CapacityException}
                /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
                """,
        },
    ];

    private static Member Constant(string name, string type) => new(MemberKind.Property, name, type) { IsStatic = true };

    private static Member Property(string name, string type) => new(MemberKind.Property, name, type) { Summary = Inherited };

    private static Member Option(OptionSurface option) => new(MemberKind.SettableProperty, option.Name, "float")
    {
        Summary = $"/// <summary>{option.Summary}</summary>",
        Details = $"/// <exception cref=\"global::System.ArgumentOutOfRangeException\">{option.Limits}</exception>",
    };
}
