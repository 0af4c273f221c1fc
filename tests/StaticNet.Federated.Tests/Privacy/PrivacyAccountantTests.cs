namespace StaticNet.Federated.Tests.Privacy;

public sealed class PrivacyAccountantTests
{
    // Abadi et al. 2016, "Deep learning with differential privacy", section 3: ε ≈ 1.26; more digits and the order from TensorFlow Privacy's rdp_accountant_test.py.
    [Fact]
    public void GetEpsilon_ExampleOfAbadiEtAl_IsTheirs()
    {
        var accountant = new PrivacyAccountant(Enumerable.Range(2, 31).Select(order => (double)order));
        accountant.Add(4, 0.01, 10_000);
        var classic = accountant.GetEpsilon(1e-5, PrivacyConversion.Classic);

        Assert.Equal(1.258575, classic.Epsilon, 1e-6);
        Assert.Equal(20, classic.Order);
        Assert.InRange(accountant.GetEpsilon(1e-5).Epsilon, 0.9, 1.258575);
    }

    // TensorFlow Privacy, rdp_accountant_test.py: test_check_composition.
    [Fact]
    public void GetEpsilon_TwoKindsOfRounds_Composes()
    {
        var accountant = new PrivacyAccountant([1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 64, 256]);
        accountant.Add(0.4, 1e-4, 40_000);
        accountant.Add(2, 0.1, 100);
        var classic = accountant.GetEpsilon(1e-5, PrivacyConversion.Classic);

        Assert.Equal(8.509656, classic.Epsilon, 1e-5);
        Assert.Equal(2.5, classic.Order);
    }

    // TensorFlow Privacy, compute_dp_sgd_privacy_test.py (test_compute_dp_sgd_privacy) and compute_noise_from_budget_test.py for the classic bound.
    [Theory]
    [InlineData(60_000, 150, 1.3, 15, 1e-5, 0.7242234026109595, 19, 0.941870567)]
    [InlineData(100_000, 100, 1, 30, 1e-7, 1.4154988495444842, 13, 1.70928734)]
    public void GetEpsilon_ExamplesOfTensorFlowPrivacy_AreTheirs(int samples, int batch, double noise, int epochs, double delta, double tight, double order, double classic)
    {
        var accountant = new PrivacyAccountant([1.25, 1.5, 1.75, 2, 2.25, 2.5, 3, 3.5, 4, 4.5, .. Enumerable.Range(5, 59), 128, 256, 512]);
        accountant.Add(noise, (double)batch / samples, epochs * samples / batch);
        var guarantee = accountant.GetEpsilon(delta);

        Assert.Equal(tight, guarantee.Epsilon, 1e-9);
        Assert.Equal(order, guarantee.Order);
        Assert.Equal(classic, accountant.GetEpsilon(delta, PrivacyConversion.Classic).Epsilon, 1e-8);
    }

    // TensorFlow Privacy, tutorials/README.md: MNIST in whole batches of 256, δ = 1e-5. Where it has 9.74, ours are 9.747, of a
    // divergence that SampledGaussianTests integrate.
    [Theory]
    [InlineData(1.12, 60, 2.92)]
    [InlineData(0.6, 30, 9.74)]
    [InlineData(1.2, 10, 1.20)]
    public void GetEpsilon_TableOfTensorFlowPrivacysTutorials_IsTheSame(double noise, int epochs, double expected)
    {
        var accountant = new PrivacyAccountant();
        accountant.Add(noise, 256.0 / 60_000, epochs * (60_000 / 256));

        Assert.Equal(expected, accountant.GetEpsilon(1e-5, PrivacyConversion.Classic).Epsilon, 0.0075);
    }

    // TensorFlow Privacy, compute_dp_sgd_privacy_test.py: test_compute_dp_sgd_example_privacy, where microbatches halve the noise. For orders that aren't whole its series adds the
    // magnitudes of terms that have the other sign: an ε that is larger by up to a part in 800.
    [Theory]
    [InlineData(0.7, 1, 2, 10.8602036, 1e-8)]
    [InlineData(0.35, 1, 2, 26.2880374, 1e-8)]
    [InlineData(0.7, 1e-2, 120, 3.2392676, 3e-5)]
    [InlineData(0.35, 1e-2, 120, 22.6248601, 1.3e-3)]
    public void GetEpsilon_WithAndWithoutSampling_IsThatOfTensorFlowPrivacyOrLess(double noise, double rate, int steps, double expected, double less)
    {
        var accountant = new PrivacyAccountant();
        accountant.Add(noise, rate, steps);

        Assert.InRange(accountant.GetEpsilon(1e-5).Epsilon, expected * (1 - less), expected * (1 + 1e-8));
    }

    // Opacus, accountants_test.py: test_rdp_accountant; and the example of its analysis/rdp.py, of orders 2 to 32.
    [Fact]
    public void GetEpsilon_ExamplesOfOpacus_AreTheirs()
    {
        var accountant = new PrivacyAccountant();
        for (int step = 0; step < 2250; step++)
            accountant.Add(1.5, 0.04);
        Assert.Equal(7.32911117143, accountant.GetEpsilon(1e-5).Epsilon, 1e-7);

        accountant = new PrivacyAccountant(Enumerable.Range(2, 31).Select(order => (double)order));
        accountant.Add(1, 1e-5, 10);
        accountant.Add(3, 1e-4, 4);
        Assert.Equal(0.336, accountant.GetEpsilon(1e-5).Epsilon, 5e-4);
        Assert.Equal(23, accountant.GetEpsilon(1e-5).Order);
    }

    // Google's rdp_privacy_accountant_test.py: test_compute_epsilon_delta_gaussian, whose noise was chosen for an ε of 1.
    [Fact]
    public void GetEpsilon_OneGaussian_IsGooglesOfFineOrders()
    {
        var accountant = new PrivacyAccountant(Enumerable.Range(1001, 98_999).Select(i => i / 1000.0));
        accountant.Add(4.530877117, 1);

        Assert.Equal(1, accountant.GetEpsilon(1e-6).Epsilon, 5e-8);
    }

    // Balle and Wang 2018, "Improving the Gaussian mechanism", theorem 8: δ of an ε, of which no bound may promise more.
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    public void GetEpsilon_OneGaussian_PromisesNoMoreThanIsTrue(double noise)
    {
        var accountant = new PrivacyAccountant();
        accountant.Add(noise, 1);
        foreach (double delta in (double[])[0.1, 1e-3, 1e-5, 1e-9])
        {
            double epsilon = accountant.GetEpsilon(delta).Epsilon;
            double least = (Erfc(((epsilon * noise) - (0.5 / noise)) / Math.Sqrt(2)) - (Math.Exp(epsilon) * Erfc(((epsilon * noise) + (0.5 / noise)) / Math.Sqrt(2)))) / 2;
            Assert.InRange(least, 0, delta);
        }

        static double Erfc(double x) => Math.Exp(LogSpace.LogErfc(x));
    }

    [Fact]
    public void GetEpsilon_WithoutRoundsOrWithoutClients_IsZero()
    {
        var accountant = new PrivacyAccountant();
        Assert.Equal(0, accountant.GetEpsilon(1e-10).Epsilon);
        accountant.Add(1, 0, 1000);
        accountant.Add(0, 0.5, 0);
        Assert.Equal(0, accountant.GetEpsilon(1e-10).Epsilon);
    }

    [Fact]
    public void GetEpsilon_ARoundWithoutNoise_IsInfinite()
    {
        var accountant = new PrivacyAccountant();
        accountant.Add(1, 0.01, 10);
        accountant.Add(0, 0.01);

        Assert.Equal(double.PositiveInfinity, accountant.GetEpsilon(1e-5).Epsilon);
    }

    [Fact]
    public void Add_OneByOneOrTogether_GivesTheSameBits()
    {
        PrivacyAccountant one = new(), together = new();
        for (int i = 0; i < 100; i++)
        {
            one.Add(1.1, 0.1);
            one.Add(2, 0.05, 3);
        }

        together.Add(1.1, 0.1, 100);
        together.Add(2, 0.05, 300);

        Assert.Equal(together.GetEpsilon(1e-5), one.GetEpsilon(1e-5));
        Assert.Equal([new PrivacyEvent(1.1, 0.1, 100), new(2, 0.05, 300)], one.State);
    }

    [Fact]
    public void Load_StateOfAnother_GoesOnWithTheSameBits()
    {
        PrivacyAccountant whole = new(), resumed = new();
        whole.Add(1.1, 0.1, 7);
        whole.Add(2, 0.05, 9);
        resumed.Add(0.1, 1, 100);
        resumed.Load(whole.State);
        whole.Add(1.1, 0.1, 5);
        resumed.Add(1.1, 0.1, 5);

        Assert.Equal(whole.GetEpsilon(1e-6), resumed.GetEpsilon(1e-6));
        Assert.Equal(whole.State, resumed.State);
    }

    [Fact]
    public void Load_NumberOutOfRange_IsRefusedAndNothingChanges()
    {
        var accountant = new PrivacyAccountant();
        accountant.Add(1, 0.1);

        Assert.Throws<ArgumentOutOfRangeException>(() => accountant.Load([new(1, 0.2, 1), new(-1, 0.2, 1)]));
        Assert.Equal([new PrivacyEvent(1, 0.1, 1)], accountant.State);
    }

    [Fact]
    public void Arguments_OutOfRange_AreRefused()
    {
        var accountant = new PrivacyAccountant();
        Assert.Throws<ArgumentOutOfRangeException>(() => accountant.Add(double.NaN, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => accountant.Add(1, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => accountant.Add(1, 0.1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => accountant.GetEpsilon(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => accountant.GetEpsilon(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrivacyAccountant([2, 1]));
        Assert.Throws<ArgumentException>(() => new PrivacyAccountant([]));
        Assert.Empty(accountant.State);
    }
}
