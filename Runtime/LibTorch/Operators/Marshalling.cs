using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelDsl.LibTorch.OperatorGenerator;

/// <summary>How one argument crosses the border.</summary>
/// <param name="Native">C parameters, e.g. <c>const int64_t* size, int64_t size_n</c>.</param>
/// <param name="Cpp">The C++ expression made of them.</param>
/// <param name="Extern">The same parameters in C#.</param>
/// <param name="Managed">Type in the C# method, null when the argument is not offered.</param>
/// <param name="Default">Default value in C#, null when there is none.</param>
/// <param name="Fixed">A <c>fixed</c> declaration that the call needs, or null.</param>
/// <param name="Before">Statements before the call.</param>
/// <param name="Pass">C# expressions passed to the export.</param>
/// <param name="After">Statements after the call.</param>
internal sealed record Marshalling(
    string Native,
    string Cpp,
    string Extern,
    string? Managed,
    string? Default,
    string? Fixed,
    IReadOnlyList<string> Before,
    string Pass,
    IReadOnlyList<string> After)
{
    private static readonly Regex IntList = new(@"^(Sym)?[iI]nt\[(?<n>\d*)\](?<opt>\?)?$");

    /// <summary>The one table of types.</summary>
    public static Marshalling Of(Argument argument)
    {
        var n = argument.Name;
        var cs = Keyword(n);
        var given = argument.Default;
        if (n == "pin_memory" && argument.Type == "bool?" || argument.Type == "Layout?" || argument.Type == "MemoryFormat?")
        {
            return new("", "{}", "", null, null, null, [], "", []);
        }

        if (IntList.Match(argument.Type) is { Success: true } list)
        {
            var hasNumber = long.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
            var cpp = list.Groups["opt"].Success ? $"md::ints_or_none({n}, {n}_n)"
                : hasNumber ? $"md::ints_or({n}, {n}_n, md::Number<{given}>::value)"
                : given is null && list.Groups["n"].Value is { Length: > 0 } size and not "1" ? $"md::exactly<{size}>({n}, {n}_n, \"{n}\")"
                : $"md::ints({n}, {n}_n)";
            return new(
                $"const int64_t* {n}, int64_t {n}_n", cpp, $"long* {cs}, long {n}_n",
                "ReadOnlySpan<long>", given is null || given.StartsWith("[-", StringComparison.Ordinal) ? null : "default",
                $"fixed (long* p_{n} = {cs})", [], $"p_{n}, {cs}.Length", []);
        }

        return argument.Type switch
        {
            "Tensor" => new(
                $"md::Handle {n}", $"md::tensor({n})", $"nint {cs}", "Tensor", null, null, [],
                $"Arg.Of({cs}, nameof({cs}))", [$"GC.KeepAlive({cs});"]),
            "Tensor?" => new(
                $"md::Handle {n}", $"md::tensor_or_none({n})", $"nint {cs}", "Tensor?", given is null ? null : "null", null, [],
                $"Arg.OrNone({cs}, nameof({cs}))", [$"GC.KeepAlive({cs});"]),
            "Tensor[]" or "Tensor?[]" => new(
                $"const md::Handle* {n}, int64_t {n}_n",
                argument.Type == "Tensor[]" ? $"md::tensors({n}, {n}_n)" : $"md::tensors_or_none({n}, {n}_n)",
                $"nint* {cs}, long {n}_n",
                argument.Type == "Tensor[]" ? "ReadOnlySpan<Tensor>" : "ReadOnlySpan<Tensor?>", null,
                $"fixed (nint* p_{n} = h_{n})",
                [
                    $"Span<nint> h_{n} = {cs}.Length <= 64 ? stackalloc nint[{cs}.Length] : new nint[{cs}.Length];",
                    argument.Type == "Tensor[]" ? $"Arg.Of({cs}, h_{n}, nameof({cs}));" : $"Arg.OrNone({cs}, h_{n}, nameof({cs}));",
                ],
                $"p_{n}, {cs}.Length", [$"Arg.KeepAlive({cs});"]),
            "Scalar" => new(
                $"md::ScalarArg {n}", $"md::scalar({n})", $"ScalarValue {cs}",
                given is null ? "Scalar" : "Scalar?", given is null ? null : "null", null, [],
                given is null ? $"Arg.Of({cs}, nameof({cs}))" : $"{cs} is null ? ScalarValue.Of({given}) : {cs}.Value", []),
            "Scalar?" => new(
                $"md::ScalarArg {n}", $"md::scalar_or_none({n})", $"ScalarValue {cs}", "Scalar?", given is null ? null : "null", null, [],
                $"{cs} is null ? default : {cs}.Value", []),
            "int" or "SymInt" => Plain("int64_t", "long", n, cs, Number(given)),
            "float" => Plain("double", "double", n, cs, Number(given)),
            "bool" => Plain("bool", "bool", n, cs, given switch { "True" => "true", "False" => "false", _ => null }),
            "int?" or "SymInt?" => Pointer("int64_t", "long", n, cs, given),
            "float?" => Pointer("double", "double", n, cs, given),
            "bool?" => new(
                $"int32_t {n}", $"md::bool_or_none({n})", $"int {cs}", "bool?", given is null ? null : "null", null, [],
                $"{cs} is null ? -1 : {cs}.Value ? 1 : 0", []),
            "float[]?" => new(
                $"const double* {n}, int64_t {n}_n", $"md::doubles_or_none({n}, {n}_n)", $"double* {cs}, long {n}_n",
                "ReadOnlySpan<double>", given is null ? null : "default", $"fixed (double* p_{n} = {cs})", [], $"p_{n}, {cs}.Length", []),
            "str" => Text(n, cs, n, "string", given is null ? null : $"\"{given.Trim('\'', '"')}\""),
            "str?" => Text(n, cs, $"md::text_or_none({n})", "string?", given is null ? null : "null"),
            "ScalarType" => new(
                $"int32_t {n}", $"static_cast<at::ScalarType>({n})", $"int {cs}", "ScalarType", null, null, [], $"(int){cs}", []),
            "ScalarType?" => new(
                $"int32_t {n}", $"md::dtype_or_none({n})", $"int {cs}", "ScalarType?", given is null ? null : "null", null, [],
                $"(int)({cs} ?? (ScalarType)(-1))", []),
            "Device" => new(
                $"int32_t {n}, int32_t {n}_i", $"md::device({n}, {n}_i)", $"int {cs}, int {n}_i", "Device", null, null, [],
                $"(int){cs}.type, {cs}.index", []),
            "Device?" => new(
                $"int32_t {n}, int32_t {n}_i", $"md::device_or_none({n}, {n}_i)", $"int {cs}, int {n}_i", "Device?",
                given is null ? null : "null", null, [], $"{cs} is null ? -1 : (int){cs}.type, {cs} is null ? -1 : {cs}.index", []),
            "MemoryFormat" => new(
                $"int32_t {n}", $"static_cast<at::MemoryFormat>({n})", $"int {cs}", "memory_format", "memory_format.contiguous_format",
                null, [], $"Arg.Of({cs})", []),
            "Generator?" => new(
                $"md::GeneratorHandle {n}", $"md::generator_or_none({n})", $"nint {cs}", "Generator?", given is null ? null : "null", null, [],
                $"Arg.OrNone({cs})", [$"GC.KeepAlive({cs});"]),
            _ => throw new FormatException($"no marshalling for the type {argument.Type} of argument {n}"),
        };
    }

    private static Marshalling Plain(string native, string managed, string n, string cs, string? value) =>
        new($"{native} {n}", n, $"{managed} {cs}", managed, value, null, [], cs, []);

    // An optional number goes as a pointer to a local copy, null for none.
    private static Marshalling Pointer(string native, string managed, string n, string cs, string? given) =>
        new($"const {native}* {n}", $"md::value_or_none({n})", $"{managed}* {cs}", $"{managed}?", given is null ? null : "null", null,
            [$"var v_{n} = {cs}.GetValueOrDefault();"], $"{cs}.HasValue ? &v_{n} : null", []);

    private static Marshalling Text(string n, string cs, string cpp, string managed, string? value) =>
        new($"const char* {n}", cpp, $"byte* {cs}", managed, value, $"fixed (byte* p_{n} = Arg.Utf8({cs}))", [], $"p_{n}", []);

    private static string? Number(string? given) => given switch
    {
        null => null,
        "Mean" => "1",
        _ when double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => given,
        _ => null,
    };

    private static string Keyword(string name) => name is "params" or "out" or "in" or "base" or "is" or "ref" or "implicit" or "checked" or "fixed" ? "@" + name : name;
}
