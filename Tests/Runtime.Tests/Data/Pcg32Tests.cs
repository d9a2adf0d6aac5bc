using System;
using System.Linq;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data;

public sealed class Pcg32Tests
{
    [Fact]
    public void The_numbers_are_those_of_the_reference_implementation()
    {
        // pcg32-demo of pcg-c-basic: seed 42, stream 54.
        var random = new Pcg32(42, 54);
        var numbers = new uint[6];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = random.Next();
        numbers.ShouldBe([0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Bounded_numbers_are_even(int bound)
    {
        const int draws = 60_000;
        var random = new Pcg32(7, 1);
        var counts = new int[bound];
        for (var i = 0; i < draws; i++)
            counts[random.Below(bound)]++;
        var mean = (double)draws / bound;
        // Chi-square with bound − 1 degrees of freedom: mean bound − 1, deviation √(2·(bound − 1)).
        var statistic = counts.Sum(count => (count - mean) * (count - mean) / mean);
        statistic.ShouldBeLessThan(bound - 1 + 5 * Math.Sqrt(2 * (bound - 1)));
    }
}
