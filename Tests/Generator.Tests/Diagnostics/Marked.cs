using System;
using System.Linq;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>Sources whose wrong places are marked with <c>⟦</c> and <c>⟧</c>.</summary>
internal static class Marked
{
    /// <summary>Runs the generator on a marked source: it finds exactly one thing, at the mark.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="source">The source.</param>
    /// <param name="isClean">Whether the compiler has nothing to say about the source with the generated class.</param>
    /// <returns>Its message.</returns>
    public static string Check(string id, string source, bool isClean = true)
    {
        var start = source.IndexOf('⟦', StringComparison.Ordinal);
        var end = source.IndexOf('⟧', StringComparison.Ordinal) - 1;
        start.ShouldBeGreaterThanOrEqualTo(0, "the source has no mark");
        var plain = source.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        var generated = Generated.From(plain);
        generated.Result.Exception.ShouldBeNull();
        generated.Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe([id], string.Join("\n", generated.Messages));
        var diagnostic = generated.Diagnostics[0];
        diagnostic.Location.SourceTree.ShouldNotBeNull();
        var text = diagnostic.Location.SourceTree.ToString();
        text.ShouldBe(plain);
        text[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End].ShouldBe(plain[start..end]);
        diagnostic.Location.SourceSpan.Start.ShouldBe(start);
        // Nothing that the compiler says may bury what the generator says.
        if (isClean)
            generated.CompilerDiagnostics.ShouldBeEmpty();
        return diagnostic.GetMessage();
    }
}
