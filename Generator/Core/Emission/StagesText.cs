using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes;

namespace ModelDsl.Generator.Emission;

/// <summary>Writes <c>forward_stages</c>: the pyramid for dense prediction.</summary>
internal static class StagesText
{
    public static void Write(CodeWriter writer, ClassSpec type, ShapeTrace trace)
    {
        var stages = trace.Layers.Where(layer => layer.EndsStage).ToList();
        var maps = string.Join(", ", stages.Select(stage => $"<c>{MapOf(stage).Shape}</c>"));
        Signatures.Stages(writer, ForwardText.Inputs(trace), maps);
        var body = ForwardText.Start(type, trace.Main);
        var last = trace.Layers.ToList().FindLastIndex(layer => layer.EndsStage);
        var names = new List<string>();
        new LayerText(body, Literals.Identifier(trace.Main.Parameter), trace.Branches).Write(
            [.. trace.Layers.Take(last + 1).Select(layer => layer with { After = [] })],
            stage =>
            {
                var (code, shape) = MapOf(stage);
                names.Add($"map{names.Count + 1}");
                body.Line($"var {names[names.Count - 1]} = x{code}.MoveToOuterDisposeScope();", shape);
            }
        );
        body.Line($"return [{string.Join(", ", names)}];");
        body.Close(writer);
    }

    /// <summary>A stage's tokens as a map with the channels first, where they come from a grid; as they are where not.</summary>
    private static (string Code, Shape Shape) MapOf(LayerTrace stage)
    {
        // Before prefix tokens are put back in front of a grid, it is the map.
        var tokens = stage.Given;
        if (tokens.Layout == Layout.Grid)
            return (".permute(0, 3, 1, 2)", Shape.Image(tokens.Channels, tokens.H, tokens.W));
        if (tokens.Layout != Layout.Sequence)
            return (".alias()", tokens);
        var n = tokens.Tokens - tokens.Prefix;
        var rest = tokens.Prefix > 0 ? $".narrow(1, {Literals.Integer(tokens.Prefix)}, {Literals.Integer(n)})" : "";
        if (tokens.HasGrid)
            return (
                $"{rest}.transpose(1, 2).unflatten(2, {Literals.Integer(tokens.H)}, {Literals.Integer(tokens.W)})",
                Shape.Image(tokens.Channels, tokens.H, tokens.W)
            );
        return (rest.Length > 0 ? rest : ".alias()", Shape.Sequence(n, tokens.Channels, 0, 0, 0));
    }
}
