using System;

namespace TorchSharp;

/// <summary>Hooks by key. Copied on write, so that a hook may add or remove hooks while they run; nothing is allocated until the first.</summary>
internal struct HookList<THook>
{
    private (string key, THook hook)[]? _entries;

    public readonly bool IsEmpty => _entries is null or [];

    public readonly ReadOnlySpan<(string key, THook hook)> Entries => _entries;

    public string Add(THook hook)
    {
        var key = Guid.NewGuid().ToString();
        _entries = [.. Entries, (key, hook)];
        return key;
    }

    public void Remove(string key) => _entries = _entries is null ? null : Array.FindAll(_entries, entry => entry.key != key);
}
