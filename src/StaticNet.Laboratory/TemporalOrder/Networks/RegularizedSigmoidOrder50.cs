namespace StaticNet.Laboratory.TemporalOrder.Networks;

/// <summary>50 sigmoid units over at most 50 steps, of which the last one answers; gradients are kept from vanishing.</summary>
[Network(50, TemporalOrderTask.Symbols, Lengths = true)]
[Rnn(RecurrentWeights.Units, Activation = RnnActivation.Sigmoid, Steps = Steps.Last, NormRegularizer = OrderNetworks.Regularizer), Dense(TemporalOrderTask.Classes), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class RegularizedSigmoidOrder50 : IOrderNetwork;
