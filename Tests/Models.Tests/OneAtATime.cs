using Xunit;

// Tests seed and draw from the process's one random number generator, and torch's threads want all cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
