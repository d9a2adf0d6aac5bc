using System;

namespace ModelDsl.Checkpoints;

/// <summary>A family of published checkpoints: what it calls its tensors.</summary>
public interface ICheckpointFormat
{
    /// <summary>From its keys to those of the models declared here.</summary>
    static abstract KeyMap Keys { get; }
}

/// <summary>On a declared model: the format of its best-known public checkpoint. <see cref="KeyMap.Of(Type)"/> reads it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class CheckpointAttribute : Attribute
{
    private protected CheckpointAttribute()
    {
    }

    /// <summary>The key map of the format.</summary>
    public abstract KeyMap Keys { get; }
}

/// <inheritdoc/>
/// <typeparam name="TFormat">The format: <c>[Checkpoint&lt;TimmVit&gt;]</c>.</typeparam>
public sealed class CheckpointAttribute<TFormat> : CheckpointAttribute
    where TFormat : ICheckpointFormat
{
    /// <inheritdoc/>
    public override KeyMap Keys => TFormat.Keys;
}
