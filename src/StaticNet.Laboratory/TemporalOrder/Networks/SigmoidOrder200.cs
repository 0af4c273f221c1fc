namespace StaticNet.Laboratory.TemporalOrder.Networks;

/// <summary>50 sigmoid units over at most 200 steps, of which the last one answers.</summary>
[Network(200, TemporalOrderTask.Symbols, Lengths = true)]
[Rnn(RecurrentWeights.Units, Activation = RnnActivation.Sigmoid, Steps = Steps.Last), Dense(TemporalOrderTask.Classes), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class SigmoidOrder200 : IOrderNetwork;
