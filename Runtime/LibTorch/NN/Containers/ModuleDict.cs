using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order they were added; registered when the owner registers its components.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
{
    private readonly OrderedDictionary<string, T> _entries = [];
    private bool _isRegistered;

    public ModuleDict() : base(nameof(ModuleDict<>)) { }

    protected override void RegisterComponents()
    {
        if (_isRegistered)
            return;
        foreach (var (key, value) in _entries)
            register_module(key, value);
        _isRegistered = true;
    }

    public (string, T) this[int index]
    {
        get => Pair(_entries.GetAt(index));
        set => _entries.SetAt(index, value.Item1, value.Item2);
    }

    public T this[string key]
    {
        get => _entries[key];
        set => _entries[key] = value;
    }

    public int Count => _entries.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _entries.Keys;

    public ICollection<T> Values => _entries.Values;

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public IEnumerable<string> keys() => _entries.Keys;

    public IEnumerable<T> values() => _entries.Values;

    public void clear() => Clear();

    public void Clear() => _entries.Clear();

    public void Add((string, T) item) => _entries.Add(item.Item1, item.Item2);

    public void Add(string key, T value) => _entries.Add(key, value);

    public void Add(KeyValuePair<string, T> item) => _entries.Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item) => _entries.Insert(index, item.Item1, item.Item2);

    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    public bool Contains((string, T) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _entries.TryGetValue(key, out value);

    public int IndexOf((string, T) item)
    {
        var index = _entries.IndexOf(item.Item1);
        return index >= 0 && ReferenceEquals(_entries.GetAt(index).Value, item.Item2) ? index : -1;
    }

    public bool Remove(string key) => _entries.Remove(key);

    public bool Remove((string, T) item) => Contains(item) && _entries.Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => _entries.RemoveAt(index);

    public void CopyTo((string, T)[] array, int arrayIndex) => _entries.Select(Pair).ToList().CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, T>>)_entries).CopyTo(array, arrayIndex);

    public IEnumerator<(string, T)> GetEnumerator() => _entries.Select(Pair).GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static (string, T) Pair(KeyValuePair<string, T> entry) => (entry.Key, entry.Value);
}
