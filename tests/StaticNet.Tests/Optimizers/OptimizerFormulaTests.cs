using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>Each optimizer against its formula in double, over hundreds of steps, with settings that stay and that change.</summary>
public sealed class OptimizerFormulaTests
{
    private const int Steps = 500;

    // Floats of 0.1 and 0.05 are not those numbers, and rates and decays are floats.
    private const double Rate = 0.01f, Decay = 0.05f, LionRate = 0.001f;

    private static readonly Dictionary<string, (Func<Optimizer> Optimizer, Func<Func<int, double>, ScalarStep> Scalar)> Cases = new()
    {
        ["momentum"] = (() => new Sgd(0.01f, 0.9f), mu => ScalarOptimizers.Sgd(Rate, mu)),
        ["dampening"] = (() => new Sgd(0.01f, 0.9f, dampening: 0.5f), mu => ScalarOptimizers.Sgd(Rate, mu, dampening: 0.5)),
        ["nesterov"] = (() => new Sgd(0.01f, 0.9f, nesterov: true), mu => ScalarOptimizers.Sgd(Rate, mu, nesterov: true)),
        ["momentum-l2"] = (
            () => new Sgd(0.01f, 0.9f, weightDecay: 0.05f), mu => ScalarOptimizers.WithL2(Decay, ScalarOptimizers.Sgd(Rate, mu))),
        ["adam"] = (() => new Adam(0.01f, beta2: 0.99), beta => ScalarOptimizers.Adam(Rate, beta, 0.99)),
        ["amsgrad"] = (() => new Adam(0.01f, beta2: 0.9, amsGrad: true), beta => ScalarOptimizers.Adam(Rate, beta, 0.9, amsGrad: true)),
        ["adamw"] = (
            () => new AdamW(0.01f, beta2: 0.99, weightDecay: 0.05f),
            beta => ScalarOptimizers.WithDecoupled(Rate, Decay, ScalarOptimizers.Adam(Rate, beta, 0.99))),
        ["nadam"] = (() => new NAdam(0.01f), beta => ScalarOptimizers.NAdam(Rate, beta, 0.999, 4e-3)),
        ["nadam-l2"] = (
            () => new NAdam(0.01f, beta2: 0.99, momentumDecay: 0.1, weightDecay: 0.05f),
            beta => ScalarOptimizers.WithL2(Decay, ScalarOptimizers.NAdam(Rate, beta, 0.99, 0.1))),
        ["nadam-decoupled"] = (
            () => new NAdam(0.01f, weightDecay: 0.05f, decoupledWeightDecay: true),
            beta => ScalarOptimizers.WithDecoupled(Rate, Decay, ScalarOptimizers.NAdam(Rate, beta, 0.999, 4e-3))),
        ["radam"] = (() => new RAdam(0.01f), beta => ScalarOptimizers.RAdam(Rate, beta, 0.999)),
        ["radam-never-tractable"] = (() => new RAdam(0.01f, beta2: 0.6), beta => ScalarOptimizers.RAdam(Rate, beta, 0.6)),
        ["radam-decoupled"] = (
            () => new RAdam(0.01f, beta2: 0.99, weightDecay: 0.05f, decoupledWeightDecay: true),
            beta => ScalarOptimizers.WithDecoupled(Rate, Decay, ScalarOptimizers.RAdam(Rate, beta, 0.99))),
        ["adamax"] = (() => new Adamax(0.01f, beta2: 0.9), beta => ScalarOptimizers.Adamax(Rate, beta, 0.9)),
        ["adamax-l2"] = (
            () => new Adamax(0.01f, weightDecay: 0.05f), beta => ScalarOptimizers.WithL2(Decay, ScalarOptimizers.Adamax(Rate, beta, 0.999))),
        ["rmsprop-momentum"] = (() => new RmsProp(0.01f, momentum: 0.9f), mu => ScalarOptimizers.RmsProp(Rate, 0.99, mu)),
        ["rmsprop-centered-momentum"] = (
            () => new RmsProp(0.01f, alpha: 0.95, momentum: 0.9f, centered: true),
            mu => ScalarOptimizers.RmsProp(Rate, 0.95, mu, centered: true)),
        ["lion"] = (
            () => new Lion(0.001f, weightDecay: 0.05f),
            beta => ScalarOptimizers.WithDecoupled(LionRate, Decay, ScalarOptimizers.Lion(LionRate, beta, 0.99))),
    };

    private static readonly Dictionary<string, (Func<Optimizer> Optimizer, Func<ScalarStep> Scalar)> CasesWithoutMomentum = new()
    {
        ["sgd"] = (() => new Sgd(0.01f), () => ScalarOptimizers.Sgd(Rate, _ => 0)),
        ["sgd-l2"] = (() => new Sgd(0.01f, weightDecay: 0.05f), () => ScalarOptimizers.WithL2(Decay, ScalarOptimizers.Sgd(Rate, _ => 0))),
        ["rmsprop"] = (() => new RmsProp(0.01f), () => ScalarOptimizers.RmsProp(Rate, 0.99, _ => 0)),
        ["rmsprop-centered"] = (
            () => new RmsProp(0.01f, alpha: 0.9, centered: true), () => ScalarOptimizers.RmsProp(Rate, 0.9, _ => 0, centered: true)),
        ["rmsprop-l2"] = (
            () => new RmsProp(0.01f, weightDecay: 0.05f), () => ScalarOptimizers.WithL2(Decay, ScalarOptimizers.RmsProp(Rate, 0.99, _ => 0))),
        ["adagrad"] = (() => new Adagrad(0.01f), () => ScalarOptimizers.Adagrad(Rate, 0, 0)),
        ["adagrad-l2"] = (
            () => new Adagrad(0.01f, learningRateDecay: 0.05f, weightDecay: 0.05f, initialAccumulatorValue: 0.5f),
            () => ScalarOptimizers.WithL2(Decay, ScalarOptimizers.Adagrad(Rate, Decay, 0.5))),
        ["adadelta"] = (() => new Adadelta(), () => ScalarOptimizers.Adadelta(1, 0.9, 1e-6f)),
        ["adadelta-l2"] = (
            () => new Adadelta(0.01f, rho: 0.95, epsilon: 1e-4f, weightDecay: 0.05f),
            () => ScalarOptimizers.WithL2(Decay, ScalarOptimizers.Adadelta(Rate, 0.95, 1e-4f))),
    };

    public static TheoryData<string> Kinds => [.. Cases.Keys];

    public static TheoryData<string> KindsWithoutMomentum => [.. CasesWithoutMomentum.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_Momentum_FollowsTheFormulaInDouble(string kind) =>
        AssertFollows(Cases[kind].Optimizer(), Cases[kind].Scalar(_ => 0.9), _ => 0.9);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_MomentumThatChanges_FollowsTheFormulaInDouble(string kind)
    {
        static double Momentum(int step) => step % 200 < 100 ? 0.9 : 0.8;

        AssertFollows(Cases[kind].Optimizer(), Cases[kind].Scalar(Momentum), Momentum);
    }

    [Theory]
    [MemberData(nameof(KindsWithoutMomentum))]
    public void Step_NoMomentum_FollowsTheFormulaInDouble(string kind) =>
        AssertFollows(CasesWithoutMomentum[kind].Optimizer(), CasesWithoutMomentum[kind].Scalar(), null);

    private static void AssertFollows(Optimizer optimizer, ScalarStep scalar, Func<int, double>? momentum)
    {
        var random = new RandomStream(1, 0);
        float[] parameters = [0.5f];
        double expected = 0.5;
        for (int step = 1; step <= Steps; step++)
        {
            float gradient = random.NextNormal() * (step < 100 ? 1f : 0.1f);
            if (momentum is not null)
                ((IMomentumOptimizer)optimizer).Momentum = momentum(step);
            optimizer.Step(parameters, [gradient]);
            expected = scalar(expected, gradient);

            // The parameter is rounded to a float of up to 1 at each step, by 3e-8 at most; the rest is smaller.
            Assert.Equal(expected, parameters[0], 3e-6 * Math.Max(1, Math.Abs(expected)));
        }
    }
}
