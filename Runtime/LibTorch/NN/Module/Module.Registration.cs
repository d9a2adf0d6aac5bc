using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private readonly OrderedDictionary<string, Parameter> _parameterTable = [];
            private readonly OrderedDictionary<string, (Tensor buffer, bool persistent)> _buffers = [];
            private readonly OrderedDictionary<string, Module> _submodules = [];
            private bool _areComponentsRegistered;

            /// <summary>
            /// Registers what the fields hold: modules, parameters, and tensors as buffers, under the field's name or its ComponentName.
            /// Call it last in the constructor; only the first call does anything.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_areComponentsRegistered)
                    return;
                foreach (var (componentName, field) in ComponentFields.Of(GetType()))
                {
                    if (_submodules.ContainsKey(componentName) || _parameterTable.ContainsKey(componentName) || _buffers.ContainsKey(componentName))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(componentName, module);
                            break;
                        case Parameter parameter: // before Tensor, its base
                            register_parameter(componentName, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(componentName, tensor);
                            break;
                    }
                }
                _areComponentsRegistered = true;
            }

            /// <summary>Registers <paramref name="tensor"/> as state that is not trained.</summary>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(nameof(tensor), $"Buffer '{name}' needs a live tensor, got null or a disposed one.");
                if (!_buffers.TryAdd(name, (tensor, persistent)))
                    throw new InvalidOperationException($"Buffer '{name}' is already registered.");
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null || param.IsInvalid)
                    throw new ArgumentNullException(nameof(param), $"Parameter '{name}' needs a live tensor, got null or a disposed one.");
                if (!_parameterTable.TryAdd(name, param))
                    throw new InvalidOperationException($"Parameter '{name}' is already registered.");
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers <paramref name="submodule"/>, and its own components where its constructor forgot to; null removes.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _submodules.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name))
                    throw new ArgumentException("A submodule's name cannot be empty.", nameof(name));
                if (name.Contains('.'))
                    throw new ArgumentException($"A submodule's name cannot contain '.', got '{name}'.", nameof(name));
                if (_submodules.ContainsKey(name))
                    throw new InvalidOperationException($"Submodule '{name}' is already registered.");
                submodule.RegisterComponents();
                _submodules.Add(name, submodule);
            }

            protected void ConditionallyRegisterParameter(string name, Tensor? value) =>
                ConditionallyRegisterParameter(name, value as Parameter);

            /// <summary>Registers, replaces, or (null) removes the parameter of that name.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                    _parameterTable.Remove(name);
                else
                    _parameterTable[name] = value;
            }

            /// <summary>Registers, replaces, or (null) removes the buffer of that name.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                    _buffers.Remove(name);
                else
                    _buffers[name] = (value, persistent);
            }

            // What the setters of the modules' own properties do: a new tensor outlives the scope it was made in, the old one is gone.
            private protected void SetParameter(ref Parameter? field, Parameter? value, string name)
            {
                if (ReferenceEquals(field, value))
                    return;
                field?.Dispose();
                value?.DetachFromDisposeScope();
                field = value;
                ConditionallyRegisterParameter(name, value);
            }

            private protected void SetBuffer(ref Tensor? field, Tensor? value, string name)
            {
                if (ReferenceEquals(field, value))
                    return;
                field?.Dispose();
                field = value?.DetachFromDisposeScope();
                ConditionallyRegisterBuffer(name, value);
            }

            protected void ClearModules() => _submodules.Clear();
        }
    }
}
