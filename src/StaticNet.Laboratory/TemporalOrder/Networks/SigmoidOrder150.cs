namespace StaticNet.Laboratory.TemporalOrder.Networks;

/// <summary>50 sigmoid units over at most 150 steps, of which the last one answers.</summary>
[Network(150, TemporalOrderTask.Symbols, Lengths = true)]
[Rnn(RecurrentWeights.Units, Activation = RnnActivation.Sigmoid, Steps = Steps.Last), Dense(TemporalOrderTask.Classes), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class SigmoidOrder150 : IOrderNetwork;
