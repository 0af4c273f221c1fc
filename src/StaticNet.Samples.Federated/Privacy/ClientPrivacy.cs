using System.Globalization;
using StaticNet.Federated;
using StaticNet.Files;

namespace StaticNet.Samples.Federated;

/// <summary>
/// A client's own privacy: it clips its updates, adds noise before they are masked, and computes by itself what its rounds have told about its digits, whatever the server does.
/// </summary>
/// <param name="options">How much.</param>
internal sealed class ClientPrivacy(PrivacyOptions options)
{
    // Noise that is further out than this is as good as never there.
    private const double Deviations = 6;
    private const double Delta = 1e-5;

    private readonly Lock _lock = new();
    private readonly LocalPrivacy _noise = new(options.ClippingNorm, options.NoiseMultiplier);
    private readonly PrivacyAccountant _accountant = new();

    /// <summary>What a secure client insists on.</summary>
    public SecureClientOptions ClientOptions => new() { Protection = Protect };

    /// <summary>The rounds that it has trained in.</summary>
    public int Rounds { get; private set; }

    /// <summary>What they tell about its digits: any two sets of digits are that hard to tell apart.</summary>
    public PrivacyGuarantee Spent
    {
        get
        {
            lock (_lock)
                return Rounds == 0 ? new PrivacyGuarantee(0, Delta, 0) : _accountant.GetEpsilon(Delta);
        }
    }

    /// <summary>How a server adds up such updates: each counts as it is, and its range leaves the noise room.</summary>
    /// <param name="options">How much noise there is.</param>
    public static SecureAggregationOptions ServerOptions(PrivacyOptions options) =>
        new() { MaximumSamples = 1, Range = options.ClippingNorm * (1 + (Deviations * options.NoiseMultiplier)) };

    /// <summary>Says it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Spent} after {Rounds} round{(Rounds == 1 ? string.Empty : "s")}, of the noise that a client adds by itself and against all who see what it sends, the server too");

    // An update counts as sent, whether it arrives or not.
    private void Protect(Span<float> update, IReadOnlyDictionary<string, FederatedValue> settings)
    {
        lock (_lock)
        {
            _noise.Apply(StateDictLayout.Of<FederatedDigits>(), update);
            _accountant.Add(_noise.ReplacementNoiseMultiplier, 1);
            Rounds++;
        }
    }
}
