namespace StaticNet.Laboratory.TemporalOrder.Networks;

/// <summary>50 tanh units over at most 100 steps, of which the last one answers.</summary>
[Network(100, TemporalOrderTask.Symbols, Lengths = true)]
[Rnn(RecurrentWeights.Units, Steps = Steps.Last), Dense(TemporalOrderTask.Classes), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class TanhOrder100 : IOrderNetwork;
