using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>The fields of a module class that can hold components, with the name each is registered under. One scan per class.</summary>
internal static class ComponentFields
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConditionalWeakTable<Type, (string name, FieldInfo field)[]> Cache = [];

    public static (string name, FieldInfo field)[] Of(Type moduleType) => Cache.GetValue(moduleType, Scan);

    /// <summary>Derived class first, then its bases, whose private fields count too; the first field of a name hides the others.</summary>
    private static (string name, FieldInfo field)[] Scan(Type moduleType)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var fields = new List<(string, FieldInfo)>();
        for (var type = moduleType; type is not null && type != typeof(torch.nn.Module); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Instance))
            {
                if (seen.Add(field.Name) && CanHoldComponent(field.FieldType))
                    fields.Add((field.ComponentName(), field));
            }
        }
        return [.. fields];
    }

    // An interface or object field may hold a module, a number never does.
    private static bool CanHoldComponent(Type type) => !type.IsValueType && type != typeof(string) && !type.IsArray;
}
