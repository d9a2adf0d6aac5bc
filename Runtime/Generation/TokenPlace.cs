using System;

namespace ModelDsl.Generation;

/// <summary>At which place of the text a positional encoding is: at the first with every call, or behind those of the call before.</summary>
internal sealed class TokenPlace
{
    private bool _goesOn;
    private long _next;

    /// <summary>Starts at the first place; the next calls go on.</summary>
    /// <param name="longest">How many tokens there will be at most.</param>
    /// <param name="places">How many places there are.</param>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public void Begin(long longest, long places)
    {
        if (longest > places)
            throw new ArgumentException($"{longest} tokens do not fit the {places} places that there are.", nameof(longest));
        (_goesOn, _next) = (true, 0);
    }

    /// <summary>Every call starts at the first place again.</summary>
    public void End() => _goesOn = false;

    /// <summary>The first place of the next <paramref name="count"/> tokens.</summary>
    public long Advance(long count)
    {
        if (!_goesOn)
            return 0;
        _next += count;
        return _next - count;
    }
}
