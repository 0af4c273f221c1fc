using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Micro;

/// <summary>Elementary functions over 4,096 floats, against TensorPrimitives where it has them.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class VectorMathBenchmarks
{
    private const int Length = 4096;

    // Arguments, their magnitudes and results, aligned as the buffers of networks are.
    private readonly AlignedBuffer<float> _block = new(3 * Length);

    private Span<float> Values => _block.Span[..Length];

    private Span<float> Magnitudes => _block.Span[Length..(2 * Length)];

    private Span<float> Results => _block.Span[(2 * Length)..];

    /// <summary>Sets standard normal arguments, and their magnitudes for the logarithm.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new RandomStream(1, RandomStreams.Derive(RandomStreams.SyntheticData, 0));
        for (int i = 0; i < Length; i++)
        {
            Values[i] = random.NextNormal();
            Magnitudes[i] = MathF.Abs(Values[i]);
        }
    }

    /// <summary>TensorPrimitives' function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Exp")]
    public void ExpTensorPrimitives() => TensorPrimitives.Exp<float>(Values, Results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark, BenchmarkCategory("Exp")]
    public void Exp() => ElementLoop.Run<ExpFunction>(Values, Results);

    /// <summary>TensorPrimitives' function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Log")]
    public void LogTensorPrimitives() => TensorPrimitives.Log<float>(Magnitudes, Results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark, BenchmarkCategory("Log")]
    public void Log() => ElementLoop.Run<LogFunction>(Magnitudes, Results);

    /// <summary>TensorPrimitives' function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Tanh")]
    public void TanhTensorPrimitives() => TensorPrimitives.Tanh<float>(Values, Results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark, BenchmarkCategory("Tanh")]
    public void Tanh() => ElementLoop.Run<TanhFunction>(Values, Results);

    /// <summary>TensorPrimitives' function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Sigmoid")]
    public void SigmoidTensorPrimitives() => TensorPrimitives.Sigmoid<float>(Values, Results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark, BenchmarkCategory("Sigmoid")]
    public void Sigmoid() => ElementLoop.Run<SigmoidFunction>(Values, Results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Erf")]
    public void Erf() => ElementLoop.Run<ErfFunction>(Values, Results);
}
