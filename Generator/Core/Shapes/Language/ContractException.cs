using System;

namespace ModelDsl.Generator.Shapes.Language;

/// <summary>What kind of thing is wrong with a contract.</summary>
internal enum ContractFault
{
    /// <summary>The text is not in the language.</summary>
    Syntax,

    /// <summary>It names something that the kind does not know.</summary>
    Name,

    /// <summary>It adds a condition to a number, and the like.</summary>
    Type,

    /// <summary>The text is fine; these numbers are not: a division leaves a remainder, a product does not fit 64 bits.</summary>
    Arithmetic,
}

/// <summary>The only exception that parsing or evaluating a contract throws.</summary>
/// <param name="fault">What kind of thing is wrong.</param>
/// <param name="message">One sentence, without the position.</param>
/// <param name="position">Where in the contract's text, counted from 0.</param>
/// <param name="let">Which <c>[Let]</c> the text is that of; -1 where it is none.</param>
internal sealed class ContractException(ContractFault fault, string message, int position, int let = -1) : Exception(message)
{
    public ContractFault Fault { get; } = fault;

    public int Position { get; } = position;

    public int Let { get; } = let;
}
