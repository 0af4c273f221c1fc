namespace StaticNet.Browser.Training;

/// <summary>What the page lets choose before a training begins.</summary>
/// <param name="Network">How deep the network is: <c>digits</c> or <c>deep</c>.</param>
/// <param name="Activation">The activation of its hidden layers: <c>relu</c>, <c>tanh</c> or <c>sigmoid</c>.</param>
/// <param name="Start">How large its first weights are: <c>good</c>, <c>small</c> or <c>large</c>.</param>
/// <param name="Optimizer">What makes the steps: <c>adam</c> or <c>sgd</c>.</param>
/// <param name="LearningRate">The learning rate, which can be changed later.</param>
/// <param name="Seed">Another seed, other first weights and batches.</param>
internal sealed record TrainingChoice(string Network, string Activation, string Start, string Optimizer, float LearningRate, ulong Seed);
