using Xunit;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>Tests that seed the one generator all threads draw from: they run alone.</summary>
[CollectionDefinition(nameof(RandomStream), DisableParallelization = true)]
public sealed class RandomStream;
