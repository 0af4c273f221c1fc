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

    private readonly float[] _values = new float[Length];
    private readonly float[] _positive = new float[Length];
    private readonly float[] _results = new float[Length];

    /// <summary>Sets standard normal arguments, and their magnitudes for the logarithm.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new RandomStream(1, RandomStreams.Derive(RandomStreams.SyntheticData, 0));
        for (int i = 0; i < Length; i++)
        {
            _values[i] = random.NextNormal();
            _positive[i] = MathF.Abs(_values[i]);
        }
    }

    /// <summary>TensorPrimitives' function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Exp")]
    public void ExpTensorPrimitives() => TensorPrimitives.Exp<float>(_values, _results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark, BenchmarkCategory("Exp")]
    public void Exp() => ElementLoop.Run<ExpFunction>(_values, _results);

    /// <summary>TensorPrimitives' function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Log")]
    public void LogTensorPrimitives() => TensorPrimitives.Log<float>(_positive, _results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark, BenchmarkCategory("Log")]
    public void Log() => ElementLoop.Run<LogFunction>(_positive, _results);

    /// <summary>TensorPrimitives' function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Tanh")]
    public void TanhTensorPrimitives() => TensorPrimitives.Tanh<float>(_values, _results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark, BenchmarkCategory("Tanh")]
    public void Tanh() => ElementLoop.Run<TanhFunction>(_values, _results);

    /// <summary>TensorPrimitives' function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Sigmoid")]
    public void SigmoidTensorPrimitives() => TensorPrimitives.Sigmoid<float>(_values, _results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark, BenchmarkCategory("Sigmoid")]
    public void Sigmoid() => ElementLoop.Run<SigmoidFunction>(_values, _results);

    /// <summary>StaticNet's function.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Erf")]
    public void Erf() => ElementLoop.Run<ErfFunction>(_values, _results);
}
