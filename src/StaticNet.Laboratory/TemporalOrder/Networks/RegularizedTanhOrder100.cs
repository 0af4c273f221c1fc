namespace StaticNet.Laboratory.TemporalOrder.Networks;

/// <summary>50 tanh units over at most 100 steps, of which the last one answers; gradients are kept from vanishing.</summary>
[Network(100, TemporalOrderTask.Symbols, Lengths = true)]
[Rnn(RecurrentWeights.Units, Steps = Steps.Last, NormRegularizer = OrderNetworks.Regularizer), Dense(TemporalOrderTask.Classes), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class RegularizedTanhOrder100 : IOrderNetwork;
