using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

/// <summary>Disposes, when it is disposed, the tensors that were made on its thread in the meantime and that nobody moved out.</summary>
public sealed class DisposeScope : IDisposable
{
    // Slots in the order of creation, null where a tensor left; each tensor knows its slot, so that leaving is quick.
    private torch.Tensor?[] _slots = new torch.Tensor?[16];
    private int _used;
    private DisposeScopeManager? _manager;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        OuterScope = outer;
    }

    /// <summary>A copy of what the scope holds now.</summary>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            _ = Manager;
            return [.. Live()];
        }
    }

    public int DisposablesCount
    {
        get
        {
            _ = Manager;
            return Live().Count();
        }
    }

    internal DisposeScope? OuterScope { get; set; }

    private DisposeScopeManager Manager => _manager ?? throw new ObjectDisposedException(GetType().FullName);

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOther(OuterScope, [disposable]);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOther(OuterScope, [first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        MoveToOther(OuterScope, [first, second, third]);
        return (first, second, third);
    }

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        MoveToOther(scope, [disposable]);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOther(scope, [first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        MoveToOther(scope, [first, second, third]);
        return (first, second, third);
    }

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Gives what this scope holds of them to another scope, or to none; what it does not hold stays as it is.</summary>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        _ = Manager;
        if (scope is null)
        {
            Detach(disposables);
            return;
        }

        foreach (var tensor in Held(disposables))
        {
            Remove(tensor);
            scope.Add(tensor);
        }
    }

    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes what this scope holds of them out of all scopes.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        var statistics = Manager.StatisticsInstance.TensorStatistics;
        foreach (var tensor in Held(disposables))
        {
            Remove(tensor);
            statistics.DetachedFromScopeCount++;
        }
    }

    public void Attach(IDisposable disposable) => Attach((IEnumerable<IDisposable>)[disposable]);

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes tensors from wherever they are into this scope.</summary>
    /// <exception cref="InvalidOperationException">One of them is no tensor.</exception>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        var statistics = Manager.StatisticsInstance.TensorStatistics;
        var result = new List<IDisposable>();
        foreach (var disposable in disposables)
        {
            var tensor = disposable as torch.Tensor ?? throw new InvalidOperationException("DisposeScope can only manage Tensor");
            if (tensor.OwningDisposeScope != this)
            {
                tensor.OwningDisposeScope?.Remove(tensor);
                Add(tensor);
                statistics.AttachedToScopeCount++;
            }

            result.Add(disposable);
        }

        return result;
    }

    public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);

    /// <summary>Disposes all but these, and holds these from now on.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ArgumentNullException.ThrowIfNull(inKeep);
        _ = Manager;
        var kept = inKeep.OfType<torch.Tensor>().ToHashSet(System.Collections.Generic.ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _used; i++)
        {
            if (_slots[i] is { } tensor && !kept.Contains(tensor))
            {
                tensor.Dispose();
            }
        }

        foreach (var tensor in kept.OfType<torch.Tensor>())
        {
            if (tensor.OwningDisposeScope != this)
            {
                tensor.OwningDisposeScope?.Remove(tensor);
                Add(tensor);
            }
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    public void Dispose()
    {
        if (_manager is null)
        {
            return;
        }

        for (var i = 0; i < _used; i++)
        {
            _slots[i]?.Dispose();
        }

        _manager.Remove(this);
        _manager = null;
        _slots = [];
        _used = 0;
    }

    /// <summary>Forgets a tensor that somebody else disposed.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        _ = Manager;
        if (disposable is torch.Tensor tensor && tensor.OwningDisposeScope == this)
        {
            Remove(tensor);
        }
    }

    public bool Contains(IDisposable disposable) => disposable is torch.Tensor tensor && tensor.OwningDisposeScope == this;

    /// <summary>Puts one tensor in the place of another.</summary>
    internal static void ReplaceWith(torch.Tensor original, torch.Tensor replacement)
    {
        if (original.OwningDisposeScope is { } scope)
        {
            scope.Remove(original);
            replacement.OwningDisposeScope?.Remove(replacement);
            scope.Add(replacement);
        }
    }

    internal void Add(torch.Tensor tensor)
    {
        if (_used == _slots.Length)
        {
            Grow();
        }

        tensor.OwningDisposeScope = this;
        tensor.ScopeSlot = _used;
        _slots[_used++] = tensor;
    }

    internal void Remove(torch.Tensor tensor)
    {
        var slot = tensor.ScopeSlot;
        tensor.OwningDisposeScope = null;
        _slots[slot] = null;
        while (_used > 0 && _slots[_used - 1] is null)
        {
            _used--;
        }
    }

    // Closes the gaps first: a long-lived scope whose tensors come and go must not grow.
    private void Grow()
    {
        var live = 0;
        for (var i = 0; i < _used; i++)
        {
            if (_slots[i] is { } tensor)
            {
                _slots[live] = tensor;
                tensor.ScopeSlot = live++;
            }
        }

        Array.Clear(_slots, live, _used - live);
        _used = live;
        if (live > _slots.Length / 2)
        {
            Array.Resize(ref _slots, _slots.Length * 2);
        }
    }

    private IEnumerable<torch.Tensor> Live() => _slots.Take(_used).OfType<torch.Tensor>();

    private torch.Tensor[] Held(IEnumerable<IDisposable> disposables) =>
        [.. disposables.OfType<torch.Tensor>().Where(t => t.OwningDisposeScope == this)];
}
