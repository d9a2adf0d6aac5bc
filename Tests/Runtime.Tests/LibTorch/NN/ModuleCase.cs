using System;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>One row of the table: how to make here the module that make_nn.py made there, and how to call it.</summary>
internal sealed record ModuleCase(string Name, Func<nn.Module> Make, Func<nn.Module, Tensor[], Tensor[]> Call, bool Train)
{
    public static ModuleCase Of(string name, Func<nn.Module<Tensor, Tensor>> make, bool train = false) =>
        new(name, make, (module, x) => [((nn.Module<Tensor, Tensor>)module).call(x[0])], train);

    public static ModuleCase Of(string name, Func<nn.Module<Tensor, Tensor, Tensor>> make) =>
        new(name, make, (module, x) => [((nn.Module<Tensor, Tensor, Tensor>)module).call(x[0], x[1])], false);

    public static ModuleCase Of(string name, Func<nn.Module<Tensor, Tensor, Tensor, Tensor>> make) =>
        new(name, make, (module, x) => [((nn.Module<Tensor, Tensor, Tensor, Tensor>)module).call(x[0], x[1], x[2])], false);

    public static ModuleCase Of<T>(string name, Func<T> make, Func<T, Tensor[], Tensor[]> call, bool train = false) where T : nn.Module =>
        new(name, make, (module, x) => call((T)module, x), train);

    public static ModuleCase Of<T>(string name, Func<T> make, Func<T, Tensor[], Tensor> call, bool train = false) where T : nn.Module =>
        Of(name, make, (module, x) => new[] { call(module, x) }, train);

    public static ModuleCase Of<T>(string name, Func<T> make, Func<T, Tensor[], (Tensor, Tensor)> call, bool train = false) where T : nn.Module =>
        Of(name, make, (module, x) => call(module, x) is var (a, b) ? new[] { a, b } : [], train);

    public static ModuleCase Of<T>(string name, Func<T> make, Func<T, Tensor[], Tuple<Tensor, Tensor>> call, bool train = false) where T : nn.Module =>
        Of(name, make, (module, x) => call(module, x) is var (a, b) ? new[] { a, b } : [], train);
}
