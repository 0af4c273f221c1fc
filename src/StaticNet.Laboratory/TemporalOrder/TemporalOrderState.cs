using System.Collections.Immutable;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>How far a training has come: all that it needs to go on, and what a picture shows of it.</summary>
/// <param name="Updates">The updates that it has made.</param>
/// <param name="Weights">The parameters one by one.</param>
/// <param name="LargestNorm">The largest norm of a gradient so far, before clipping.</param>
/// <param name="ErrorRate">The part of the last test's sequences that it answered wrongly; NaN where a number wasn't finite.</param>
/// <param name="LearnedAfter">The updates after which it first got fewer than one in a hundred sequences of a test wrong; 0 if it didn't yet.</param>
/// <param name="Moments">What was seen at tests, in their order.</param>
/// <param name="LongTests">What it answers of longer sequences than those that it learned from.</param>
internal sealed record TemporalOrderState(
    int Updates, ImmutableArray<float[]> Weights, double LargestNorm, double ErrorRate, int LearnedAfter, ImmutableArray<TemporalOrderMoment> Moments, ImmutableArray<LongTest> LongTests);

/// <summary>What is seen at a test.</summary>
/// <param name="Updates">The updates until then.</param>
/// <param name="Loss">The mean loss of the updates since the test before.</param>
/// <param name="Norm">The mean norm of their gradients, before clipping.</param>
/// <param name="Errors">The part of the test's sequences that are answered wrongly.</param>
/// <param name="Norms">The norms of the gradient of the state behind each step, root mean square over sequences.</param>
internal sealed record TemporalOrderMoment(int Updates, double Loss, double Norm, double Errors, double[] Norms);

/// <summary>A test with sequences of one length.</summary>
/// <param name="Length">Their steps.</param>
/// <param name="Sequences">How many.</param>
/// <param name="Wrong">How many are answered wrongly.</param>
internal sealed record LongTest(int Length, int Sequences, int Wrong);
