namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>
/// The norms of the gradients of a plain recurrence's states, step by step: what the paper's figures are about. Computed in double precision from
/// the weights, apart from the compiled passes, which would keep them at each update where one in some thousands is looked at.
/// </summary>
/// <param name="weights">The parameters one by one: of inputs, of states, their biases, of the answers, their bias.</param>
/// <param name="isSigmoid">Whether its units are sigmoid; else they are tanh.</param>
internal sealed class GradientsThroughTime(float[][] weights, bool isSigmoid)
{
    private readonly int _units = weights[2].Length;

    /// <summary>The root mean square over sequences of the norm of each state's gradient, <c>‖∂L/∂h[t]‖</c>, of a cross-entropy of the answers behind the last step.</summary>
    /// <param name="steps">The symbols of each step, <c>[sequences, length, symbols]</c>.</param>
    /// <param name="answers">The right answer of each sequence.</param>
    /// <param name="length">The steps of a sequence.</param>
    public double[] Of(ReadOnlySpan<float> steps, ReadOnlySpan<int> answers, int length)
    {
        double[] squares = new double[length];
        int size = steps.Length / answers.Length;
        for (int sequence = 0; sequence < answers.Length; sequence++)
            AddSquares(steps.Slice(sequence * size, size), answers[sequence], squares);
        int count = answers.Length;
        return Array.ConvertAll(squares, square => Math.Sqrt(square / count));
    }

    private void AddSquares(ReadOnlySpan<float> steps, int answer, double[] squares)
    {
        double[][] states = Forward(steps, squares.Length);
        double[] gradient = OfLastState(states[^1], answer);
        for (int step = squares.Length - 1; ; step--)
        {
            foreach (double element in gradient)
                squares[step] += element * element;
            if (step == 0)
                return;
            gradient = SendBack(gradient, states[step]);
        }
    }

    private double[][] Forward(ReadOnlySpan<float> steps, int length)
    {
        double[][] states = new double[length][];
        double[] state = new double[_units];
        int symbols = steps.Length / length;
        for (int step = 0; step < length; step++)
        {
            double[] next = new double[_units];
            for (int unit = 0; unit < _units; unit++)
            {
                double sum = (double)weights[2][unit] + weights[3][unit];
                for (int symbol = 0; symbol < symbols; symbol++)
                    sum += (double)weights[0][(unit * symbols) + symbol] * steps[(step * symbols) + symbol];
                for (int from = 0; from < _units; from++)
                    sum += weights[1][(unit * _units) + from] * state[from];
                next[unit] = isSigmoid ? 1 / (1 + Math.Exp(-sum)) : Math.Tanh(sum);
            }

            states[step] = state = next;
        }

        return states;
    }

    private double[] OfLastState(double[] state, int answer)
    {
        float[] rows = weights[4];
        double[] scores = [.. weights[5].Select((bias, row) => bias + state.Select((value, unit) => value * rows[(row * _units) + unit]).Sum())];
        double largest = scores.Max(), total = scores.Sum(score => Math.Exp(score - largest));
        double[] gradient = new double[_units];
        for (int row = 0; row < scores.Length; row++)
            for (int unit = 0; unit < _units; unit++)
                gradient[unit] += ((Math.Exp(scores[row] - largest) / total) - (row == answer ? 1 : 0)) * rows[(row * _units) + unit];
        return gradient;
    }

    private double[] SendBack(double[] gradient, double[] state)
    {
        double[] before = new double[_units];
        for (int unit = 0; unit < _units; unit++)
        {
            double sum = gradient[unit] * (isSigmoid ? state[unit] * (1 - state[unit]) : 1 - (state[unit] * state[unit]));
            for (int from = 0; from < _units; from++)
                before[from] += sum * weights[1][(unit * _units) + from];
        }

        return before;
    }
}
