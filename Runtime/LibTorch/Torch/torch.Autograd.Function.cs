using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Functions with a gradient of their own, as PyTorch's torch.autograd.Function. One that changes its input in place (mark_dirty) has no place here.
public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a function keeps between forward and backward.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];
            private List<Tensor?> _saved = [];
            private List<Tensor> _unfollowed = [];

            internal AutogradContext()
            {
            }

            /// <summary>Whether an output that nothing depends on has a gradient of zeros in backward, and not null. Default: yes.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            internal nint Function { get; set; }

            internal IReadOnlyList<Tensor?> Saved => _saved;

            /// <summary>Saves tensors for backward; called in forward, once at most.</summary>
            public void save_for_backward(List<Tensor> tensors) => _saved = [.. tensors];

            /// <summary>Saves anything else for backward.</summary>
            public void save_data(string key, object value) => _data[key] = value;

            /// <summary>These outputs have no gradient.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => _unfollowed = [.. tensors];

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>What was saved, in that order; each is the caller's to dispose.</summary>
            /// <exception cref="ExternalException">One was changed in place since, or an earlier backward has let them go.</exception>
            public unsafe List<Tensor> get_saved_variables()
            {
                var handles = new nint[_saved.Count];
                fixed (nint* results = handles)
                {
                    Arg.Check(NativeFunction.Saved(Function, results, handles.Length));
                }

                return [.. handles.Select(handle => handle == 0 ? null! : Tensor.Adopt(handle))];
            }

            public object get_data(string key) => _data.GetValueOrDefault(key)!;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            internal bool IsFollowed(Tensor output) => !_unfollowed.Contains(output) && (output.is_floating_point() || output.is_complex());

            /// <summary>From now on the graph has the tensors; here only their number is known.</summary>
            internal void Forget() => _saved = [.. _saved.Select(_ => (Tensor?)null)];

            protected virtual void Dispose(bool disposing)
            {
            }
        }

        /// <summary>A function that computes its own gradient.</summary>
        /// <typeparam name="T">The function itself; it has no state: one object serves all calls.</typeparam>
        public abstract class Function<T>
            where T : Function<T>, new()
        {
            /// <summary>Its name, for errors.</summary>
            public abstract string Name { get; }

            internal static T Instance { get; } = new();

            /// <summary>Runs it and puts it into the graph.</summary>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                var context = new AutogradContext();
                var inputs = vars.OfType<Tensor>().ToList();
                var isFollowed = is_grad_enabled() && inputs.Any(input => input.requires_grad);
                List<Tensor> outputs;
                using (no_grad())
                {
                    outputs = Instance.forward_internal(context, vars);
                }

                return isFollowed ? FunctionNode.Attach(Instance.Name, vars, inputs, outputs, context, Instance.backward_internal) : outputs;
            }

            internal abstract List<Tensor> forward_internal(AutogradContext ctx, params object[] vars);

            internal abstract List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs);
        }

        /// <summary>A function of one output: <c>forward</c> computes it, <c>backward</c> gives a gradient for each argument, null where it has none.</summary>
        public abstract class SingleTensorFunction<T> : Function<T>
            where T : SingleTensorFunction<T>, new()
        {
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, params object[] vars) => [forward(ctx, vars)];

            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs[0]);
        }

        /// <summary>A function of several outputs.</summary>
        public abstract class MultiTensorFunction<T> : Function<T>
            where T : MultiTensorFunction<T>, new()
        {
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, params object[] vars) => forward(ctx, vars);

            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs);
        }

        /// <summary>What the graph calls back: it lives as long as the node that holds it.</summary>
        private sealed unsafe class FunctionNode(
            string name, bool[] isTensor, AutogradContext context, Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
        {
            public static List<Tensor> Attach(
                string name,
                object[] arguments,
                List<Tensor> inputs,
                List<Tensor> outputs,
                AutogradContext context,
                Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
            {
                nint[] inputHandles = [.. inputs.Select(input => Arg.Of(input, nameof(arguments)))];
                nint[] before = [.. outputs.Select(output => Arg.Of(output, nameof(outputs)))];
                nint[] after = [.. before];
                byte[] isFollowed = [.. outputs.Select(output => context.IsFollowed(output) ? (byte)1 : (byte)0)];
                nint[] saved = [.. context.Saved.Select(tensor => Arg.OrNone(tensor, nameof(AutogradContext.save_for_backward)))];
                var held = GCHandle.Alloc(new FunctionNode(name, [.. arguments.Select(argument => argument is Tensor)], context, backward));
                fixed (nint* i = inputHandles, o = after, s = saved)
                fixed (byte* f = isFollowed)
                {
                    context.Function = NativeFunction.Attach(
                        i, inputHandles.Length, o, after.Length, f, s, saved.Length, context.MaterializeGrads, GCHandle.ToIntPtr(held), &Run, &Release);
                }

                GC.KeepAlive(inputs);
                GC.KeepAlive(outputs);
                if (context.Function == 0)
                {
                    held.Free();
                    Arg.Throw();
                }

                context.Forget();
                return [.. outputs.Select((output, n) => after[n] == before[n] ? output : Tensor.Adopt(after[n]))];
            }

            [UnmanagedCallersOnly]
            private static nint Run(nint held, nint* gradients, long gradientsCount, nint* results, long resultsCount)
            {
                try
                {
                    using var scope = NewDisposeScope();
                    ((FunctionNode)GCHandle.FromIntPtr(held).Target!).Run(new(gradients, (int)gradientsCount), new(results, (int)resultsCount));
                    return 0;
                }
                catch (Exception fault)
                {
                    // Nothing may leave this method but by its result.
                    return Marshal.StringToCoTaskMemUTF8(fault.Message);
                }
            }

            [UnmanagedCallersOnly]
            private static void Release(nint held) => GCHandle.FromIntPtr(held).Free();

            private void Run(ReadOnlySpan<nint> gradients, Span<nint> results)
            {
                var given = new List<Tensor>();
                foreach (var gradient in gradients)
                    given.Add(gradient == 0 ? null! : Tensor.Adopt(NativeFunction.Share(gradient)));
                var found = backward(context, given);
                if (found.Count < isTensor.Length || found.Skip(isTensor.Length).Any(tensor => tensor is not null))
                    throw new InvalidOperationException($"{name} gave {found.Count} gradients for {isTensor.Length} arguments.");
                var input = 0;
                for (var i = 0; i < isTensor.Length; i++)
                {
                    if (!isTensor[i] && found[i] is not null)
                        throw new InvalidOperationException($"{name} gave a gradient for argument {i + 1}, which is no tensor.");
                    if (isTensor[i])
                        results[input++] = found[i] is { } gradient ? NativeFunction.Share(Arg.Of(gradient, nameof(backward))) : 0;
                }
            }
        }
    }
}
