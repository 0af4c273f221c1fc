namespace StaticNet.Laboratory.TemporalOrder.Networks;

/// <summary>50 sigmoid units over at most 50 steps, of which the last one answers.</summary>
[Network(50, TemporalOrderTask.Symbols, Lengths = true)]
[Rnn(RecurrentWeights.Units, Activation = RnnActivation.Sigmoid, Steps = Steps.Last), Dense(TemporalOrderTask.Classes), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class SigmoidOrder50 : IOrderNetwork;
