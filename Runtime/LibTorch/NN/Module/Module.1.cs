using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input: override <see cref="forward"/>, use <see cref="call"/>.</summary>
        public abstract class Module<T, TResult> :
            HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>,
            IModule<T, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T input);

            /// <summary>The hooks that come before, <see cref="forward"/>, the hooks that come after.</summary>
            public TResult call(T input)
            {
                if (!HasHooks)
                    return forward(input);

                RunModuleHooks(ModulePreHooks);
                foreach (var (_, hook) in PreHooks.Entries)
                {
                    if (hook(this, input) is { } replaced)
                        input = replaced;
                }

                var result = forward(input);

                foreach (var (_, hook) in PostHooks.Entries)
                {
                    if (hook(this, input, result) is { } replaced)
                        result = replaced;
                }
                RunModuleHooks(ModulePostHooks);
                return result;
            }
        }
    }
}
