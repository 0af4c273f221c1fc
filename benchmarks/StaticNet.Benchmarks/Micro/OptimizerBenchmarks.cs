using BenchmarkDotNet.Attributes;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Micro;

/// <summary>Optimizer steps over as many parameters as mlp-mnist has, padding included.</summary>
[MemoryDiagnoser]
public class OptimizerBenchmarks
{
    private const int Length = 109_776;
    private const float LearningRate = 1e-6f;
    private const float Momentum = 0.9f;

    private readonly AlignedBuffer<float> _parameters = new(Length);
    private readonly AlignedBuffer<float> _gradients = new(Length);
    private readonly Sgd _sgd = new(LearningRate);
    private readonly Sgd _momentum = new(LearningRate, Momentum);
    private readonly Sgd _nesterov = new(LearningRate, Momentum, nesterov: true);
    private readonly Adam _adam = new(LearningRate);

    /// <summary>Sets parameters and gradients.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new RandomStream(1, RandomStreams.Derive(RandomStreams.SyntheticData, 0));
        for (int i = 0; i < Length; i++)
        {
            _parameters.Span[i] = random.NextNormal();
            _gradients.Span[i] = random.NextNormal();
        }
    }

    /// <summary>Plain gradient descent: 2 streams read, 1 written.</summary>
    [Benchmark(Baseline = true)]
    public void Sgd() => Step(_sgd);

    /// <summary>With momentum: 3 streams read, 2 written.</summary>
    [Benchmark]
    public void SgdMomentum() => Step(_momentum);

    /// <summary>With Nesterov's momentum: 3 streams read, 2 written.</summary>
    [Benchmark]
    public void SgdNesterov() => Step(_nesterov);

    /// <summary>Adam: 4 streams read, 3 written.</summary>
    [Benchmark]
    public void Adam() => Step(_adam);

    private void Step(Optimizer optimizer) => optimizer.Step(_parameters.Span, _gradients.Span, 0.5f);
}
