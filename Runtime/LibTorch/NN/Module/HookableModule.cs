using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>call</c> runs functions before and after <c>forward</c>, in the order they were registered.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private protected HookList<TPreHook> PreHooks;
            private protected HookList<TPostHook> PostHooks;
            private protected HookList<Action<Module>> ModulePreHooks;
            private protected HookList<Action<Module>> ModulePostHooks;

            protected HookableModule(string name) : base(name) { }

            private protected bool HasHooks =>
                !PreHooks.IsEmpty || !PostHooks.IsEmpty || !ModulePreHooks.IsEmpty || !ModulePostHooks.IsEmpty;

            /// <summary>A non-null return value of <paramref name="hook"/> replaces the module's result.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => new(this, PostHooks.Add(hook));

            /// <summary>A non-null return value of <paramref name="hook"/> replaces the module's input.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => new(this, PreHooks.Add(hook));

            public HookRemover register_forward_hook(Action<Module> hook) => new(this, ModulePostHooks.Add(hook));

            public HookRemover register_forward_pre_hook(Action<Module> hook) => new(this, ModulePreHooks.Add(hook));

            private protected void RunModuleHooks(HookList<Action<Module>> hooks)
            {
                foreach (var (_, hook) in hooks.Entries)
                    hook(this);
            }

            private void Remove(string key)
            {
                PreHooks.Remove(key);
                PostHooks.Remove(key);
                ModulePreHooks.Remove(key);
                ModulePostHooks.Remove(key);
            }

            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                public void remove() => module.Remove(key);
            }
        }
    }
}
