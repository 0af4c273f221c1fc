namespace StaticNet.Schedules;

/// <summary>
/// One schedule after the other: part i from milestone i on, where it starts at its own position 0. The same as
/// <c>torch.optim.lr_scheduler.SequentialLR</c>.
/// </summary>
/// <remarks>
/// Every part sees the metrics of all epochs, also of those before its own. What parts remember is kept here and put back before
/// they are asked, so <see cref="Scalars"/> can be set; parts must not be used on their own any more.
/// </remarks>
public sealed class SequentialSchedule : Schedule
{
    private readonly Schedule[] _parts;
    private readonly long[] _milestones;
    private readonly double[] _scalars;

    /// <summary>Schedules in the order of their turns.</summary>
    /// <param name="parts">The schedules, at least one, each another one; they belong to this one from now on.</param>
    /// <param name="milestones">The first position of each part but the first, in ascending order, at least 1.</param>
    /// <exception cref="ArgumentNullException">An argument or a part is missing.</exception>
    /// <exception cref="ArgumentException">
    /// Numbers don't fit, parts count different units, one comes twice, or milestones don't ascend.
    /// </exception>
    public SequentialSchedule(Schedule[] parts, long[] milestones)
    {
        CheckParts(parts);
        _milestones = ScheduleChecks.Milestones(milestones, nameof(milestones), gap: 1);
        if (milestones.Length != parts.Length - 1)
            throw new ArgumentException(
                $"There are {parts.Length} parts, but {milestones.Length} milestones, instead of one fewer.", nameof(milestones));
        _parts = [.. parts];

        int scalars = 0;
        foreach (var part in parts)
            scalars += part.Scalars.Length;
        _scalars = new double[scalars];
        Gather();
    }

    /// <summary>What positions count: that of the parts.</summary>
    /// <exception cref="ArgumentException">The value is another one.</exception>
    public override ScheduleUnit Unit
    {
        get => _parts[0].Unit;
        init => ScheduleChecks.SameUnit(value, _parts[0].Unit, nameof(Unit));
    }

    /// <inheritdoc/>
    public override bool SetsMomentum => Array.Exists(_parts, static part => part.SetsMomentum);

    /// <inheritdoc/>
    public override bool ObservesMetric => Array.Exists(_parts, static part => part.ObservesMetric);

    /// <summary>What the parts remember, one after the other.</summary>
    public override Span<double> Scalars => _scalars;

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        int part = PartAt(position);
        Scatter();
        return _parts[part].GetLearningRate(position - StartOf(part));
    }

    /// <inheritdoc/>
    public override double? GetMomentum(long position)
    {
        int part = PartAt(position);
        Scatter();
        return _parts[part].GetMomentum(position - StartOf(part));
    }

    /// <inheritdoc/>
    public override void Observe(double metric)
    {
        Scatter();
        foreach (var part in _parts)
            part.Observe(metric);
        Gather();
    }

    private static void CheckParts(Schedule[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Length == 0)
            throw new ArgumentException("There are no parts.", nameof(parts));
        for (int i = 0; i < parts.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(parts[i], nameof(parts));
            ScheduleChecks.Complete(parts[i]);
            if (parts[i].Unit != parts[0].Unit)
                throw new ArgumentException($"Part {i} counts a {parts[i].Unit}, but part 0 a {parts[0].Unit}.", nameof(parts));
            if (Array.IndexOf(parts, parts[i]) != i)
                throw new ArgumentException(
                    $"Part {i} is part {Array.IndexOf(parts, parts[i])} too; each must be another one.", nameof(parts));
        }
    }

    private int PartAt(long position)
    {
        ScheduleChecks.Position(position);
        int part = 0;
        while (part < _milestones.Length && _milestones[part] <= position)
            part++;
        return part;
    }

    private long StartOf(int part) => part == 0 ? 0 : _milestones[part - 1];

    private void Gather()
    {
        var rest = _scalars.AsSpan();
        foreach (var part in _parts)
        {
            part.Scalars.CopyTo(rest);
            rest = rest[part.Scalars.Length..];
        }
    }

    private void Scatter()
    {
        ReadOnlySpan<double> rest = _scalars;
        foreach (var part in _parts)
        {
            var scalars = part.Scalars;
            rest[..scalars.Length].CopyTo(scalars);
            rest = rest[scalars.Length..];
        }
    }
}
