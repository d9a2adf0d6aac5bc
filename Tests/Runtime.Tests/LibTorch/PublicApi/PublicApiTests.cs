using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.LibTorch.PublicApi;

/// <summary>
/// Source that compiles on our engine must compile on TorchSharp 0.107: what we show there is a subset of its public surface.
/// </summary>
public class PublicApiTests
{
    private static readonly Assembly s_engine = typeof(TorchSharp.torch).Assembly;

    [Fact]
    public void Whatever_stands_in_namespace_TorchSharp_is_in_TorchSharp_too()
    {
        ApiList list = ApiList.Read();
        list.Count.ShouldBe(442);

        Type[] types = [.. ApiPrinter.VisibleTypes(s_engine).Where(type => IsWithin(type, "TorchSharp"))];
        types.ShouldContain(typeof(TorchSharp.torch.Tensor));
        string[] offenders = [.. types.SelectMany(type => list.Lacks(ApiPrinter.Header(type), ApiPrinter.Members(type)))];

        string all = string.Join("\n", offenders);
        Assert.True(offenders.Length == 0, $"{offenders.Length} in namespace TorchSharp that TorchSharp 0.107 lacks:\n{all}");
    }

    [Fact]
    public void Whatever_we_add_stands_outside_namespace_TorchSharp()
    {
        IEnumerable<string?> strangers = ApiPrinter.VisibleTypes(s_engine)
            .Where(type => !IsWithin(type, "TorchSharp") && !IsWithin(type, "ModelDsl.LibTorch"))
            .Select(type => type.FullName);

        strangers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("### N.Extra : object", "", "no such type")]
    [InlineData("### N.Known : object", "", "listed as ### N.Known : Parent sealed")]
    [InlineData("### N.Known : Parent sealed", "int Twice(long x)", "listed: int Twice(int x)")]
    [InlineData("### N.Known : Parent sealed", "static int Twice(int x)", "listed: int Twice(int x)")]
    [InlineData("### N.Known : Parent sealed", "int Twice(int y)", "listed: int Twice(int x)")]
    [InlineData("### N.Known : Parent sealed", "int Twice(int x = 1)", "listed: int Twice(int x)")]
    [InlineData("### N.Known : Parent sealed", "virtual int Twice(int x)", "listed: int Twice(int x)")]
    [InlineData("### N.Known : Parent sealed", "prop int Size { get; set; }", "listed: prop int Size { get; }")]
    [InlineData("### N.Known : Parent sealed", "int Thrice(int x)", "no member of that name")]
    public void A_difference_is_an_offender_shown_with_what_is_listed(string header, string member, string expected)
    {
        ApiList list = Known();

        list.Lacks(header, member.Length == 0 ? [] : [member]).ShouldHaveSingleItem().ShouldEndWith(expected);
    }

    [Fact]
    public void A_subset_is_no_offender()
    {
        ApiList list = Known();

        list.Lacks("### N.Known : Parent sealed", ["int Twice(int x)", "void Close()", "protected void Close(bool all)"]).ShouldBeEmpty();
        list.Lacks("### N.Known : Parent sealed", ["int Twice(int x)", "int Twice(int x)"]).ShouldHaveSingleItem();
    }

    private static ApiList Known() => ApiList.Parse(new StringReader("""
        ### N.Known : Parent sealed
          int Twice(int x)
          prop int Size { get; }
          virtual void Close()
          protected virtual void Close(bool all)
        """));

    private static bool IsWithin(Type type, string space) =>
        type.Namespace is { } name && (name == space || name.StartsWith(space + ".", StringComparison.Ordinal));
}
