namespace StaticNet.Laboratory.TemporalOrder.Networks;

/// <summary>50 tanh units over 50 steps of a sequence of any length: the state before them comes in, that behind them goes out, and the answer with it.</summary>
[Network]
[Input("state", RecurrentWeights.Units)]
[Input("steps", 50, TemporalOrderTask.Symbols), Rnn(RecurrentWeights.Units, Steps = Steps.Last, InitialState = "state"), Tap("last"), Output("next")]
[From("last"), Dense(TemporalOrderTask.Classes), Output("answer")]
internal sealed partial class TanhWindow;
