using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ModelDsl.Runtime.Tests.LibTorch.PublicApi;

/// <summary>Prints public types and members by reflection, one line each, in the format of <c>public-api-0.107.txt</c>.</summary>
internal static class ApiPrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    /// <summary>The types another assembly can name, nested ones included.</summary>
    public static IEnumerable<Type> VisibleTypes(Assembly assembly) => assembly.GetTypes().Where(IsVisible);

    /// <summary>The line that names a type: full metadata name, base type, sealed, abstract or static.</summary>
    public static string Header(Type type)
    {
        string modifiers = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => " static",
            (true, false) => " abstract",
            (false, true) => " sealed",
            (false, false) => "",
        };
        string parent = type.BaseType is null ? "" : Name(type.BaseType);
        return $"### {type.FullName} : {parent}{modifiers}";
    }

    /// <summary>
    /// The public and protected members that a type declares itself. An override adds nothing to what a caller can write, and is left out.
    /// </summary>
    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            FieldInfo[] values = type.GetFields(BindingFlags.Public | BindingFlags.Static);
            yield return "enum " + string.Join(", ", values.Select(value => $"{value.Name}={Number(value.GetRawConstantValue()!)}"));
            yield break;
        }
        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(c => IsVisible(c) && !c.IsStatic))
        {
            yield return $"ctor {(constructor.IsPublic ? "public" : "protected")} {type.Name}({Parameters(constructor)})";
        }
        foreach (FieldInfo field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
        {
            yield return $"field {(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";
        }
        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            MethodInfo[] accessors = [.. property.GetAccessors(nonPublic: true).Where(IsVisible)];
            if (accessors.Length > 0)
            {
                yield return Property(property, accessors);
            }
        }
        foreach (MethodInfo method in type.GetMethods(Declared).Where(m => IsVisible(m) && m.GetBaseDefinition() == m && !IsAccessor(m)))
        {
            yield return Method(method);
        }
    }

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Property(PropertyInfo property, MethodInfo[] accessors)
    {
        string modifier = accessors[0].IsStatic ? "static " : "";
        ParameterInfo[] parameters = property.GetIndexParameters();
        string index = parameters.Length > 0 ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        bool Has(bool setter) => accessors.Any(accessor => accessor.ReturnType == typeof(void) == setter);
        string verbs = (Has(setter: false) ? "get; " : "") + (Has(setter: true) ? "set; " : "");
        return $"prop {modifier}{Name(property.PropertyType)} {property.Name}{index} {{ {verbs}}}";
    }

    private static string Method(MethodInfo method)
    {
        string access = method.IsPublic ? "" : "protected ";
        string modifiers = method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method.IsVirtual ? "virtual " : "";
        string generics = method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(Name))}>" : "";
        string receiver = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"{access}{modifiers}{Name(method.ReturnType)} {method.Name}{generics}({receiver}{Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string prefix = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        Type type = parameter.ParameterType;
        if (type.IsByRef)
        {
            prefix = parameter.IsOut ? "out " : "ref ";
            type = type.GetElementType()!;
        }
        string value = parameter.HasDefaultValue ? " = " + Default(parameter.RawDefaultValue, type) : "";
        return $"{prefix}{Name(type)} {parameter.Name}{value}";
    }

    private static string Default(object? value, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => type.IsValueType && plain == type ? "default" : "null",
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            _ when plain.IsEnum => $"{plain.Name}.{Enum.ToObject(plain, value)}",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }

    private static long Number(object enumValue) => Convert.ToInt64(enumValue, CultureInfo.InvariantCulture);

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]"; // whatever its rank: so the list has it
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }
        if (!type.IsGenericType)
        {
            return type.Name;
        }
        // The list was printed from names, and an open generic type has no full name: its tuples stand there spelled out.
        string[] arguments = [.. type.GetGenericArguments().Select(Name)];
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
        {
            return $"({string.Join(", ", arguments)})";
        }
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return $"{(tick < 0 ? type.Name : type.Name[..tick])}<{string.Join(",", arguments)}>";
    }

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
