using System;
using static TorchSharp.torch;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>Where the golden tests compute: on the CPU, or where <c>MODELDSL_TEST_DEVICE</c> says (<c>cuda</c>).</summary>
internal static class TestDevice
{
    public static Device Current { get; } = device(Environment.GetEnvironmentVariable("MODELDSL_TEST_DEVICE") is { Length: > 0 } name ? name : "cpu");
}
