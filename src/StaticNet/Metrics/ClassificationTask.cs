namespace StaticNet.Metrics;

/// <summary>What a network that classifies is asked.</summary>
internal enum ClassificationTask
{
    /// <summary>Which of several classes a sample is of: labels, one output a class.</summary>
    Classes,

    /// <summary>Yes or no: values of 0 and 1, one logit.</summary>
    Binary,

    /// <summary>Several questions of yes or no: values of 0 and 1, a logit for each.</summary>
    ManyLabels,
}
