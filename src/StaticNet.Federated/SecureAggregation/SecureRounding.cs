namespace StaticNet.Federated;

/// <summary>How an element of an update becomes an integer number of steps.</summary>
public enum SecureRounding
{
    /// <summary>To the nearest integer: an error of at most half a step, which may be the same in each round and add up.</summary>
    Nearest,

    /// <summary>Down or up at random, so that the mean is right: an error below one step, which is 0 on average (Gupta et al. 2015, "Deep Learning with Limited Numerical Precision").</summary>
    Stochastic,
}
