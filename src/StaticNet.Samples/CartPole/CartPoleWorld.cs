namespace StaticNet.Samples.CartPole;

/// <summary>
/// A pole on a cart that is pushed left or right: Barto, Sutton and Anderson 1983, <i>Neuronlike adaptive elements that can solve difficult
/// learning control problems</i>, with the constants, the Euler steps and the limits that most implementations have.
/// </summary>
/// <remarks>
/// With pole angle θ, half length l, masses m of the pole and M of both, push F:
/// <c>t = (F + m·l·θ′²·sin θ) / M</c>, <c>θ″ = (g·sin θ − t·cos θ) / (l·(4/3 − m·cos²θ / M))</c>, <c>x″ = t − m·l·θ″·cos θ / M</c>.
/// </remarks>
internal sealed class CartPoleWorld
{
    /// <summary>The numbers of an observation: place, velocity, angle, angular velocity.</summary>
    public const int ObservationLength = 4;

    /// <summary>The actions: push left, push right.</summary>
    public const int Actions = 2;

    /// <summary>The steps of an episode whose pole doesn't fall, and so the largest return.</summary>
    public const int LongestEpisode = 500;

    private const double Gravity = 9.8; // m/s²
    private const double CartMass = 1.0, PoleMass = 0.1, Mass = CartMass + PoleMass; // kg
    private const double HalfLength = 0.5; // m
    private const double Push = 10.0; // N
    private const double TimeStep = 0.02; // s
    private const double LargestAngle = 12 * Math.PI / 180; // rad
    private const double LargestPlace = 2.4; // m
    private const float StartRange = 0.05f;

    private double _place, _velocity, _angle, _angularVelocity;

    /// <summary>The steps of the episode so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the pole has fallen or the cart has left its track.</summary>
    public bool HasFallen => Math.Abs(_place) > LargestPlace || Math.Abs(_angle) > LargestAngle;

    /// <summary>Begins an episode with each number drawn from ±0.05.</summary>
    /// <param name="random">The source.</param>
    public void Reset(ref RandomStream random)
    {
        _place = Draw(ref random);
        _velocity = Draw(ref random);
        _angle = Draw(ref random);
        _angularVelocity = Draw(ref random);
        Steps = 0;
    }

    /// <summary>Begins an episode at a state.</summary>
    /// <param name="place">Metres from the middle of the track.</param>
    /// <param name="velocity">Metres a second.</param>
    /// <param name="angle">Radians from upright.</param>
    /// <param name="angularVelocity">Radians a second.</param>
    public void Reset(double place, double velocity, double angle, double angularVelocity)
    {
        (_place, _velocity, _angle, _angularVelocity) = (place, velocity, angle, angularVelocity);
        Steps = 0;
    }

    /// <summary>Writes what can be seen.</summary>
    /// <param name="observation">Receives the four numbers.</param>
    public void Observe(Span<float> observation)
    {
        observation[0] = (float)_place;
        observation[1] = (float)_velocity;
        observation[2] = (float)_angle;
        observation[3] = (float)_angularVelocity;
    }

    /// <summary>Pushes for one step of time; its reward is 1.</summary>
    /// <param name="action">0 for left, 1 for right.</param>
    public void Step(int action)
    {
        double force = action == 1 ? Push : -Push, cosine = Math.Cos(_angle), sine = Math.Sin(_angle);
        double thrust = (force + (PoleMass * HalfLength * _angularVelocity * _angularVelocity * sine)) / Mass;
        double angular = ((Gravity * sine) - (cosine * thrust)) / (HalfLength * ((4.0 / 3.0) - (PoleMass * cosine * cosine / Mass)));
        double acceleration = thrust - (PoleMass * HalfLength * angular * cosine / Mass);
        _place += TimeStep * _velocity;
        _velocity += TimeStep * acceleration;
        _angle += TimeStep * _angularVelocity;
        _angularVelocity += TimeStep * angular;
        Steps++;
    }

    private static double Draw(ref RandomStream random) => ((2 * random.NextSingle()) - 1) * StartRange;
}
