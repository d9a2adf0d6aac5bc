using Xunit;

// libtorch's random numbers are one stream for the whole process, and its threads fill the machine already.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
