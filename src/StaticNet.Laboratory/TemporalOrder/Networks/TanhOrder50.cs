namespace StaticNet.Laboratory.TemporalOrder.Networks;

/// <summary>50 tanh units over at most 50 steps, of which the last one answers.</summary>
[Network(50, TemporalOrderTask.Symbols, Lengths = true)]
[Rnn(RecurrentWeights.Units, Steps = Steps.Last), Dense(TemporalOrderTask.Classes), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class TanhOrder50 : IOrderNetwork;
