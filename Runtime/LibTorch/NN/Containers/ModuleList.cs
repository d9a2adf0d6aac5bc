using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Modules named "0", "1", …; registered when the owner registers its components, so one added later is not part of its state.
/// </summary>
public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
{
    private readonly List<T> _modules = [];
    private bool _isRegistered;

    public ModuleList(params T[] modules) : base(nameof(ModuleList<>)) => append(modules);

    protected override void RegisterComponents()
    {
        if (_isRegistered)
            return;
        for (var i = 0; i < _modules.Count; i++)
            register_module(i.ToString(CultureInfo.InvariantCulture), _modules[i]);
        _isRegistered = true;
    }

    public T this[int index]
    {
        get => _modules[index];
        set => _modules[index] = value;
    }

    public int Count => _modules.Count;

    public bool IsReadOnly => false;

    public void Add(T item) => _modules.Add(item);

    public void append(params T[] parameters)
    {
        if (parameters is not null)
            _modules.AddRange(parameters);
    }

    public void extend(IEnumerable<T> modules) => _modules.AddRange(modules);

    public void Clear() => _modules.Clear();

    public bool Contains(T item) => _modules.Contains(item);

    public void CopyTo(T[] array, int arrayIndex) => _modules.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

    public int IndexOf(T item) => _modules.IndexOf(item);

    public void Insert(int index, T item) => _modules.Insert(index, item);

    public bool Remove(T item) => _modules.Remove(item);

    public void RemoveAt(int index) => _modules.RemoveAt(index);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
