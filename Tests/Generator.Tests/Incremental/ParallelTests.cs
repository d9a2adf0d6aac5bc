using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Incremental;

/// <summary>A compiler's server and an editor run the generator for several projects at once, on symbols of the packages that they share.</summary>
public sealed class ParallelTests
{
    private const string Source = """
        using ModelDsl;

        [Model]
        [ImageInput(32)]
        [PatchEmbed(8, Dim = 32)]
        [Stage(2, Heads = 4)]
        [ClassHead(10, Pool = Pool.Mean)]
        public sealed partial class M;
        """;

    [Fact]
    public void Projects_that_share_packages_are_read_side_by_side()
    {
        for (var round = 0; round < 40; round++)
        {
            // Kinds that nobody has read yet: symbols of a package that was just loaded.
            var references = References.All.Select(LoadedAnew).ToArray();
            var compilation = Compilations.Of([Source], references);
            compilation.GetTypeByMetadataName("ModelDsl.ClassHead").ShouldNotBeNull();
            using var start = new Barrier(4);
            var results = new GeneratorRunResult[start.ParticipantCount];
            var threads = Enumerable
                .Range(0, results.Length)
                .Select(i => new Thread(() =>
                {
                    var project = compilation.Clone();
                    start.SignalAndWait();
                    results[i] = Compilations.Driver().RunGenerators(project).GetRunResult().Results.Single();
                }))
                .ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            results.ShouldAllBe(result => result.Exception == null && result.Diagnostics.IsEmpty);
            results.Select(result => result.GeneratedSources.Single().SourceText.ToString()).Distinct().Count().ShouldBe(1);
        }
    }

    private static MetadataReference LoadedAnew(MetadataReference reference) =>
        Path.GetFileNameWithoutExtension(reference.Display) == "ModelDsl.Runtime"
            ? MetadataReference.CreateFromFile(reference.Display!)
            : reference;
}
