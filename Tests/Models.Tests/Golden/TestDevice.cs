using System;
using static TorchSharp.torch;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>Where the golden tests compute: on the CPU, or where <c>MODELDSL_TEST_DEVICE</c> says (<c>cuda</c>).</summary>
internal static class TestDevice
{
    private const string Variable = "MODELDSL_TEST_DEVICE";

    public static Device Current { get; } = device(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : "cpu");
}
