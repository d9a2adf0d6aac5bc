using System;

namespace ModelDsl;

/// <summary>
/// On a constructor parameter of a block: the knob's value is reached at the model's last block and rises linearly from 0 at its first,
/// as stochastic depth asks for (arXiv 1603.09382, section 3).
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OverDepthAttribute : Attribute;
