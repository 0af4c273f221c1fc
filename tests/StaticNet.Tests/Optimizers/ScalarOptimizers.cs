namespace StaticNet.Tests.Optimizers;

/// <summary>
/// The optimizers for one parameter in double, straight from PyTorch's documentation (Lion: from its paper), without what the
/// library rearranges. The momentum is a function of the step, from 1.
/// </summary>
internal static class ScalarOptimizers
{
    public static ScalarStep WithL2(double decay, ScalarStep step) => (w, g) => step(w, g + (decay * w));

    public static ScalarStep WithDecoupled(double rate, double decay, ScalarStep step) => (w, g) => step(w * (1 - (rate * decay)), g);

    public static ScalarStep Sgd(double rate, Func<int, double> momentum, double dampening = 0, bool nesterov = false)
    {
        int t = 0;
        double b = 0;
        return (w, g) =>
        {
            double mu = momentum(++t);
            b = t == 1 ? g : (mu * b) + ((1 - dampening) * g);
            return w - (rate * (nesterov ? g + (mu * b) : b));
        };
    }

    public static ScalarStep Adam(double rate, Func<int, double> beta1, double beta2, bool amsGrad = false)
    {
        int t = 0;
        double m = 0, v = 0, largest = 0;
        return (w, g) =>
        {
            double beta = beta1(++t);
            m = (beta * m) + ((1 - beta) * g);
            v = (beta2 * v) + ((1 - beta2) * g * g);
            largest = Math.Max(largest, v);
            double mean = m / (1 - Math.Pow(beta, t)), square = (amsGrad ? largest : v) / (1 - Math.Pow(beta2, t));
            return w - (rate * mean / (Math.Sqrt(square) + 1e-8));
        };
    }

    public static ScalarStep NAdam(double rate, Func<int, double> beta1, double beta2, double momentumDecay)
    {
        int t = 0;
        double m = 0, v = 0, product = 1;
        return (w, g) =>
        {
            double beta = beta1(++t);
            double mu = beta * (1 - (0.5 * Math.Pow(0.96, t * momentumDecay)));
            double next = beta * (1 - (0.5 * Math.Pow(0.96, (t + 1) * momentumDecay)));
            product *= mu;
            m = (beta * m) + ((1 - beta) * g);
            v = (beta2 * v) + ((1 - beta2) * g * g);
            double mean = (next * m / (1 - (product * next))) + ((1 - mu) * g / (1 - product));
            return w - (rate * mean / (Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + 1e-8));
        };
    }

    public static ScalarStep RAdam(double rate, Func<int, double> beta1, double beta2)
    {
        int t = 0;
        double m = 0, v = 0, longest = (2 / (1 - beta2)) - 1;
        return (w, g) =>
        {
            double beta = beta1(++t);
            m = (beta * m) + ((1 - beta) * g);
            v = (beta2 * v) + ((1 - beta2) * g * g);
            double mean = m / (1 - Math.Pow(beta, t)), power = Math.Pow(beta2, t);
            double length = longest - (2 * t * power / (1 - power));
            if (length <= 5)
                return w - (rate * mean);
            double adaptive = Math.Sqrt(1 - power) / (Math.Sqrt(v) + 1e-8);
            double rectified = Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
            return w - (rate * mean * rectified * adaptive);
        };
    }

    public static ScalarStep Adamax(double rate, Func<int, double> beta1, double beta2)
    {
        int t = 0;
        double m = 0, u = 0;
        return (w, g) =>
        {
            double beta = beta1(++t);
            m = (beta * m) + ((1 - beta) * g);
            u = Math.Max(beta2 * u, Math.Abs(g) + 1e-8);
            return w - (rate * m / ((1 - Math.Pow(beta, t)) * u));
        };
    }

    public static ScalarStep RmsProp(double rate, double alpha, Func<int, double> momentum, bool centered = false)
    {
        int t = 0;
        double v = 0, mean = 0, b = 0;
        return (w, g) =>
        {
            v = (alpha * v) + ((1 - alpha) * g * g);
            mean = (alpha * mean) + ((1 - alpha) * g);
            b = (momentum(++t) * b) + (g / (Math.Sqrt(Math.Max(v - (centered ? mean * mean : 0), 0)) + 1e-8));
            return w - (rate * b);
        };
    }

    public static ScalarStep Adagrad(double rate, double rateDecay, double initial)
    {
        int t = 0;
        double sum = initial;
        return (w, g) =>
        {
            sum += g * g;
            return w - (rate / (1 + (t++ * rateDecay)) * g / (Math.Sqrt(sum) + 1e-10));
        };
    }

    public static ScalarStep Adadelta(double rate, double rho, double epsilon)
    {
        double v = 0, u = 0;
        return (w, g) =>
        {
            v = (rho * v) + ((1 - rho) * g * g);
            double change = Math.Sqrt(u + epsilon) / Math.Sqrt(v + epsilon) * g;
            u = (rho * u) + ((1 - rho) * change * change);
            return w - (rate * change);
        };
    }

    public static ScalarStep Lion(double rate, Func<int, double> beta1, double beta2)
    {
        int t = 0;
        double m = 0;
        return (w, g) =>
        {
            double beta = beta1(++t);
            int sign = Math.Sign((beta * m) + ((1 - beta) * g));
            m = (beta2 * m) + ((1 - beta2) * g);
            return w - (rate * sign);
        };
    }
}
