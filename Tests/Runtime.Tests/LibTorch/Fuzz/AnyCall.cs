using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace ModelDsl.Runtime.Tests.LibTorch.Fuzz;

/// <summary>Calls a static method whose parameters may be spans, which reflection alone cannot pass: they are given as arrays.</summary>
internal static class AnyCall
{
    public static Action<object?[]> To(MethodInfo method)
    {
        var call = new DynamicMethod(method.Name, null, [typeof(object[])], typeof(AnyCall).Module, skipVisibility: true);
        var code = call.GetILGenerator();
        foreach (var (i, parameter) in method.GetParameters().Index())
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldelem_Ref);
            if (Element(parameter.ParameterType) is { } element)
            {
                code.Emit(OpCodes.Castclass, element.MakeArrayType());
                code.Emit(OpCodes.Call, parameter.ParameterType.GetMethod("op_Implicit", [element.MakeArrayType()])!);
            }
            else
            {
                code.Emit(OpCodes.Unbox_Any, parameter.ParameterType);
            }
        }
        code.Emit(OpCodes.Call, method);
        if (method.ReturnType != typeof(void))
            code.Emit(OpCodes.Pop);
        code.Emit(OpCodes.Ret);
        return call.CreateDelegate<Action<object?[]>>();
    }

    /// <summary>Of what a parameter is a span, or null.</summary>
    public static Type? Element(Type parameter) =>
        parameter.IsGenericType && parameter.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)
            ? parameter.GetGenericArguments().Single()
            : null;
}
