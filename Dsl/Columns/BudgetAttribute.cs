using System;

namespace ModelDsl;

/// <summary>
/// What a declared model may cost at most, checked while it is compiled: <c>[Budget(Parameters = 30e6, Macs = 5e9)]</c>. A budget that is
/// exceeded is an error at that number, with the table of the layers. It belongs to the class that it stands on: a variant has its own.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most parameters that the model may have. Default: no limit.</summary>
    public double Parameters { get; set; }

    /// <summary>The most multiply–accumulates that one input may take. Default: no limit.</summary>
    public double Macs { get; set; }
}
