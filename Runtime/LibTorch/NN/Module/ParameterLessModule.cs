using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public interface IParameterLessModule;

/// <summary>A module that never holds state: moving it is free, registering a parameter or buffer is an error.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.NoState(this, "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.NoState(this, "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.CheckSubmodule(this, name, submodule);
        base.register_module(name, submodule);
    }
}

/// <summary>A module that never holds state: moving it is free, registering a parameter or buffer is an error.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.NoState(this, "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.NoState(this, "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.CheckSubmodule(this, name, submodule);
        base.register_module(name, submodule);
    }
}

/// <summary>A module that never holds state: moving it is free, registering a parameter or buffer is an error.</summary>
public abstract class ParameterLessModule<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.NoState(this, "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.NoState(this, "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.CheckSubmodule(this, name, submodule);
        base.register_module(name, submodule);
    }
}

internal static class ParameterLess
{
    public static InvalidOperationException NoState(nn.Module module, string what, string name) =>
        new($"{module.GetName()} holds no state: {what} '{name}' needs a module that does not derive from ParameterLessModule.");

    public static void CheckSubmodule(nn.Module module, string name, nn.Module submodule)
    {
        if (submodule is not null and not IParameterLessModule)
            throw new InvalidOperationException($"{module.GetName()} holds no state: its submodule '{name}' must be a ParameterLessModule too.");
    }
}
