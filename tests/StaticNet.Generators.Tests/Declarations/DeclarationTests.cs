using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.CompilerServices;
using StaticNet.Generators.Tests.Diagnostics;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Declarations;

/// <summary>Odd but valid declarations: each compiles without a warning, has no diagnostics, and learns.</summary>
public sealed class DeclarationTests
{
    // Two layers, to have kernels with and without activation, and a class label loss, which needs most members.
    private const string Attributes =
        "[global::StaticNet.Network(3), global::StaticNet.Dense(5), global::StaticNet.Tanh, global::StaticNet.Dense(2), "
        + "global::StaticNet.SoftmaxCrossEntropy, global::StaticNet.ClipGradientNorm(1)]\n";

    [Theory]
    [InlineData("# public partial class Net;", "Net")]
    [InlineData("# internal partial class Net;", "Net")]
    [InlineData("# public sealed partial class Net;", "Net")]
    [InlineData("# public unsafe partial class Net;", "Net")]
    [InlineData("namespace App; # public partial class Net;", "App.Net")]
    [InlineData("namespace App.Deep.Deeper { # public partial class Net; }", "App.Deep.Deeper.Net")]
    [InlineData("namespace App { namespace Deep { # public partial class Net; } }", "App.Deep.Net")]
    [InlineData("public partial class Outer { # public partial class Net; }", "Outer+Net")]
    [InlineData("public partial class Outer { # private partial class Net; }", "Outer+Net")]
    [InlineData("public partial class Outer { # private protected partial class Net; }", "Outer+Net")]
    [InlineData("public static partial class Outer { # public partial class Net; }", "Outer+Net")]
    [InlineData("public abstract partial class Outer { # public partial class Net; }", "Outer+Net")]
    [InlineData("public partial struct Outer { # public partial class Net; }", "Outer+Net")]
    [InlineData("public readonly ref partial struct Outer { # public partial class Net; }", "Outer+Net")]
    [InlineData("public partial record Outer(int X) { # public partial class Net; }", "Outer+Net")]
    [InlineData("public partial record class Outer { # public partial class Net; }", "Outer+Net")]
    [InlineData("public readonly partial record struct Outer(int X) { # public partial class Net; }", "Outer+Net")]
    [InlineData("public partial interface Outer { # public partial class Net; }", "Outer+Net")]
    [InlineData("public partial class A { public partial struct B { public partial interface C { # public partial class Net; } } }", "A+B+C+Net")]
    public void Network_PlaceOfTheClass_CompilesAndLearns(string source, string type) => AssertLearns(source, type);

    [Theory]
    [InlineData("public partial class Outer<T> where T : class, System.IDisposable, new() { # public partial class Net; }", "Outer`1+Net", typeof(MemoryStream))]
    [InlineData("public partial class Outer<@class> where @class : struct { # public partial class Net; }", "Outer`1+Net", typeof(int))]
    [InlineData("public partial interface Outer<T> { # public partial class Net; }", "Outer`1+Net", typeof(int))]
    [InlineData("# public partial class Net<T>;", "Net`1", typeof(int))]
    [InlineData("# public partial class Net<T> where T : notnull { public T? Tag { get; set; } }", "Net`1", typeof(string))]
    [InlineData("# public partial class Net<@event> where @event : unmanaged;", "Net`1", typeof(int))]
    [InlineData("# public partial class Net<field>;", "Net`1", typeof(int))]
    [InlineData("public partial class Outer<T> { # public partial class Net<U> where U : T; }", "Outer`1+Net`1", typeof(object), typeof(string))]
    public void Network_GenericClass_CompilesAndLearns(string source, string type, params Type[] arguments)
    {
        using var networks = Compile(source);
        Learning.AssertLearns(networks.Type(type).MakeGenericType(arguments));
    }

    [Theory]
    [InlineData("# public partial class @class;", "class")]
    [InlineData("namespace @namespace.@int.@public; # public partial class @void;", "namespace.int.public.void")]
    [InlineData("namespace await.partial.record.var; # public partial class @record;", "await.partial.record.var.record")]
    [InlineData("# public partial class @partial;", "partial")]
    [InlineData("namespace App; # public partial class @var;", "App.var")]
    [InlineData("# public partial class @file;", "file")]
    [InlineData("# public partial class @required;", "required")]
    [InlineData("# public partial class @scoped;", "scoped")]
    [InlineData("# public partial class @field;", "field")]
    [InlineData("# public partial class @extension;", "extension")]
    [InlineData("# public partial class @dynamic;", "dynamic")]
    [InlineData("# public partial class @nint;", "nint")]
    [InlineData("# public partial class @_;", "_")]
    [InlineData("# public partial class @value;", "value")]
    [InlineData("# public partial class @global;", "global")]
    [InlineData("public partial class @base { # public partial class @this; }", "base+this")]
    [InlineData("namespace Größe.数字; # public partial class Čísla;", "Größe.数字.Čísla")]
    [InlineData("# public partial class N\\u0065t;", "Net")]
    public void Network_UnusualIdentifiers_CompilesAndLearns(string source, string type) => AssertLearns(source, type);

    [Theory]
    [InlineData("class", "event", "int")]
    [InlineData("value", "field", "var")]
    [InlineData("partial", "record", "await")]
    [InlineData("System", "StaticNet", "Vector512")]
    [InlineData("Span", "Unsafe", "global")]
    [InlineData("seed", "batchCapacity", "inputs")]
    [InlineData("outputs", "labels", "rows")]
    [InlineData("_", "é", "数字")]
    public void Network_UnusualLayerNames_CompilesAndLearns(string first, string second, string third) => AssertLearns($$"""
        using StaticNet;

        [Network(3), Dense(5, Name = "{{first}}"), Tanh(Name = "{{second}}"), Dense(2, Name = "{{third}}"), SoftmaxCrossEntropy]
        public partial class Net
        {
            public int Weights => @{{first}}.Weights.Shape[0] + this.@{{third}}.WeightsGradient.Shape[0];
        }
        """, "Net");

    [Fact]
    public void Network_NamesThatDifferByCaseOrArity_CompileAndLearn()
    {
        using var networks = Compile("""
            namespace App { # public partial class Net; # public partial class NET; # public partial class nEt; }
            namespace App { # public partial class Net<T>; # public partial class Net<T, U>; # public partial class NET<T, U>; # public partial class Net_2; }
            namespace APP { # public partial class Net; }
            namespace App.Deep { # public partial class Net; }
            """);

        foreach (string name in (string[])["App.Net", "App.NET", "App.nEt", "APP.Net", "App.Deep.Net", "App.Net_2"])
            Learning.AssertLearns(networks.Type(name));
        Learning.AssertLearns(networks.Type("App.Net`1").MakeGenericType(typeof(int)));
        Learning.AssertLearns(networks.Type("App.Net`2").MakeGenericType(typeof(int), typeof(int)));
        Learning.AssertLearns(networks.Type("App.NET`2").MakeGenericType(typeof(int), typeof(int)));
    }

    [Fact]
    public void Network_NetworksInNetworks_CompileAndLearn()
    {
        // Their kernels use vectors by short names; their files are named after the classes.
        using var networks = Compile("""
            # public partial class Net
            {
                # public partial class Vector { # public partial class Vector512; }
                # public partial class Passes;
                # public partial class Unsafe;
                # public partial class System;
                # public partial class StaticNet;
            }
            """);

        foreach (string name in (string[])["Net", "Net+Vector", "Net+Vector+Vector512", "Net+Passes", "Net+Unsafe", "Net+System", "Net+StaticNet"])
            Learning.AssertLearns(networks.Type(name));
    }

    [Theory]
    [InlineData("public class Base { public int Mine => 1; } # public partial class Net : Base;")]
    [InlineData("public abstract class Base { protected Base() { } public abstract int Mine { get; } } # public partial class Net : Base { public override int Mine => 2; }")]
    [InlineData("public class Base<T> { public T? Mine { get; set; } } # public partial class Net : Base<Net>;")]
    [InlineData("# public partial class Net : System.IFormattable { public string ToString(string? format, System.IFormatProvider? provider) => \"\"; }")]
    [InlineData("# public partial class Net : global::StaticNet.INetwork;")]
    [InlineData("public interface IPredictor { void Predict(System.ReadOnlySpan<float> x, System.Span<float> y); } # public partial class Net : IPredictor;")]
    [InlineData("# public partial class Net { public void Predict(string text) { } public int Evaluate(int x) => x; public void Initialize() { } public static void ComputeGradients() { } public void PredictProbabilities<T>() { } }")]
    [InlineData("# public partial class Net { public Net(string name) : this(seed: 3, batchCapacity: name.Length) { } }")]
    [InlineData("# public partial class Net { private readonly int _mine = 3; public int Mine => _mine; static Net() { } ~Net() { } public static Net operator +(Net a, Net b) => a; public int this[int i] => i; }")]
    [InlineData("# public partial class Net; public partial class Net { public int Mine => Dense1.Bias.Length; }")]
    public void Network_ClassWithCodeOfItsOwn_CompilesAndLearns(string source) =>
        AssertLearns(source, "Net");

    [Theory]
    [InlineData("namespace App { SHADOWS # public partial class Net; }", "App.Net")]
    [InlineData("namespace App { public partial class Outer { SHADOWS # public partial class Net; } }", "App.Outer+Net")]
    [InlineData("namespace App { # public partial class Net { SHADOWS } }", "App.Net")]
    [InlineData("namespace App.StaticNet.System { SHADOWS # public partial class Net; }", "App.StaticNet.System.Net")]
    [InlineData("namespace StaticNet.App { SHADOWS # public partial class Net; }", "StaticNet.App.Net")]
    [InlineData("namespace App { namespace System { public class Span; } namespace StaticNet { namespace Numerics { public class VectorMath; } } # public partial class Net; }", "App.Net")]
    [InlineData("public class Vector; public class Vector<T>; public class Vector512; public class Unsafe; public class Span<T>; public class MathF; # public partial class Net;", "Net")]
    public void Network_BesideTypesNamedLikeTheFrameworks_CompilesAndLearns(string source, string type)
    {
        string[] names =
        [
            "System", "StaticNet", "Vector", "Vector<T>", "Vector512", "Unsafe", "Span", "Span<T>", "ReadOnlySpan<T>", "MathF", "Single", "Numerics",
            "INetwork", "NetworkMemory", "NetworkGuard", "MemoryMarshal", "Initializer", "Passes", "Kernels", "Lanes", "Floats", "Forward3x4Relu", "MethodImpl", "VectorMath",
        ];
        AssertLearns(source.Replace("SHADOWS", string.Concat(names.Select(name => $"public class {name} {{ }} ")), StringComparison.Ordinal), type);
    }

    // The name var means the type wherever there is one, and a network in no namespace has the user's types in scope.
    [Theory]
    [InlineData("public class @var; # public partial class Net;", "Net")]
    [InlineData("public struct @var { } public class @float; public class @ref; # public partial class Net;", "Net")]
    [InlineData("# public partial class @var;", "var")]
    [InlineData("public class @var; public class @dynamic; public class @nint; public class @scoped; # public partial class Net;", "Net")]
    public void Network_BesideTypesNamedLikeContextualKeywords_CompilesAndLearns(string source, string type) => AssertLearns(source, type);

    private static void AssertLearns(string source, string type)
    {
        using var networks = Compile(source);
        Learning.AssertLearns(networks.Type(type));
    }

    private static CompiledNetworks Compile(string source)
    {
        var run = AnalyzerRun.Of(
            new GeneratorOptions { AllowUnsafe = source.Contains("unsafe", StringComparison.Ordinal) },
            source.Replace("# ", Attributes, StringComparison.Ordinal));
        run.AssertClean();
        return new CompiledNetworks(run.Generated);
    }
}
