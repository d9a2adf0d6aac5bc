using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using ModelDsl.LibTorch.Interop;

namespace ModelDsl.LibTorch;

/// <summary>Reaches every operator that libtorch, or a library loaded into it, has registered.</summary>
public static class Operators
{
    // More results than any operator gives.
    private const int MaxResults = 16;

    /// <summary>Calls an operator through the dispatcher: autograd and every device work as with a typed call, which is somewhat faster.</summary>
    /// <param name="name">Such as <c>aten::addmm</c>; without a namespace, <c>aten</c>.</param>
    /// <param name="overload">Such as <c>Tensor</c>; empty for the default one.</param>
    /// <param name="arguments">
    /// In the schema's order, keyword-only ones too; what is left out at the end has its default. Numbers, booleans, strings, tensors,
    /// Scalar, ScalarType, Device, Generator, arrays of numbers and lists of tensors, and null for none.
    /// </param>
    /// <returns>The results in order: tensors, long, double, bool, string, long[], double[], Tensor[], or null for none.</returns>
    /// <exception cref="ArgumentException">An argument of a type that no operator takes.</exception>
    /// <exception cref="ExternalException">No such operator, arguments that do not fit its schema, or its own error.</exception>
    public static unsafe object?[] Call(string name, string overload, params object?[] arguments)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(overload);
        ArgumentNullException.ThrowIfNull(arguments);

        // One array of tensors is one argument, though C# would spread it over the parameters.
        var given = arguments.GetType() == typeof(object[]) ? arguments : [arguments];
        var qualified = name.Contains("::", StringComparison.Ordinal) ? name : "aten::" + name;
        var pins = new List<GCHandle>();
        try
        {
            var values = Array.ConvertAll(given, a => BoxedValue.Of(a, pins));
            var results = stackalloc BoxedValue[MaxResults];
            fixed (BoxedValue* first = values)
            fixed (byte* nameBytes = Arg.Utf8(qualified), overloadBytes = Arg.Utf8(overload))
            {
                var count = BoxedValue.Call(nameBytes, overloadBytes, first, values.Length, results, MaxResults);
                GC.KeepAlive(arguments);
                Arg.Check(count >= 0);
                var taken = new object?[count];
                for (var i = 0; i < taken.Length; i++)
                {
                    taken[i] = results[i].Take();
                }

                return taken;
            }
        }
        finally
        {
            pins.ForEach(pin => pin.Free());
        }
    }
}
