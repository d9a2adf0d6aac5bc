using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Own parameters, then those of the children in order; a shared or disposed one is left out.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<IntPtr> { IntPtr.Zero };
                foreach (var (name, parameter) in _parameterTable)
                {
                    if (seen.Add(parameter.handle))
                        yield return (name, parameter);
                }
                if (!recurse)
                    yield break;
                foreach (var (childName, child) in _submodules)
                {
                    foreach (var (name, parameter) in child.named_parameters(true))
                    {
                        if (seen.Add(parameter.handle))
                            yield return ($"{childName}.{name}", parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>Own buffers, then those of the children in order; a shared or disposed one is left out.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<IntPtr> { IntPtr.Zero };
                foreach (var (name, (buffer, persistent)) in _buffers)
                {
                    if ((persistent || include_nonpersistent) && seen.Add(buffer.handle))
                        yield return (name, buffer);
                }
                if (!recurse)
                    yield break;
                foreach (var (childName, child) in _submodules)
                {
                    foreach (var (name, buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer.handle))
                            yield return ($"{childName}.{name}", buffer);
                    }
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            public virtual IEnumerable<(string name, Module module)> named_children() =>
                _submodules.Select(entry => (entry.Key, entry.Value));

            public virtual IEnumerable<Module> children() => named_children().Select(entry => entry.module);

            /// <summary>All descendants, the children first and then what is below each; this module itself is not among them.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                    yield return child;
                foreach (var (childName, child) in named_children())
                {
                    foreach (var (name, module) in child.named_modules())
                        yield return ($"{childName}.{name}", module);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The parameter at the dotted path <paramref name="target"/>, or null.</summary>
            public virtual Parameter? get_parameter(string target) =>
                _parameterTable.TryGetValue(target, out var parameter) ? parameter
                    : ChildOnPath(target, out var rest)?.get_parameter(rest);

            /// <summary>The buffer at the dotted path <paramref name="target"/>, or null.</summary>
            public virtual Tensor? get_buffer(string target) =>
                _buffers.TryGetValue(target, out var entry) ? entry.buffer
                    : ChildOnPath(target, out var rest)?.get_buffer(rest);

            private Module? ChildOnPath(string target, out string rest)
            {
                var dot = target.IndexOf('.');
                rest = target[(dot + 1)..];
                return dot > 0 && _submodules.TryGetValue(target[..dot], out var child) ? child : null;
            }
        }
    }
}
