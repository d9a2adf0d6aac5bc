using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters by name, in the order they were added.</summary>
public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    private readonly OrderedDictionary<string, Parameter> _entries = [];
    private bool _isRegistered;

    public ParameterDict() : base(nameof(ParameterDict)) { }

    protected override void RegisterComponents()
    {
        if (_isRegistered)
            return;
        foreach (var (key, value) in _entries)
            register_parameter(key, value);
        _isRegistered = true;
    }

    public override bool has_parameter(string target) => _entries.ContainsKey(target);

    public override Parameter? get_parameter(string target) => _entries.GetValueOrDefault(target);

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse) => _entries.Select(Pair);

    public (string, Parameter) this[int index]
    {
        get => Pair(_entries.GetAt(index));
        set => _entries.SetAt(index, value.Item1, value.Item2);
    }

    public Parameter this[string key]
    {
        get => _entries[key];
        set => _entries[key] = value;
    }

    public int Count => _entries.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _entries.Keys;

    public ICollection<Parameter> Values => _entries.Values;

    public IEnumerator<(string, Parameter)> items() => GetEnumerator();

    public IEnumerable<string> keys() => _entries.Keys;

    public IEnumerable<Parameter> values() => _entries.Values;

    public void clear() => Clear();

    public void Clear() => _entries.Clear();

    public void Add((string, Parameter) item) => _entries.Add(item.Item1, item.Item2);

    public void Add(string key, Parameter value) => _entries.Add(key, value);

    public void Add(KeyValuePair<string, Parameter> item) => _entries.Add(item.Key, item.Value);

    public void Insert(int index, (string, Parameter) item) => _entries.Insert(index, item.Item1, item.Item2);

    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    public bool Contains((string, Parameter) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => _entries.TryGetValue(key, out value);

    public int IndexOf((string, Parameter) item)
    {
        var index = _entries.IndexOf(item.Item1);
        return index >= 0 && ReferenceEquals(_entries.GetAt(index).Value, item.Item2) ? index : -1;
    }

    public bool Remove(string key) => _entries.Remove(key);

    public bool Remove((string, Parameter) item) => Contains(item) && _entries.Remove(item.Item1);

    public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => _entries.RemoveAt(index);

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => _entries.Select(Pair).ToList().CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, Parameter>>)_entries).CopyTo(array, arrayIndex);

    public IEnumerator<(string, Parameter)> GetEnumerator() => _entries.Select(Pair).GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static (string, Parameter) Pair(KeyValuePair<string, Parameter> entry) => (entry.Key, entry.Value);
}
