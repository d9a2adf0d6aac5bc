using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests;

/// <summary>What the generator gives every declared model, reached from its type.</summary>
internal static class Declared
{
    /// <summary>Every model that the assembly declares.</summary>
    public static IEnumerable<Type> All =>
        typeof(VitFashion).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsDefined(typeof(ModelAttribute), inherit: false));

    /// <summary>Constructs it.</summary>
    public static Module<Tensor, Tensor> Make(Type model, Device? device = null, ScalarType? dtype = null) =>
        (Module<Tensor, Tensor>)Activator.CreateInstance(model, [device, dtype])!;

    /// <summary>Its static property <c>Summary</c>.</summary>
    public static ModelSummary Summary(Type model) =>
        (ModelSummary)model.GetProperty("Summary", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
