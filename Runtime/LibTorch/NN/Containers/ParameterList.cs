using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters named "0", "1", ….</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> _list = [];
    private bool _isRegistered;

    public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => append(parameters);

    protected override void RegisterComponents()
    {
        if (_isRegistered)
            return;
        foreach (var (name, parameter) in named_parameters())
            register_parameter(name, parameter);
        _isRegistered = true;
    }

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
        _list.Select((parameter, i) => (i.ToString(CultureInfo.InvariantCulture), parameter));

    public override bool has_parameter(string target) => get_parameter(target) is not null;

    public override Parameter? get_parameter(string target) =>
        int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _list.Count ? _list[index] : null;

    public Parameter this[int index]
    {
        get => _list[index];
        set => _list[index] = value;
    }

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public void Add(Parameter item) => _list.Add(item);

    public void append(params Parameter[] parameters)
    {
        if (parameters is not null)
            _list.AddRange(parameters);
    }

    public void extend(IEnumerable<Parameter> parameters) => _list.AddRange(parameters);

    public void Clear() => _list.Clear();

    public bool Contains(Parameter item) => _list.Contains(item);

    public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();

    public int IndexOf(Parameter item) => _list.IndexOf(item);

    public void Insert(int index, Parameter item) => _list.Insert(index, item);

    public bool Remove(Parameter item) => _list.Remove(item);

    public void RemoveAt(int index) => _list.RemoveAt(index);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
