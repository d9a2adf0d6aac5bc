using System;

namespace TorchSharp;

/// <summary>The stack of dispose scopes of one thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? _ofThread;

    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal static DisposeScopeManager ThreadSingleton => _ofThread ??= new();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    internal DisposeScope NewDisposeScope() => CurrentDisposeScope = new(this, CurrentDisposeScope);

    /// <summary>Counts a new tensor and gives it to the innermost scope, if there is one.</summary>
    internal void Register(torch.Tensor tensor)
    {
        var statistics = StatisticsInstance.TensorStatistics;
        if (CurrentDisposeScope is { } scope)
        {
            statistics.CreatedInScopeCount++;
            scope.Add(tensor);
        }
        else
        {
            statistics.CreatedOutsideScopeCount++;
        }
    }

    internal void CountDisposal(bool inScope)
    {
        var statistics = StatisticsInstance.TensorStatistics;
        if (inScope)
        {
            statistics.DisposedInScopeCount++;
        }
        else
        {
            statistics.DisposedOutsideScopeCount++;
        }
    }

    /// <summary>Takes a scope off the stack, wherever it stands: scopes may be disposed out of order.</summary>
    internal void Remove(DisposeScope scope)
    {
        if (CurrentDisposeScope == scope)
        {
            CurrentDisposeScope = scope.OuterScope;
            return;
        }

        for (var inner = CurrentDisposeScope; inner is not null; inner = inner.OuterScope)
        {
            if (inner.OuterScope == scope)
            {
                inner.OuterScope = scope.OuterScope;
                return;
            }
        }
    }
}
