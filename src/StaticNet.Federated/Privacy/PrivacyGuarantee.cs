namespace StaticNet.Federated;

/// <summary>(ε, δ)-differential privacy: P(M(D) ∈ E) ≤ exp(ε)·P(M(D′) ∈ E) + δ for each event E and neighbours D and D′.</summary>
/// <param name="Epsilon">ε: 0 where nothing is released, infinite where nothing is promised.</param>
/// <param name="Delta">δ.</param>
/// <param name="Order">The order of the Rényi divergence that gave the smallest ε. The first or last of an accountant's orders tells that others might give less.</param>
public readonly record struct PrivacyGuarantee(double Epsilon, double Delta, double Order)
{
    /// <summary>As text: <c>ε = 1.26 for δ = 1E-05</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"ε = {Epsilon:G3} for δ = {Delta:G3}");
}
