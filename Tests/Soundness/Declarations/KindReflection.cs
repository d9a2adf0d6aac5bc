using System;
using System.Linq;
using System.Reflection;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace ModelDsl.Soundness.Declarations;

/// <summary>What reflection says of a kind.</summary>
internal static class KindReflection
{
    /// <summary>The constructor that declarations fill: the one with the most parameters.</summary>
    public static ConstructorInfo? LongestConstructor(this Type kind) =>
        kind.IsAbstract || kind.ContainsGenericParameters
            ? null
            : kind.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).FirstOrDefault();

    /// <summary>Whether another kind stands there.</summary>
    public static bool IsSlot(this ParameterInfo parameter) =>
        !parameter.IsDefined(typeof(AboveAttribute)) && (parameter.IsModule() || parameter.IsFactory());

    public static bool IsModule(this ParameterInfo parameter) => parameter.ParameterType.IsAssignableTo(typeof(Module));

    public static bool IsFactory(this ParameterInfo parameter) =>
        parameter.ParameterType.IsGenericType
        && parameter.ParameterType.GetGenericTypeDefinition() == typeof(Func<>)
        && parameter.ParameterType.GetGenericArguments()[0].IsAssignableTo(typeof(Module));

    /// <summary>Whether it is handed through from the model.</summary>
    public static bool IsPassedThrough(this ParameterInfo parameter) =>
        parameter.ParameterType == typeof(Device) || parameter.ParameterType == typeof(ScalarType?);
}
