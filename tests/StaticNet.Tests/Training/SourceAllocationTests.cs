using StaticNet.Tests.Files;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Steps and evaluations on files allocate nothing, on whatever thread.</summary>
[Collection(nameof(AloneCollection))]
public sealed class SourceAllocationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Fit_OnFiles_AllocatesNothingAfterTheFirstSteps(bool inBackground, bool isBytes)
    {
        using var files = Shards(isBytes);
        float[] weights = [.. Enumerable.Repeat(0.5f, files.Count)];
        var training = files.WithWeights(weights).Shuffle(1).Slice(0, files.Count - 3);
        using var network = new LoopClassifier(1, 8);
        var trainer = new Trainer<LoopClassifier>(network, new Adam(0.01f)) { BatchesInBackground = inBackground };

        // The total is of all threads, the one that reads ahead among them.
        Allocations.AssertNone(() =>
        {
            long first = 0, last = 0;
            trainer.Fit(training, epochs: 1, batchSize: 8, report =>
            {
                long allocated = GC.GetTotalAllocatedBytes(precise: false);
                first = report.Step <= 10 ? allocated : first;
                last = allocated;
            });
            return last - first;
        });
    }

    [Fact]
    public void Evaluate_OnFiles_AllocatesNothingAfterTheFirst()
    {
        using var files = Shards(isBytes: false);
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam());
        trainer.Evaluate(files);

        Allocations.AssertNone(() =>
        {
            for (int i = 0; i < 10; i++)
                trainer.Evaluate(files);
        });
    }

    private ShardedSource Shards(bool isBytes)
    {
        const int Count = 2003;
        for (int i = 0; i < 2; i++)
        {
            var inputs = isBytes
                ? NpyArray.Create(new byte[Count * SoftmaxRegression.Inputs], Count, SoftmaxRegression.Inputs)
                : NpyArray.Create(new double[Count * SoftmaxRegression.Inputs], Count, SoftmaxRegression.Inputs);
            NpyFile.Write(_directory.PathOf($"{i}.x.npy"), inputs);
            NpyFile.Write(_directory.PathOf($"{i}.y.npy"), NpyArray.Create(new long[Count], Count));
        }

        return new ShardedSource(Enumerable.Range(0, 2).Select(
            i => NpyDataset.Open(_directory.PathOf($"{i}.x.npy"), _directory.PathOf($"{i}.y.npy"))));
    }
}
