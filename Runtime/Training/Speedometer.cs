using System;
using System.Collections.Generic;

namespace ModelDsl.Training;

/// <summary>Steps a second over the last few seconds, so that what is shown follows a change of speed but does not flicker.</summary>
internal sealed class Speedometer
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);

    private readonly Queue<TimeSpan> _times = new([TimeSpan.Zero]);

    /// <summary>Counts a step.</summary>
    /// <param name="time">Time of training so far, pauses left out.</param>
    /// <returns>Steps a second.</returns>
    public double Add(TimeSpan time)
    {
        _times.Enqueue(time);
        while (_times.Count > 2 && time - _times.Peek() > s_window)
            _times.Dequeue();
        var span = (time - _times.Peek()).TotalSeconds;
        return span > 0 ? (_times.Count - 1) / span : 0;
    }
}
