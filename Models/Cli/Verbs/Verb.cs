using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Linq;
using ModelDsl.Models.Cli.Catalogue;
using ModelDsl.Models.Cli.Output;

namespace ModelDsl.Models.Cli.Verbs;

/// <summary>One verb of the command: its arguments, its options, what it does.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, Terminal terminal, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        Terminal = terminal;
        Examples = examples;
        SetAction(Run);
    }

    /// <summary>Command lines that work as they stand; <c>--help</c> ends with them.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Where it writes.</summary>
    protected Terminal Terminal { get; }

    /// <summary>Does it and returns the exit code.</summary>
    protected abstract int Run(ParseResult parsed);

    /// <summary>The option <c>--json</c>.</summary>
    protected Option<bool> JsonOption(string description)
    {
        var option = new Option<bool>("--json") { Description = description };
        Add(option);
        return option;
    }

    /// <summary>The argument MODEL.</summary>
    protected Argument<DeclaredModel> ModelArgument(ModelCatalogue catalogue, bool optional = false)
    {
        var argument = new Argument<DeclaredModel>("MODEL")
        {
            Arity = optional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
            Description = "Its public name or the name of its class, in any case; \"modeldsl list\" shows all.",
            CustomParser = result => ParseModel(result, catalogue),
        };
        argument.CompletionSources.Add(_ => Completions(catalogue));
        Add(argument);
        return argument;
    }

    /// <summary>The argument MODEL of a verb that takes several.</summary>
    protected Argument<DeclaredModel[]> ModelsArgument(ModelCatalogue catalogue)
    {
        var argument = new Argument<DeclaredModel[]>("MODEL")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Public names or names of classes, in any case; \"modeldsl list\" shows all.",
            CustomParser = result => [.. result.Tokens.Select(token => ParseModel(token.Value, result, catalogue)).OfType<DeclaredModel>()],
        };
        argument.CompletionSources.Add(_ => Completions(catalogue));
        Add(argument);
        return argument;
    }

    /// <summary>The option <c>--model</c>, for a checkpoint that does not say of which model it is.</summary>
    protected Option<DeclaredModel?> ModelOption(ModelCatalogue catalogue)
    {
        var option = ModelOption("--model", "The model that the checkpoint is of, where the file does not say.", catalogue);
        Add(option);
        return option;
    }

    /// <summary>An option that names a model, for the caller to add.</summary>
    protected static Option<DeclaredModel?> ModelOption(string name, string description, ModelCatalogue catalogue)
    {
        var option = new Option<DeclaredModel?>(name)
        {
            Description = description,
            HelpName = "MODEL",
            CustomParser = result => ParseModel(result, catalogue),
        };
        option.CompletionSources.Add(_ => Completions(catalogue));
        return option;
    }

    /// <summary>The option <c>--adapt</c>.</summary>
    protected Option<bool> AdaptOption()
    {
        var option = new Option<bool>("--adapt")
        {
            Description = "Make weights of another image size, window or number of channels fit: positions are resampled.",
        };
        Add(option);
        return option;
    }

    /// <summary>The option <c>--checkpoint</c>.</summary>
    protected Option<string> CheckpointOption()
    {
        var option = new Option<string>("--checkpoint", "-c")
        {
            Description = "The weights: a safetensors file, or the folder of a run.",
            HelpName = "FILE|RUN",
            Required = true,
        };
        Add(option);
        return option;
    }

    private static IEnumerable<CompletionItem> Completions(ModelCatalogue catalogue) =>
        catalogue.Models.Select(model => new CompletionItem(model.Name));

    private static DeclaredModel? ParseModel(ArgumentResult result, ModelCatalogue catalogue) =>
        ParseModel(result.Tokens[0].Value, result, catalogue);

    private static DeclaredModel? ParseModel(string name, ArgumentResult result, ModelCatalogue catalogue)
    {
        if (catalogue.Find(name) is { } model)
            return model;
        var nearest = catalogue.Nearest(name);
        result.AddError(
            nearest.Count == 0
                ? $"unknown model {name}; \"modeldsl list\" shows all {catalogue.Models.Count}"
                : $"unknown model {name}; nearest: {string.Join(", ", nearest)}"
        );
        return null;
    }
}
