namespace StaticNet.Tests.Optimizers;

/// <summary>Every optimizer in every variant that has code of its own.</summary>
internal static class OptimizerKinds
{
    public static Dictionary<string, Func<Optimizer>> All { get; } = new()
    {
        ["sgd"] = () => new Sgd(0.1f),
        ["sgd-decay"] = () => new Sgd(0.1f, weightDecay: 0.05f),
        ["momentum"] = () => new Sgd(0.1f, momentum: 0.9f, dampening: 0.2f),
        ["momentum-decay"] = () => new Sgd(0.1f, momentum: 0.9f, weightDecay: 0.05f),
        ["nesterov"] = () => new Sgd(0.1f, momentum: 0.8f, nesterov: true),
        ["nesterov-decay"] = () => new Sgd(0.1f, momentum: 0.8f, nesterov: true, weightDecay: 0.05f),
        ["adam"] = () => new Adam(0.01f),
        ["adam-l2"] = () => new Adam(0.01f, beta1: 0.8, beta2: 0.95, epsilon: 1e-6f, weightDecay: 0.05f),
        ["amsgrad"] = () => new Adam(0.01f, beta2: 0.7, amsGrad: true),
        ["amsgrad-l2"] = () => new Adam(0.01f, beta2: 0.7, weightDecay: 0.05f, amsGrad: true),
        ["adamw"] = () => new AdamW(0.01f, weightDecay: 0.1f),
        ["adamw-amsgrad"] = () => new AdamW(0.01f, beta2: 0.7, amsGrad: true),
        ["nadam"] = () => new NAdam(0.01f),
        ["nadam-l2"] = () => new NAdam(0.01f, momentumDecay: 0.05, weightDecay: 0.05f),
        ["nadam-decoupled"] = () => new NAdam(0.01f, weightDecay: 0.05f, decoupledWeightDecay: true),
        ["radam"] = () => new RAdam(0.01f),
        ["radam-l2"] = () => new RAdam(0.01f, beta2: 0.9, weightDecay: 0.05f),
        ["radam-decoupled"] = () => new RAdam(0.01f, weightDecay: 0.05f, decoupledWeightDecay: true),
        ["adamax"] = () => new Adamax(0.01f),
        ["adamax-l2"] = () => new Adamax(0.01f, beta2: 0.9, weightDecay: 0.05f),
        ["rmsprop"] = () => new RmsProp(0.01f),
        ["rmsprop-l2"] = () => new RmsProp(0.01f, alpha: 0.9, weightDecay: 0.05f),
        ["rmsprop-momentum"] = () => new RmsProp(0.01f, momentum: 0.9f),
        ["rmsprop-centered"] = () => new RmsProp(0.01f, centered: true),
        ["rmsprop-centered-momentum"] = () => new RmsProp(0.01f, momentum: 0.9f, centered: true),
        ["adagrad"] = () => new Adagrad(0.1f),
        ["adagrad-l2"] = () => new Adagrad(0.1f, learningRateDecay: 0.1f, weightDecay: 0.05f),
        ["adadelta"] = () => new Adadelta(),
        ["adadelta-l2"] = () => new Adadelta(0.5f, rho: 0.8, epsilon: 1e-4f, weightDecay: 0.05f),
        ["lion"] = () => new Lion(0.01f),
        ["lion-decay"] = () => new Lion(0.01f, weightDecay: 0.1f),
    };
}
