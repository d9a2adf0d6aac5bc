using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes;

/// <summary>Writes kinds that blocks take in turn as one, alternating as deep inside as they differ.</summary>
internal static class TurnKinds
{
    /// <summary>One kind for those of the first blocks of a stage.</summary>
    /// <param name="turns">The kinds.</param>
    /// <param name="areAll">Whether the stage has no more blocks; else they start anew after these.</param>
    public static BoundKind Of(IReadOnlyList<BoundKind> turns, bool areAll)
    {
        turns = Shortest(turns, areAll);
        if (turns.Count == 1)
            return turns[0];
        var first = turns[0];
        if (turns.Any(turn => !IsAlike(first, turn)))
            return first with { Turns = new([.. turns]) };
        var arguments = first.Arguments.Select(
            (argument, at) => argument.Kind is null ? argument : argument with { Kind = Of([.. turns.Select(turn => turn.Arguments[at].Kind!)], areAll) }
        );
        return first with { Arguments = arguments.ToEquatableArray() };
    }

    /// <summary>Whether both differ in nothing but the kinds in their slots.</summary>
    private static bool IsAlike(BoundKind one, BoundKind other) =>
        one.Type == other.Type
        && one.Arguments.Select(WithoutKind).SequenceEqual(other.Arguments.Select(WithoutKind));

    private static (BoundArgument Argument, bool HasKind) WithoutKind(BoundArgument argument) =>
        (argument with { Kind = null }, argument.Kind is not null);

    /// <summary>The kinds up to where they start anew.</summary>
    private static IReadOnlyList<BoundKind> Shortest(IReadOnlyList<BoundKind> turns, bool areAll)
    {
        for (var period = 1; period < turns.Count; period++)
        {
            // Kinds A, B, A that start anew are no A, B that do.
            if ((areAll || turns.Count % period == 0) && Enumerable.Range(0, turns.Count).All(at => turns[at].Equals(turns[at % period])))
                return [.. turns.Take(period)];
        }

        return turns;
    }
}
