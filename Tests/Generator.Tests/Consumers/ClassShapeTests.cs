using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Consumers;

/// <summary>Classes of every shape that a declared model may have, and where they may stand: they check, and they compile.</summary>
public class ClassShapeTests
{
    private const string Declared = "public sealed partial class Bird;";

    [Theory]
    [InlineData("partial class Bird;")]
    [InlineData("internal partial class Bird { }")]
    [InlineData("public abstract partial class Bird;")]
    [InlineData("public partial class Bird { } public class Sparrow : Bird { }")]
    [InlineData("public abstract partial class Bird { } public class Sparrow : Bird { }")]
    [InlineData("public sealed partial class @class;")]
    [InlineData("public sealed partial class @record;")]
    [InlineData("public sealed partial class @field;")]
    [InlineData("public sealed partial class Bird : System.ICloneable { public object Clone() => this; }")]
    [InlineData("public sealed partial class Bird { static Bird() { } }")]
    [InlineData("public sealed partial class Bird { public Bird(int wings) : this() { _ = wings; } public Bird(string s) : this(s.Length) { } }")]
    [InlineData("public sealed partial class Bird { protected override void Dispose(bool disposing) => base.Dispose(disposing); }")]
    [InlineData("public sealed partial class Bird { public static int Legs => 2; public enum Song { Short, Long } }")]
    [InlineData("public sealed partial class Bird { } partial class Bird { } partial class Bird { public int X => 1; }")]
    // Names that generated code uses itself.
    [InlineData("public sealed partial class Tensor;")]
    [InlineData("public sealed partial class torch;")]
    [InlineData("public sealed partial class System;")]
    [InlineData("public sealed partial class Module;")]
    [InlineData("public sealed partial class input;")]
    [InlineData("public sealed partial class head;")]
    [InlineData("public sealed partial class x { public int scope, block, i, device; }")]
    [InlineData("public sealed partial class Bird { public int input, scope, block, i, dtype; public class Photo; public class System; }")]
    public void A_class(string declaration) => Compiles(TestKinds.Model().Replace(Declared, declaration));

    [Theory]
    [InlineData("public static partial class Cage {", "}")]
    [InlineData("public partial struct Cage {", "}")]
    [InlineData("public partial interface ICage {", "}")]
    [InlineData("public partial record Cage {", "}")]
    [InlineData("public readonly partial record struct Cage(int Bars) {", "}")]
    [InlineData("public partial class Cage<T> where T : class {", "}")]
    [InlineData("public partial class @new { public partial class @in<@out> {", "} }")]
    [InlineData("namespace @new.@class.Cage {", "}")]
    [InlineData("namespace TorchSharp.Cage {", "}")]
    public void A_class_inside(string open, string close)
    {
        var model = TestKinds.Model().Replace("namespace Nest;", "");
        var column = model.IndexOf("[Model]", System.StringComparison.Ordinal);
        Compiles($"{model[..column]}{open}\n{model[column..]}\n{close}");
    }

    [Fact]
    public void In_the_global_namespace() => Compiles(TestKinds.Model().Replace("namespace Nest;", ""));

    [Fact]
    public void Under_top_level_statements()
    {
        var model = TestKinds.Model().Replace("namespace Nest;", "System.Console.WriteLine(Bird.Summary);");
        var compilation = Compilations.Of(model);
        var generated = Generated.From(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Of_the_same_name_in_two_namespaces_and_two_classes()
    {
        var model = TestKinds.Model().Replace("namespace Nest;", "");
        var column = model.IndexOf("[Model]", System.StringComparison.Ordinal);
        var declaration = model[column..];
        var places = new[] { "namespace A {", "namespace B {", "partial class A1 {", "partial class a1 {" };
        var generated = Generated.From(
            [.. places.Select(place => model[..column] + place + declaration + "}"), model[..column] + declaration]
        );
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.Where(message => !message.Contains("CS8981")).ShouldBeEmpty();
        generated.Result.GeneratedSources.Length.ShouldBe(5);
    }

    [Theory]
    [InlineData("public partial struct Bird;")]
    [InlineData("public partial record struct Bird;")]
    [InlineData("public partial interface Bird;")]
    [InlineData("public enum Bird { }")]
    public void What_is_no_class_is_the_compilers_error(string declaration)
    {
        var generated = Generated.From(TestKinds.Model().Replace(Declared, declaration));
        generated.Result.Exception.ShouldBeNull();
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldNotBeEmpty();
        generated.CompilerDiagnostics.ShouldAllBe(message => message.Contains("CS0592"));
    }

    private static void Compiles(string source)
    {
        var generated = Generated.From(source);
        generated.Result.Exception.ShouldBeNull();
        generated.Messages.ShouldBeEmpty();
        // A name in small letters may be a keyword one day, or is one: that is said of the source too.
        generated.CompilerDiagnostics.Where(message => !message.Contains("CS8981") && !message.Contains("CS8860")).ShouldBeEmpty();
        generated.Result.GeneratedSources.ShouldHaveSingleItem();
    }
}
