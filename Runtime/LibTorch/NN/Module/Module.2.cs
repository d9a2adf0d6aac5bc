using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of two inputs: override <see cref="forward"/>, use <see cref="call"/>.</summary>
        public abstract class Module<T1, T2, TResult> :
            HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>,
            IModule<T1, T2, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>The hooks that come before, <see cref="forward"/>, the hooks that come after.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                if (!HasHooks)
                    return forward(input1, input2);

                RunModuleHooks(ModulePreHooks);
                foreach (var (_, hook) in PreHooks.Entries)
                {
                    if (hook(this, input1, input2) is { } replaced)
                        (input1, input2) = replaced;
                }

                var result = forward(input1, input2);

                foreach (var (_, hook) in PostHooks.Entries)
                {
                    if (hook(this, input1, input2, result) is { } replaced)
                        result = replaced;
                }
                RunModuleHooks(ModulePostHooks);
                return result;
            }
        }
    }
}
