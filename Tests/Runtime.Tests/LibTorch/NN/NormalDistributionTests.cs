using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

public sealed class NormalDistributionTests
{
    [Fact]
    public void The_error_function_is_libtorchs_to_the_last_digits() =>
        Prop.ForAll(Gen.Choose(-7_000_000, 7_000_000).Select(n => n / 1e6).ToArbitrary(), x =>
        {
            using var expected = tensor(x).erf();
            NormalDistribution.Erf(x).ShouldBe(expected.item<double>(), 1e-15);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(-1.959963984540054, 0.025)]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(100, 1)]
    public void The_cumulative_distribution_has_its_well_known_values(double x, double expected) =>
        NormalDistribution.Cumulative(x).ShouldBe(expected, 2e-16);

    [Fact]
    public void A_truncated_normal_stays_within_its_bounds_and_spreads()
    {
        using var scope = NewDisposeScope();
        var values = nn.init.trunc_normal_(empty(10_000), 0, 0.5, -0.4, 0.7);

        values.min().item<float>().ShouldBeGreaterThanOrEqualTo(-0.4f);
        values.max().item<float>().ShouldBeLessThanOrEqualTo(0.7f);
        values.std().item<float>().ShouldBe(0.29f, 0.01f);
    }
}
