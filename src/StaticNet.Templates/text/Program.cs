using StaticNet;
using StaticNet.Numerics;
using StaticNet.Text;
using StaticNetApp;

const string Weights = "text.safetensors";

// Bytes, so that any text will do; another file by the first argument.
string path = args is [var given] ? given : Path.Combine(AppContext.BaseDirectory, "text.txt");
if (!File.Exists(path))
{
    Console.Error.WriteLine($"There is no file {path}.");
    return 1;
}

var vocabulary = TextVocabulary.Bytes;
using var network = new Writer(seed: 1, batchCapacity: 32);
if (File.Exists(Weights))
{
    network.LoadWeights(Weights);
    Console.WriteLine($"{Weights} was read; without it, the next run trains again.");
}
else
{
    var (text, heldOut) = TokenSequence.FromText(File.ReadAllText(path), vocabulary).SplitTail(tailFraction: 0.1);
    var trainer = new Trainer<Writer>(network, new Adam(learningRate: 5e-3f)) { Log = Console.Out };
    trainer.Fit(TokenWindows.Consecutive(text, 64, stride: 31), TokenWindows.Consecutive(heldOut, 64), epochs: 8, batchSize: 32);
    network.SaveWeights(Weights);
    Console.WriteLine($"The weights are in {Weights}.");
}

// One letter in, the scores of the next out, for as long as one likes.
var stream = network.OpenStream();
var sampler = new TokenSampler(vocabulary.Count) { Temperature = 0.7f };
var random = new RandomStream(seed: 1, stream: 0);
float[] scores = new float[vocabulary.Count];
var written = new List<int>(vocabulary.Encode("The "));
for (int i = 0; i < 400; i++)
{
    stream.Step([written[i]], scores);
    if (i + 1 == written.Count)
        written.Add(sampler.Sample(scores, ref random));
}

Console.WriteLine(vocabulary.Decode(written.ToArray()));
return 0;
