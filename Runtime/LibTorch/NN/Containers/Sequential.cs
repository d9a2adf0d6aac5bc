using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other. What one hands to the next is disposed as soon as the next has run.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string name, nn.IModule<Tensor, Tensor> module)> _steps = [];

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base(nameof(Sequential))
    {
        foreach (var (name, submodule) in modules)
            Add(name, submodule);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
    {
        foreach (var submodule in modules)
            append(submodule);
    }

    internal Sequential(IEnumerable<(string name, nn.IModule<Tensor, Tensor> module)> steps) : base(nameof(Sequential))
    {
        foreach (var (name, module) in steps)
            Add(name, module);
    }

    public int Count => _steps.Count;

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_steps.Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        Add(name, module);
        return this;
    }

    private void Add(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, (nn.Module)module);
        _steps.Add((name, module));
    }

    // TorchSharp calls the second parameter so here, and only here.
    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true) =>
        base.named_buffers(recurse, include_persistent);

    // The steps are registered as they are added.
    protected override void RegisterComponents() { }

    public override Tensor forward(Tensor tensor)
    {
        if (_steps.Count == 0)
            return tensor.alias();

        var current = tensor;
        foreach (var (_, module) in _steps)
        {
            var next = module.call(current);
            // A module may hand back what it was given.
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
                current.Dispose();
            current = next;
        }
        return current;
    }

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index].module;

    /// <summary>A part of the sequence; its modules are shared with this one.</summary>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? _steps.Count);

    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(_steps.Count), index.End.GetOffset(_steps.Count));

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || start > _steps.Count || end < 0 || end > _steps.Count)
            throw new IndexOutOfRangeException($"The part {start}..{end} is not within the {_steps.Count} modules.");
        return new Sequential(_steps.Take(new Range(start, Math.Max(start, end))));
    }
}
