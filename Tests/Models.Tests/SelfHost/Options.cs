using System.Collections.Generic;
using Xunit.Abstractions;

namespace ModelDsl.Models.Tests.SelfHost;

/// <summary>xunit's options, all at their defaults until it sets one itself.</summary>
internal sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object?> _values = [];

    public TValue GetValue<TValue>(string name) => _values.GetValueOrDefault(name) is TValue value ? value : default!;

    public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
}
