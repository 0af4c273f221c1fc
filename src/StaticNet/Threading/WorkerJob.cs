namespace StaticNet.Threading;

/// <summary>A worker's part of a job.</summary>
/// <param name="state">What the job works on.</param>
/// <param name="worker">The worker, from 0; worker 0 is the thread that asked for the job.</param>
/// <param name="workers">The number of workers.</param>
internal delegate void WorkerJob(object state, int worker, int workers);
