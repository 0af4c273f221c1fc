namespace StaticNet.Federated;

/// <summary>How a Rényi divergence ρ of order α becomes an ε for a δ.</summary>
public enum PrivacyConversion
{
    /// <summary>
    /// ε = ρ + log(1 − 1/α) − log(δ·α)/(α − 1) (Balle et al. 2020, "Hypothesis testing interpretations and Rényi differential privacy"; Canonne, Kamath, Steinke 2020, "The discrete
    /// Gaussian for differential privacy", proposition 12), and 0 where 1 − exp(−ρ) ≤ δ². Opacus and TensorFlow Privacy use it today.
    /// </summary>
    Tight,

    /// <summary>ε = ρ − log(δ)/(α − 1) (Mironov 2017, "Rényi differential privacy", proposition 3; Abadi et al. 2016 by moments), which is more: to compare with older publications.</summary>
    Classic,
}
