using System;
using System.Linq;
using System.Text;

namespace ModelDsl.LibTorch.OperatorGenerator;

/// <summary>Writes the exports of one section. They call at::name or a member, never at::_ops, whose signatures turn to SymInt in 2.x.</summary>
internal static class CppWriter
{
    public static string Write(Section section)
    {
        var text = new StringBuilder();
        text.Append("// Generated from Operators/operators.txt; do not edit.\n#include \"shim.h\"\n");
        foreach (var item in section.Operators)
        {
            text.Append('\n').Append(Export(item));
        }

        return text.ToString();
    }

    private static string Export(Operator item)
    {
        var arguments = item.Arguments.Select(Marshalling.Of).ToArray();
        var passed = arguments.Select(a => a.Cpp);
        var call = item.IsMethod
            ? $"{arguments[0].Cpp}.{item.Name}({string.Join(", ", passed.Skip(1))})"
            : $"at::{item.Name}({string.Join(", ", passed)})";
        var parameters = string.Join(", ", arguments.Select(a => a.Native).Where(p => p.Length > 0));
        var (type, result, body) = Shape(item, call);
        var signature = string.Join(", ", new[] { result, parameters }.Where(p => p.Length > 0));
        return $"MD_API {type} md_{item.Identifier}({signature}) {{\n    return md::guard([&] {{ {body} }});\n}}\n";
    }

    private static (string Type, string Result, string Body) Shape(Operator item, string call)
    {
        if (item.IsInPlace || item.Results.Count == 0)
        {
            return ("bool", "", $"{call}; return true;");
        }

        if (item.Results.Count > 1)
        {
            return item.Results.All(r => r.Type == "Tensor")
                ? ("bool", "md::Handle* results", $"md::give_tuple<{item.Results.Count}>({call}, results); return true;")
                : throw new FormatException($"{item.Identifier}: a tuple result must be of tensors");
        }

        return item.Results[0].Type switch
        {
            "Tensor" => ("md::Handle", "", $"return md::give({call});"),
            "Tensor[]" => ("bool", "md::Handles* results", $"md::give_all({call}, results); return true;"),
            "bool" => ("bool", "bool* result", $"*result = {call}; return true;"),
            var other => throw new FormatException($"{item.Identifier}: no marshalling for the result {other}"),
        };
    }
}
