using Consumer.Onnx;
using StaticNet;

// Both models are of the same weights, and what they make of the first sample was computed by PyTorch.
float[] inputs = Array.ConvertAll(args[0].Split(','), float.Parse), expected = Array.ConvertAll(args[1].Split(','), float.Parse);
using var first = new First(seed: 1);
first.LoadWeights(First.WeightsPath);
using var other = new External13(seed: 2);
other.LoadWeights(External13.WeightsPath);
float[] probabilities = new float[First.OutputLength], others = new float[External13.OutputLength];
first.PredictProbabilities(inputs, probabilities);
other.PredictProbabilities(inputs, others);
bool agrees = probabilities.SequenceEqual(others) && probabilities.Zip(expected).All(pair => MathF.Abs(pair.First - pair.Second) < 1e-6f);
Console.WriteLine(agrees ? "imported as computed" : $"computed otherwise: {string.Join(", ", probabilities)}");
