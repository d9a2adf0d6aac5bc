using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using ModelDsl.CodeFixes;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.CodeFixes;

/// <summary>
/// Whatever the light bulb offers for whatever is wrong with a declaration: with it the declaration has that error no more, and the compiler
/// has nothing to say that it did not say before.
/// </summary>
public class FixProperties
{
    // MODELDSL_ROUNDS=5000 asks for more.
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("MODELDSL_ROUNDS"), out var rounds) ? rounds : 50;

    [Fact]
    public void An_offered_fix_always_removes_its_error()
    {
        var offers = new Dictionary<string, int>();
        Prop.ForAll(
                Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    var source = WrongDeclarations.Of(new Random(seed));
                    foreach (var id in CheckAsync(source).GetAwaiter().GetResult())
                        offers[id] = offers.GetValueOrDefault(id) + 1;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds));
        // The property would hold of fixes that are never offered.
        offers.Values.Sum().ShouldBeGreaterThan(Rounds / 2);
        offers.Count.ShouldBeGreaterThan(8, string.Join(" ", offers));
    }

    [Fact]
    public void Without_a_slip_nothing_is_wrong()
    {
        foreach (var source in WrongDeclarations.Right())
            Generated.From(source).Messages.ShouldBeEmpty(source);
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(string source)
    {
        var offered = await Fixed.OfferAsync(Fixed.All, source);
        var before = Generated.From(source);
        foreach (var (diagnostic, action) in offered.Actions)
        {
            var changed = await offered.ApplyAsync(action);
            var why = $"{source}\n→ {action.Title} →\n{changed}";
            var after = Generated.From(changed);
            after.Result.Exception.ShouldBeNull(why);
            // With its line the error is gone; one like it further down may come to light.
            if (action.EquivalenceKey != nameof(RemoveLineFix))
                Count(after).ShouldBeLessThan(Count(before), why);
            after.CompilerDiagnostics.Select(Text).ShouldBeSubsetOf(before.CompilerDiagnostics.Select(Text), why);

            int Count(Generated generated) =>
                generated.Diagnostics.Concat(generated.Output.GetDiagnostics()).Count(other => Key(other) == Key(diagnostic));
        }

        return [.. offered.Actions.Select(offer => offer.Diagnostic.Id)];
    }

    /// <summary>What the error is, whatever its numbers are; a fix that takes a line out changes those of the lines below.</summary>
    private static string Key(Diagnostic diagnostic) =>
        $"{diagnostic.Id} {Regex.Replace(diagnostic.GetMessage(), @"\d+|Nearest.*|remove it.*|add '.*", "#")}";

    private static string Text(string compilerDiagnostic) => Regex.Replace(compilerDiagnostic, @"\(\d+,\d+\)", "");
}
