using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Model;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Declarations;

/// <summary>That projects may choose an older language than the newest: generated code and the library's API are usable in it.</summary>
public sealed class LanguageVersionTests
{
    /// <summary>
    /// The oldest language version that generated code compiles in. Older ones have no collection expressions; projects for
    /// .NET 10 have C# 14 unless they choose an older one.
    /// </summary>
    private const LanguageVersion Oldest = LanguageVersion.CSharp12;

    // What newer languages would expand or infer: arguments after one another, the element type of an array.
    private const string Uses = """
        using StaticNet;
        using StaticNet.Data;
        using StaticNet.Metrics;
        using StaticNet.Optimizers;
        using StaticNet.Training;

        namespace Kinds;

        internal sealed class OwnOptimizer(float learningRate) : Optimizer(learningRate, 0f, "first", "second")
        {
            protected override void Update(in ParameterRange range)
            {
                for (int i = 0; i < range.Length; i++)
                    range.Parameters[i] -= LearningRate * range.Gradients[i];
            }
        }

        internal static class Program
        {
            private static readonly int[] Labels = { 0, 1, 2 };

            public static double Run(Classifier network, Regressor regressor)
            {
                var data = new Dataset(new float[18], Classifier.InputLength, Labels);
                var trainer = new Trainer<Classifier>(network, new Sgd(0.1f)) { Metrics = [new Accuracy(), new F1()] };
                trainer.Fit(data, data, epochs: 1, batchSize: 3);
                trainer.Evaluate(data);
                trainer.Evaluate(data, new Accuracy());
                trainer.Evaluate(data, new Accuracy(), new F1());
                trainer.Evaluate(data, [new Accuracy(), new F1()]);
                regressor.ComputeGradients(new float[3], new float[1]);
                network.ComputeGradients(new float[6], Labels[..1]);
                var state = new TrainingState();
                state.Add("mine", new float[3]);
                NpyArray[] arrays = [NpyArray.Create(Labels, 3), NpyArray.Create(new float[6], 3, 2), NpyArray.Create<double>([1, 2], 2)];
                return trainer.Evaluate(data).Loss + arrays.Length + network.NoiseRate;
            }
        }
        """;

    /// <summary>Every version that is supported.</summary>
    public static TheoryData<LanguageVersion> Versions { get; } = [Oldest, LanguageVersion.CSharp13, LanguageVersion.CSharp14];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Source_InASupportedVersion_CompilesWithoutWarning(LanguageVersion version) => GeneratorRun.OfValid(
        new GeneratorOptions { LanguageVersion = version, Documentation = DocumentationMode.Diagnose }, EveryKind.Source, Uses);

    [Fact]
    public void Networks_OldestVersion_Compute()
    {
        using var networks = new CompiledNetworks(GeneratorRun.Of(new GeneratorOptions { LanguageVersion = Oldest }, EveryKind.Source));

        Assert.All(EveryKind.Networks, name =>
        {
            var generated = networks[name];
            var network = generated.Create(seed: 1, batchCapacity: 2);
            var shape = generated.Architecture.SampleShape;
            float[] inputs = new float[2 * shape.InputLength];
            Array.Fill(inputs, 0.5f);
            int[] labels = new int[2 * shape.LabelLength];
            labels.AsSpan(Math.Min(1, labels.Length)).Fill(1);
            var targets = shape.TargetKind switch
            {
                TargetKind.Labels => new Targets(labels),
                TargetKind.Values => new Targets(new float[2 * shape.ValueLength]),
                _ => new Targets(labels, new float[2 * shape.ValueLength], default),
            };

            int[] lengths = shape.HasLengths ? [1, generated.Architecture.Steps!.Value] : [];
            float loss = network.ComputeGradients(new Batch(shape, 2, inputs, new int[2 * shape.TokenLength], targets) { Lengths = lengths }).Loss;

            Assert.InRange(loss, 0, 10);
        });
    }

    [Fact]
    public void EveryKind_Source_HasAllThatIsRegisteredAndEveryOption()
    {
        var attributes = GeneratorRun.Of(new GeneratorOptions(), EveryKind.Source).Output
            .GetSymbolsWithName(_ => true, SymbolFilter.Type, TestContext.Current.CancellationToken)
            .SelectMany(type => type.GetAttributes()).Where(attribute => attribute.AttributeClass!.ContainingNamespace.Name == "StaticNet").ToList();
        var named = attributes.Select(attribute => attribute.AttributeClass!.Name[..^"Attribute".Length]).ToHashSet();
        var options = attributes.SelectMany(attribute => attribute.NamedArguments.Select(argument =>
            $"{attribute.AttributeClass!.MetadataName}.{argument.Key}")).ToHashSet();

        Assert.Superset(
            KindRegistry.Layers.Keys.Concat(KindRegistry.Losses.Keys).Concat(KindRegistry.Clippings.Keys).Concat(KindRegistry.Words).Append(KindRegistry.Use).Append(KindRegistry.Tracking).ToHashSet(),
            named);
        Assert.Superset(typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(type => typeof(Attribute).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.CanWrite && !type.IsAbstract).Select(property => $"{type.Name}.{property.Name}")).ToHashSet(), options);
    }

    // An older compiler takes a collection after params for an ordinary argument, doesn't infer an element type through a
    // span, nor find an extension of spans on an array.
    [Fact]
    public void Library_PublicMembers_NeedNoNewerLanguage() => Assert.All(
        typeof(NetworkAttribute).Assembly.GetExportedTypes().SelectMany(type =>
            type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>().Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly),
        method =>
        {
            Assert.DoesNotContain(method.GetParameters(), parameter => parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false));
            Assert.False(method.IsDefined(typeof(ExtensionAttribute), inherit: false) && IsSpan(method.GetParameters()[0].ParameterType));
            Assert.True(!InfersThroughSpan(method) || method.DeclaringType!.GetMethods().Any(other =>
                other.Name == method.Name && other.GetParameters().Any(parameter => parameter.ParameterType.IsArray && parameter.ParameterType.GetElementType()!.IsGenericParameter)));
        });

    private static bool InfersThroughSpan(MethodBase method) => method.IsGenericMethodDefinition
        && method.GetParameters().Any(parameter => IsSpan(parameter.ParameterType) && parameter.ParameterType.GenericTypeArguments[0].IsGenericMethodParameter);

    private static bool IsSpan(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) || type.GetGenericTypeDefinition() == typeof(Span<>));
}
