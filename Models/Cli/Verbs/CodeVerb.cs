using System;
using System.CommandLine;
using System.IO;
using ModelDsl.Checkpoints;
using ModelDsl.Models.Cli.Catalogue;
using ModelDsl.Models.Cli.Output;

namespace ModelDsl.Models.Cli.Verbs;

/// <summary><c>code</c>: the source that the generator wrote for a model.</summary>
internal sealed class CodeVerb : Verb
{
    // The build copies what the compiler emitted to here, beside the assembly (ModelDsl.Models.csproj).
    private const string Folder = "generated";

    private readonly Argument<DeclaredModel> _model;
    private readonly Option<FileInfo> _output;
    private readonly Option<bool> _json;

    public CodeVerb(Terminal terminal, ModelCatalogue catalogue)
        : base(
            "code",
            "The generated source of a model: what a TorchSharp engineer would have written by hand.",
            terminal,
            "modeldsl code VitFashion",
            "modeldsl code vit_base_patch16_224 --output VitBase16.g.cs"
        )
    {
        _model = ModelArgument(catalogue);
        _output = new("--output", "-o") { Description = "Write it to this file instead.", HelpName = "FILE" };
        Add(_output);
        _json = JsonOption("{name, class, file, source}.");
    }

    protected override int Run(ParseResult parsed)
    {
        var model = parsed.GetRequiredValue(_model);
        var file = Path.Combine(AppContext.BaseDirectory, Folder, $"{model.Type.FullName}.g.cs");
        if (!File.Exists(file))
            throw new CommandException($"the generated source of {model.Class} is not at {file}; build the project Models again.");
        var source = File.ReadAllText(file);
        if (parsed.GetValue(_output) is { } output)
            AtomicFile.Write(output.FullName, stream => stream.Write(Terminal.Utf8.GetBytes(source)));
        else if (parsed.GetValue(_json))
            JsonOutput.WriteDocument(
                Terminal.Out,
                new
                {
                    model.Name,
                    model.Class,
                    File = file,
                    Source = source,
                }
            );
        else
            Terminal.Out.Write(source);
        return CommandHost.Ok;
    }
}
