using System;
using System.Linq;
using System.Threading;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Engine;

public sealed class DisposeScopeTests : IDisposable
{
    public DisposeScopeTests() => DisposeScopeManager.Statistics.Reset();

    public void Dispose() => CurrentDisposeScope.ShouldBeNull();

    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;
        var before = Tensor.TotalCount;
        using (var scope = NewDisposeScope())
        {
            CurrentDisposeScope.ShouldBe(scope);
            inside = ones(3) + 1;
            scope.DisposablesCount.ShouldBe(2);
            scope.Contains(inside).ShouldBeTrue();
            scope.DisposablesView.Last().ShouldBe(inside);
        }

        inside.IsInvalid.ShouldBeTrue();
        Tensor.TotalCount.ShouldBeLessThanOrEqualTo(before);
        var statistics = DisposeScopeManager.Statistics;
        statistics.CreatedInScopeCount.ShouldBe(2);
        statistics.DisposedInScopeCount.ShouldBe(2);
        statistics.CreatedOutsideScopeCount.ShouldBe(0);
        statistics.ThreadTotalLiveCount.ShouldBe(0);
    }

    [Fact]
    public void What_is_moved_out_lives_on_in_the_outer_scope()
    {
        Tensor kept, free;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                kept = ones(1).MoveToOuterDisposeScope();
                free = ones(1).DetachFromDisposeScope();
            }

            kept.IsInvalid.ShouldBeFalse();
            outer.Contains(kept).ShouldBeTrue();
            outer.Contains(free).ShouldBeFalse();
        }

        kept.IsInvalid.ShouldBeTrue();
        free.IsInvalid.ShouldBeFalse();
        DisposeScopeManager.Statistics.DetachedFromScopeCount.ShouldBe(1);
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(1);
        free.Dispose();
        DisposeScopeManager.Statistics.DisposedOutsideScopeCount.ShouldBe(1);
    }

    [Fact]
    public void Moving_out_of_the_outermost_scope_detaches()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = ones(1).MoveToOuterDisposeScope();
        }

        kept.IsInvalid.ShouldBeFalse();
        DisposeScopeManager.Statistics.DetachedFromScopeCount.ShouldBe(1);
        kept.Dispose();
    }

    [Fact]
    public void A_tensor_disposed_by_hand_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        var first = ones(1);
        var second = ones(1);

        first.Dispose();

        scope.DisposablesCount.ShouldBe(1);
        scope.Contains(first).ShouldBeFalse();
        scope.Contains(second).ShouldBeTrue();
        DisposeScopeManager.Statistics.DisposedInScopeCount.ShouldBe(1);
    }

    [Fact]
    public void Attaching_gives_a_tensor_to_a_scope()
    {
        var loose = ones(1);
        using (var scope = NewDisposeScope())
        {
            scope.Attach(loose);
            scope.Attach(loose);
            scope.DisposablesCount.ShouldBe(1);
            DisposeScopeManager.Statistics.AttachedToScopeCount.ShouldBe(1);
            Should.Throw<InvalidOperationException>(() => scope.Attach(new System.IO.MemoryStream()));
        }

        loose.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void Everything_but_what_is_kept_can_go_early()
    {
        using var scope = NewDisposeScope();
        var kept = ones(1);
        var gone = ones(1);
        var foreign = ones(1).DetachFromDisposeScope();

        scope.DisposeEverythingBut(kept, foreign);

        gone.IsInvalid.ShouldBeTrue();
        kept.IsInvalid.ShouldBeFalse();
        scope.DisposablesView.ShouldBe([kept, foreign]);
        scope.DisposeEverything();
        kept.IsInvalid.ShouldBeTrue();
        foreign.IsInvalid.ShouldBeTrue();
        scope.DisposablesCount.ShouldBe(0);
    }

    [Fact]
    public void Several_move_or_detach_at_once()
    {
        Tensor a, b, c, d, e;
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                (a, b, c) = inner.MoveToOuter(ones(1), ones(2), ones(3));
                (d, e) = inner.Detach(ones(4), ones(5));
                inner.DisposablesCount.ShouldBe(0);
            }

            outer.DisposablesView.ShouldBe([a, b, c]);
        }

        new[] { a, b, c }.ShouldAllBe(t => t.IsInvalid);
        new[] { d, e }.ShouldAllBe(t => !t.IsInvalid);
        d.Dispose();
        e.Dispose();
    }

    [Fact]
    public void A_tensor_can_go_where_another_lives()
    {
        using var outer = NewDisposeScope();
        var there = ones(1);
        using var inner = NewDisposeScope();
        var here = ones(1);

        here.MoveToOtherDisposeScope(there).ShouldBeSameAs(here);

        outer.Contains(here).ShouldBeTrue();
        inner.Contains(here).ShouldBeFalse();
        here.MoveToOtherDisposeScope((DisposeScope?)null);
        outer.Contains(here).ShouldBeFalse();
        here.MoveToOtherDisposeScope(inner);
        inner.Contains(here).ShouldBeTrue();
    }

    [Fact]
    public void Scopes_may_end_out_of_order()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        var tensor = ones(1);

        outer.Dispose();
        CurrentDisposeScope.ShouldBe(inner);
        tensor.IsInvalid.ShouldBeFalse();
        inner.Dispose();

        CurrentDisposeScope.ShouldBeNull();
        tensor.IsInvalid.ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(() => inner.DisposablesCount);
        inner.Dispose();
    }

    [Fact]
    public void A_scope_belongs_to_its_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? foreign = null;
        var thread = new Thread(() =>
        {
            CurrentDisposeScope.ShouldBeNull();
            foreign = ones(1);
        });
        thread.Start();
        thread.Join();

        scope.Contains(foreign!).ShouldBeFalse();
        foreign!.Dispose();
    }

    [Fact]
    public void A_wrapped_function_leaves_its_result_only()
    {
        using var scope = NewDisposeScope();

        var result = WrappedTensorDisposeScope(() => (ones(2) + ones(2)) * 3);

        scope.DisposablesView.ShouldBe([result]);
        result.data<float>().ToArray().ShouldBe([6, 6]);
    }

    [Fact]
    public void A_long_lived_scope_does_not_grow_with_tensors_that_come_and_go()
    {
        using var scope = NewDisposeScope();
        var first = ones(1);
        for (var i = 0; i < 10_000; i++)
        {
            using var passing = ones(1);
            scope.DisposablesCount.ShouldBe(2);
        }

        var rest = Enumerable.Range(0, 100).Select(_ => ones(1)).ToArray();
        foreach (var tensor in rest.Where((_, i) => i % 3 != 0))
        {
            tensor.Dispose();
        }

        _ = Enumerable.Range(0, 100).Select(_ => ones(1)).ToArray();
        scope.DisposablesView.Take(35).ShouldBe([first, .. rest.Where((_, i) => i % 3 == 0)]);
        scope.DisposablesCount.ShouldBe(1 + 34 + 100);
    }

    [Fact]
    public void Gradients_survive_the_scope_of_the_backward_pass()
    {
        using var weight = ones(3, requires_grad: true);
        using (NewDisposeScope())
        {
            (weight * 2).sum().backward();
        }

        using var grad = weight.grad.ShouldNotBeNull();
        grad.data<float>().ToArray().ShouldBe([2, 2, 2]);
    }

    [Fact]
    public void The_statistics_say_what_they_count()
    {
        using (NewDisposeScope())
        {
            ones(1);
        }

        DisposeScopeManager.Statistics.ToString().ShouldBe(
            "ThreadTotalLiveCount: 0; CreatedOutsideScopeCount: 0; DisposedOutsideScopeCount: 0; CreatedInScopeCount: 1; "
            + "DisposedInScopeCount: 1; AttachedToScopeCount: 0; DetachedFromScopeCount: 0");
    }
}
