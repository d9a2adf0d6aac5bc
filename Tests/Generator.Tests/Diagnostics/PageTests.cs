using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>
/// The pages are true: what each shows as invalid gives its id and nothing else, and what it shows as fixed gives nothing.
/// </summary>
public class PageTests
{
    public static IEnumerable<object[]> Pages => Descriptors.All.Select(descriptor => new object[] { descriptor.Id });

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_true(string id)
    {
        var samples = Samples(id);
        var references = id == Ids.NoEngine ? References.WithoutEngine : References.All;
        // Of the one about a missing reference what is fixed is the project.
        if (samples.Length > 1)
        {
            var right = Generated.From(Compilations.Of([samples[1]], references));
            right.Messages.ShouldBeEmpty();
            right.CompilerDiagnostics.ShouldBeEmpty();
        }

        var wrong = Generated.From(Compilations.Of([samples[0]], references));
        wrong.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct().ShouldBe([id], string.Join("\n", wrong.Messages));
    }

    private static string[] Samples(string id, [CallerFilePath] string file = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../Generator/Docs", id + ".md"));
        return [.. page.Split("```csharp\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])];
    }
}
