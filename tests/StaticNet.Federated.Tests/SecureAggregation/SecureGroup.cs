using System.Globalization;

namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>Clients with known updates, drawn from a seed, each behind a wiretap.</summary>
internal sealed class SecureGroup
{
    private readonly int _seed;

    public SecureGroup(int clients, int elements = 37, int seed = 1, SecureClientOptions? options = null)
    {
        _seed = seed;
        var random = new Random(seed);
        Elements = elements;
        for (int i = 0; i < clients; i++)
        {
            float[] update = [.. Enumerable.Range(0, elements).Select(_ => (float)((random.NextDouble() - 0.5) * 2.4))];
            var client = new KnownUpdateClient(update, random.Next(1, 60));
            Known.Add(client);
            Secure.Add(new SecureClient(client, options ?? new(), new SeededRandom(HashCode.Combine(seed, i))));
            Taps.Add(new Wiretap(Secure[^1]));
        }
    }

    public int Elements { get; }

    public List<KnownUpdateClient> Known { get; } = [];

    public List<SecureClient> Secure { get; } = [];

    public List<Wiretap> Taps { get; } = [];

    /// <summary>Options under which every sum is one of integers that the test knows.</summary>
    public static SecureAggregationOptions Exact { get; } = new() { Rounding = SecureRounding.Nearest, Bits = 20, MaximumSamples = 64 };

    public StateDictLayout Layout => LayoutOf(Elements);

    public FitRequest Request => new(new float[Elements], new Dictionary<string, FederatedValue> { [SettingNames.Round] = 3L });

    public static string NameOf(int client) => string.Create(CultureInfo.InvariantCulture, $"c{client:000}");

    public static StateDictLayout LayoutOf(int elements) => new([new StateDictTensor("weight", [elements], StateDictRole.Trained)]);

    /// <summary>Runs a round, whose randomness is that of its number.</summary>
    public Task<SecureSum> RunAsync(SecureAggregationOptions? options = null, int round = 0, CancellationToken cancellationToken = default) =>
        SecureRound.RunAsync(
            [.. Taps.Select((tap, i) => new JoinedClient(NameOf(i), tap))], Request, Layout, options ?? Exact, new SeededRandom(HashCode.Combine(_seed, round)), cancellationToken);

    /// <summary>The sum of some clients' updates in plain 64-bit integers.</summary>
    public long[] PlainSum(IEnumerable<int> included, SecureAggregationOptions options)
    {
        long[] sum = new long[Elements + 1];
        int levels = (1 << (options.Bits!.Value - 1)) - 1;
        foreach (int client in included)
        {
            for (int i = 0; i < Elements; i++)
                sum[i] += (long)Math.Round(Math.Clamp(Known[client].Update[i], -options.Range, options.Range) * ((double)Known[client].Samples / options.MaximumSamples / options.Range * levels));
            sum[Elements] += Known[client].Samples;
        }

        return sum;
    }

    /// <summary>Asserts that a round's sum is that of these clients, to the bit.</summary>
    public void AssertIsSumOf(IEnumerable<int> included, SecureSum sum, SecureAggregationOptions? options = null)
    {
        int[] clients = [.. included];
        Assert.Equal(clients.Select(NameOf), sum.Included);
        long[] plain = PlainSum(clients, options ?? Exact);
        Assert.Equal(plain[..^1], sum.Words[..^1].Select(word => (long)(int)word));
        Assert.Equal(plain[^1], sum.TotalSamples);
    }
}
