namespace StaticNet.Training;

/// <summary>Why a call of <c>Fit</c> ended.</summary>
public enum TrainingEnd
{
    /// <summary>The run has its length.</summary>
    Completed,

    /// <summary><see cref="EarlyStopping"/> ended the run.</summary>
    StoppedEarly,

    /// <summary>A callback asked for it; another call goes on with the run.</summary>
    StopRequested,

    /// <summary>It was cancelled; another call goes on with the run.</summary>
    Cancelled,
}
