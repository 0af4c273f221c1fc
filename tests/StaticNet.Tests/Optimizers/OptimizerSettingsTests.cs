using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>The settings of optimizers: their limits, their defaults, and what changing them between steps may do.</summary>
public sealed class OptimizerSettingsTests
{
    private static readonly Dictionary<string, Func<float, Optimizer>> Constructors = new()
    {
        ["NAdam beta1"] = value => new NAdam(beta1: value),
        ["NAdam beta2"] = value => new NAdam(beta2: value),
        ["NAdam epsilon"] = value => new NAdam(epsilon: value),
        ["NAdam weightDecay"] = value => new NAdam(weightDecay: value),
        ["NAdam momentumDecay"] = value => new NAdam(momentumDecay: value),
        ["RAdam beta1"] = value => new RAdam(beta1: value),
        ["RAdam epsilon"] = value => new RAdam(epsilon: value),
        ["Adamax beta2"] = value => new Adamax(beta2: value),
        ["Adamax epsilon"] = value => new Adamax(epsilon: value),
        ["AdamW weightDecay"] = value => new AdamW(weightDecay: value),
        ["RmsProp learningRate"] = value => new RmsProp(learningRate: value),
        ["RmsProp alpha"] = value => new RmsProp(alpha: value),
        ["RmsProp epsilon"] = value => new RmsProp(epsilon: value),
        ["RmsProp momentum"] = value => new RmsProp(momentum: value),
        ["RmsProp weightDecay"] = value => new RmsProp(weightDecay: value),
        ["Adagrad learningRateDecay"] = value => new Adagrad(learningRateDecay: value),
        ["Adagrad initialAccumulatorValue"] = value => new Adagrad(initialAccumulatorValue: value),
        ["Adagrad epsilon"] = value => new Adagrad(epsilon: value),
        ["Adadelta rho"] = value => new Adadelta(rho: value),
        ["Adadelta epsilon"] = value => new Adadelta(epsilon: value),
        ["Lion learningRate"] = value => new Lion(learningRate: value),
        ["Lion beta1"] = value => new Lion(beta1: value),
        ["Lion beta2"] = value => new Lion(beta2: value),
    };

    private static readonly Dictionary<string, Action<float>> Setters = new()
    {
        ["WeightDecay"] = value => new Adam().WeightDecay = value,
        ["Adam.Beta1"] = value => new Adam().Beta1 = value,
        ["Adam.Beta2"] = value => new Adam().Beta2 = value,
        ["Adam.Epsilon"] = value => new Adam().Epsilon = value,
        ["Adam.Momentum"] = value => ((IMomentumOptimizer)new Adam()).Momentum = value,
        ["NAdam.MomentumDecay"] = value => new NAdam().MomentumDecay = value,
        ["Sgd.Momentum"] = value => new Sgd(1, 0.5f).Momentum = value,
        ["Sgd.Dampening"] = value => new Sgd(1, 0.5f).Dampening = value,
        ["RmsProp.Momentum"] = value => new RmsProp(momentum: 0.5f).Momentum = value,
        ["RmsProp.Alpha"] = value => new RmsProp().Alpha = value,
        ["RmsProp.Epsilon"] = value => new RmsProp().Epsilon = value,
        ["Adagrad.LearningRateDecay"] = value => new Adagrad().LearningRateDecay = value,
        ["Adagrad.Epsilon"] = value => new Adagrad().Epsilon = value,
        ["Adadelta.Rho"] = value => new Adadelta().Rho = value,
        ["Adadelta.Epsilon"] = value => new Adadelta().Epsilon = value,
        ["Lion.Beta1"] = value => new Lion().Beta1 = value,
        ["Lion.Beta2"] = value => new Lion().Beta2 = value,
    };

    public static TheoryData<string> Arguments => [.. Constructors.Keys];

    public static TheoryData<string> Properties => [.. Setters.Keys];

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Constructor_ArgumentOutsideLimits_Throws(string argument)
    {
        foreach (float value in new[] { float.NaN, -0.5f, float.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(argument.Split(' ')[1], () => Constructors[argument](value));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Property_ValueOutsideLimits_Throws(string property)
    {
        foreach (float value in new[] { float.NaN, -0.5f, float.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(property[(property.IndexOf('.', StringComparison.Ordinal) + 1)..], () => Setters[property](value));
    }

    [Theory]
    [InlineData("NAdam beta1")]
    [InlineData("RmsProp alpha")]
    [InlineData("RmsProp momentum")]
    [InlineData("Adadelta rho")]
    [InlineData("Lion beta2")]
    public void Constructor_AverageThatKeepsAll_Throws(string argument) =>
        Assert.Throws<ArgumentOutOfRangeException>(argument.Split(' ')[1], () => Constructors[argument](1));

    [Fact]
    public void Constructor_NoArguments_HasPyTorchsDefaults()
    {
        var adamW = new AdamW();
        Assert.Equal((1e-3f, 0.9, 0.999, 1e-8f, 1e-2f, false), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay, adamW.AmsGrad));
        var nAdam = new NAdam();
        Assert.Equal((2e-3f, 0.9, 0.999, 1e-8f, 0f, 4e-3), (nAdam.LearningRate, nAdam.Beta1, nAdam.Beta2, nAdam.Epsilon, nAdam.WeightDecay, nAdam.MomentumDecay));
        var rAdam = new RAdam();
        Assert.Equal((1e-3f, 0.9, 0.999, 1e-8f, 0f), (rAdam.LearningRate, rAdam.Beta1, rAdam.Beta2, rAdam.Epsilon, rAdam.WeightDecay));
        var adamax = new Adamax();
        Assert.Equal((2e-3f, 0.9, 0.999, 1e-8f, 0f), (adamax.LearningRate, adamax.Beta1, adamax.Beta2, adamax.Epsilon, adamax.WeightDecay));
        var rmsProp = new RmsProp();
        Assert.Equal((1e-2f, 0.99, 1e-8f, 0f, 0f), (rmsProp.LearningRate, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.WeightDecay, rmsProp.Momentum));
        var adagrad = new Adagrad();
        Assert.Equal((1e-2f, 0f, 0f, 0f, 1e-10f), (adagrad.LearningRate, adagrad.LearningRateDecay, adagrad.WeightDecay, adagrad.InitialAccumulatorValue, adagrad.Epsilon));
        var adadelta = new Adadelta();
        Assert.Equal((1f, 0.9, 1e-6f, 0f), (adadelta.LearningRate, adadelta.Rho, adadelta.Epsilon, adadelta.WeightDecay));
        var lion = new Lion();
        Assert.Equal((1e-4f, 0.9, 0.99, 0f), (lion.LearningRate, lion.Beta1, lion.Beta2, lion.WeightDecay));
    }

    [Fact]
    public void States_AllOptimizers_HavePyTorchsNames()
    {
        Assert.Equal("exp_avg exp_avg_sq max_exp_avg_sq", Names(new AdamW(amsGrad: true)));
        Assert.Equal("exp_avg exp_avg_sq", Names(new NAdam()));
        Assert.Equal("mu_product", string.Join(' ', new NAdam().ScalarNames));
        Assert.Equal("exp_avg exp_avg_sq", Names(new RAdam()));
        Assert.Equal("exp_avg exp_inf", Names(new Adamax()));
        Assert.Equal("square_avg", Names(new RmsProp()));
        Assert.Equal("square_avg grad_avg", Names(new RmsProp(centered: true)));
        Assert.Equal("square_avg momentum_buffer", Names(new RmsProp(momentum: 0.5f)));
        Assert.Equal("square_avg grad_avg momentum_buffer", Names(new RmsProp(momentum: 0.5f, centered: true)));
        Assert.Equal("sum", Names(new Adagrad()));
        Assert.Equal("square_avg acc_delta", Names(new Adadelta()));
        Assert.Equal("exp_avg", Names(new Lion()));
    }

    [Fact]
    public void Momentum_OptimizerMadeWithout_CannotBeSet()
    {
        var sgd = new Sgd(0.1f) { Momentum = 0 };
        Assert.Throws<InvalidOperationException>(() => sgd.Momentum = 0.5f);
        Assert.Throws<InvalidOperationException>(() => new RmsProp().Momentum = 0.5f);
        Assert.Equal(0, sgd.Momentum);
    }

    [Fact]
    public void Momentum_SetToZero_LeavesTheBuffer()
    {
        var optimizer = new Sgd(1f, momentum: 0.5f);
        float[] parameters = [0f];
        optimizer.Step(parameters, [1f]);

        optimizer.Momentum = 0;
        optimizer.Step(parameters, [4f]);
        Assert.Equal(-5f, parameters[0]);
        optimizer.Momentum = 0.5f;
        optimizer.Step(parameters, [0f]);

        Assert.Equal(-5.5f, parameters[0]);
    }

    [Fact]
    public void Nesterov_WithoutMomentumOrWithDampening_CannotBeSet()
    {
        var optimizer = new Sgd(0.1f, 0.9f, nesterov: true);

        Assert.Throws<ArgumentOutOfRangeException>("Momentum", () => optimizer.Momentum = 0);
        Assert.Throws<ArgumentOutOfRangeException>("Dampening", () => optimizer.Dampening = 0.5f);
    }

    private static string Names(Optimizer optimizer)
    {
        optimizer.Attach(16);
        return string.Join(' ', optimizer.States.Select(state => state.Name));
    }
}
