namespace StaticNet.Samples.CartPole;

/// <summary>Teaches an agent to balance the pole.</summary>
internal sealed class CartPoleLearning : IDisposable
{
    private const ulong PlayStream = 1, EvaluationStream = 2;

    private readonly CartPoleSettings _settings;
    private readonly CartPoleLoss _loss;
    private readonly Adam _optimizer;
    private readonly CartPoleWorld[] _worlds;
    private readonly CartPoleRollout _rollout;
    private readonly int[] _order;
    private readonly float[] _observations, _logits, _worths, _logitGradients, _worthGradients;
    private RandomStream _random;

    /// <summary>Begins with an agent that knows nothing.</summary>
    /// <param name="settings">How it learns.</param>
    /// <param name="seed">Decides its weights, the worlds and what it tries.</param>
    public CartPoleLearning(CartPoleSettings settings, ulong seed)
    {
        _settings = settings;
        _loss = new CartPoleLoss(settings);
        _optimizer = new Adam(settings.LearningRate, epsilon: 1e-5f);
        _random = new RandomStream(seed, PlayStream);
        _rollout = new CartPoleRollout(settings.Worlds, settings.Horizon);
        _order = [.. Enumerable.Range(0, _rollout.Count)];
        int batch = Math.Max(settings.BatchSize, settings.Worlds);
        Agent = new CartPoleAgent(seed, batch);
        _observations = new float[batch * CartPoleWorld.ObservationLength];
        _logits = new float[batch * CartPoleWorld.Actions];
        _worths = new float[batch];
        _logitGradients = new float[batch * CartPoleWorld.Actions];
        _worthGradients = new float[batch];
        _worlds = [.. Enumerable.Range(0, settings.Worlds).Select(_ => new CartPoleWorld())];
        foreach (var world in _worlds)
            world.Reset(ref _random);
    }

    /// <summary>The agent.</summary>
    public CartPoleAgent Agent { get; }

    /// <summary>The updates made.</summary>
    public int Updates { get; private set; }

    /// <summary>The mean return of the episodes that ended during the last update; NaN if none did.</summary>
    public double MeanReturn { get; private set; }

    /// <summary>Plays, and learns from it.</summary>
    public void Update()
    {
        _optimizer.LearningRate = _settings.LearningRate * (1 - ((float)Updates / _settings.Updates));
        Play();
        _rollout.ComputeAdvantages(_settings.Discount, _settings.Trace);
        for (int epoch = 0; epoch < _settings.Epochs; epoch++)
        {
            _random.Shuffle(_order);
            for (int start = 0; start < _order.Length; start += _settings.BatchSize)
                Learn(_order.AsSpan(start, Math.Min(_settings.BatchSize, _order.Length - start)));
        }

        Updates++;
    }

    /// <summary>Plays episodes with the likeliest action at each step.</summary>
    /// <param name="episodes">How many.</param>
    /// <param name="seed">Decides where they begin.</param>
    /// <returns>Their mean return.</returns>
    public double Evaluate(int episodes, ulong seed)
    {
        var random = new RandomStream(seed, EvaluationStream);
        var world = new CartPoleWorld();
        double sum = 0;
        for (int episode = 0; episode < episodes; episode++)
        {
            world.Reset(ref random);
            while (!world.HasFallen && world.Steps < CartPoleWorld.LongestEpisode)
            {
                world.Observe(_observations);
                Agent.Predict(_observations.AsSpan(0, CartPoleWorld.ObservationLength), _logits.AsSpan(0, CartPoleWorld.Actions), _worths.AsSpan(0, 1));
                world.Step(_logits[1] > _logits[0] ? 1 : 0);
            }

            sum += world.Steps;
        }

        return sum / episodes;
    }

    /// <summary>Ends the agent.</summary>
    public void Dispose() => Agent.Dispose();

    private void Play()
    {
        int worlds = _worlds.Length, ended = 0;
        double returns = 0;
        for (int step = 0; step < _settings.Horizon; step++)
        {
            Look();
            for (int world = 0; world < worlds; world++)
            {
                int i = (step * worlds) + world;
                _rollout.Worths[i] = _worths[world];
                _observations.AsSpan(world * CartPoleWorld.ObservationLength, CartPoleWorld.ObservationLength)
                    .CopyTo(_rollout.Observations.AsSpan(i * CartPoleWorld.ObservationLength));
                Act(world, i);
            }

            for (int world = 0; world < worlds; world++)
            {
                int i = (step * worlds) + world;
                _rollout.Ends[i] = _worlds[world].HasFallen || _worlds[world].Steps == CartPoleWorld.LongestEpisode;
                if (!_rollout.Ends[i])
                    continue;
                _rollout.WorthsAtEnd[i] = _worlds[world].HasFallen ? 0 : WorthOf(_worlds[world]);
                returns += _worlds[world].Steps;
                ended++;
                _worlds[world].Reset(ref _random);
            }
        }

        Look();
        for (int world = 0; world < worlds; world++)
            _rollout.Worths[(_settings.Horizon * worlds) + world] = _worths[world];
        MeanReturn = ended == 0 ? double.NaN : returns / ended;
    }

    // What every world looks like, and what the agent makes of it.
    private void Look()
    {
        int worlds = _worlds.Length;
        for (int world = 0; world < worlds; world++)
            _worlds[world].Observe(_observations.AsSpan(world * CartPoleWorld.ObservationLength));
        Agent.Predict(
            _observations.AsSpan(0, worlds * CartPoleWorld.ObservationLength), _logits.AsSpan(0, worlds * CartPoleWorld.Actions), _worths.AsSpan(0, worlds));
    }

    private void Act(int world, int sample)
    {
        Span<double> probabilities = stackalloc double[CartPoleWorld.Actions];
        CartPoleLoss.Softmax(_logits.AsSpan(world * CartPoleWorld.Actions, CartPoleWorld.Actions), probabilities);
        int action = _random.NextSingle() < probabilities[1] ? 1 : 0;
        _rollout.Actions[sample] = action;
        _rollout.LogProbabilities[sample] = Math.Log(probabilities[action]);
        _worlds[world].Step(action);
    }

    private float WorthOf(CartPoleWorld world)
    {
        Span<float> observation = stackalloc float[CartPoleWorld.ObservationLength], logits = stackalloc float[CartPoleWorld.Actions], worth = stackalloc float[1];
        world.Observe(observation);
        Agent.Predict(observation, logits, worth);
        return worth[0];
    }

    private void Learn(ReadOnlySpan<int> samples)
    {
        const int Length = CartPoleWorld.ObservationLength;
        for (int i = 0; i < samples.Length; i++)
            _rollout.Observations.AsSpan(samples[i] * Length, Length).CopyTo(_observations.AsSpan(i * Length));
        var logits = _logits.AsSpan(0, samples.Length * CartPoleWorld.Actions);
        var worths = _worths.AsSpan(0, samples.Length);
        Agent.Forward(_observations.AsSpan(0, samples.Length * Length), logits, worths);
        var logitGradients = _logitGradients.AsSpan(0, logits.Length);
        var worthGradients = _worthGradients.AsSpan(0, worths.Length);
        float loss = _loss.Compute(_rollout, samples, logits, worths, logitGradients, worthGradients);
        var result = Agent.Backward(logitGradients, worthGradients, loss);
        _optimizer.Step(Agent, result);
    }
}
