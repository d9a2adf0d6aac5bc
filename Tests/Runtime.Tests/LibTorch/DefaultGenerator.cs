using Xunit;

namespace ModelDsl.Runtime.Tests.LibTorch;

/// <summary>Tests that seed the process's one default generator, or measure the process, run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class DefaultGenerator
{
    public const string Name = "default generator";
}
