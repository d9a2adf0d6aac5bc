using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes;

namespace ModelDsl.Generator.Emission;

/// <summary>Writes <c>forward</c>, <c>forward_features</c> and <c>forward_stages</c>: one line a layer, the shape behind it.</summary>
internal static class ForwardText
{
    public static void Write(CodeWriter writer, ClassSpec type, ShapeTrace trace)
    {
        var hasHead = trace.HeadStart < trace.Layers.Count;
        WriteForward(writer, trace, hasHead);
        WriteFeatures(writer, type, trace);
        if (trace.Layers.Any(layer => layer.IsStage))
            WriteStages(writer, type, trace);
    }

    /// <summary>Documentation and signature of <c>forward</c>.</summary>
    public static void WriteForwardHead(CodeWriter writer, string from, string to)
    {
        writer.Line();
        writer.Line($"/// <summary>The whole model: <c>{from}</c> to <c>{to}</c>.</summary>");
        WriteDocumentation(writer, from, $"<c>{to}</c>");
        writer.Open($"public override {Types.Tensor} forward({Types.Tensor} input)");
    }

    /// <summary>Documentation and signature of <c>forward_features</c>.</summary>
    public static void WriteFeaturesHead(CodeWriter writer, string from, string to)
    {
        writer.Line();
        writer.Line("/// <summary>What the head sees: all layers up to the last stage, and the norm that closes it.</summary>");
        WriteDocumentation(writer, from, $"<c>{to}</c>");
        writer.Open($"public {Types.Tensor} forward_features({Types.Tensor} input)");
    }

    /// <summary>Documentation and signature of <c>forward_stages</c>.</summary>
    public static void WriteStagesHead(CodeWriter writer, string from, string to)
    {
        writer.Line();
        writer.Line(
            "/// <summary>What each stage gives, for dense prediction: maps, channels first, where tokens come from a grid; no prefix tokens.</summary>"
        );
        WriteDocumentation(writer, from, to);
        writer.Open($"public {Types.Tensor}[] forward_stages({Types.Tensor} input)");
    }

    private static void WriteDocumentation(CodeWriter writer, string from, string to)
    {
        writer.Line($"/// <param name=\"input\"><c>{from}</c></param>");
        writer.Line($"/// <returns>{to}</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The input has another shape.</exception>");
    }

    private static void WriteForward(CodeWriter writer, ShapeTrace trace, bool hasHead)
    {
        WriteForwardHead(writer, trace.InputShape.ToString(), trace.OutputShape.ToString());
        var body = new Body();
        var head = trace.Layers.Skip(trace.HeadStart).ToList();
        if (!hasHead)
        {
            body.Line("return forward_features(input);");
        }
        else if (head is [{ Before.Count: 0, After.Count: 0 } only])
        {
            body.Line("using var x = forward_features(input);", FeaturesShape(trace));
            body.Line($"return {Literals.Identifier(only.Field)}.call(x);", only.Output);
        }
        else
        {
            body.Line($"using var scope = {Types.Torch}.NewDisposeScope();");
            body.Line("var x = forward_features(input);", FeaturesShape(trace));
            var names = new Locals();
            names.Begin();
            foreach (var layer in head)
                WriteLayer(body, layer, names, isLast: false);
            body.Line("return x.MoveToOuterDisposeScope();");
        }

        body.Close(writer);
    }

    private static void WriteFeatures(CodeWriter writer, ClassSpec type, ShapeTrace trace)
    {
        WriteFeaturesHead(writer, trace.InputShape.ToString(), FeaturesShape(trace).ToString());
        var body = Start(type, trace);
        WriteLayers(body, [.. trace.Layers.Take(trace.HeadStart)], afterStage: null);
        body.Line(trace.HeadStart > 0 ? "return x.MoveToOuterDisposeScope();" : "return input.alias().MoveToOuterDisposeScope();");
        body.Close(writer);
    }

    private static void WriteStages(CodeWriter writer, ClassSpec type, ShapeTrace trace)
    {
        var stages = trace.Layers.Where(layer => layer.IsStage).ToList();
        WriteStagesHead(writer, trace.InputShape.ToString(), string.Join(", ", stages.Select(stage => $"<c>{MapOf(stage).Shape}</c>")));
        var body = Start(type, trace);
        var last = trace.Layers.ToList().FindLastIndex(layer => layer.IsStage);
        var names = new List<string>();
        WriteLayers(
            body,
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

    private static Body Start(ClassSpec type, ShapeTrace trace)
    {
        var body = new Body();
        var shape = string.Join(", ", trace.InputShape.Sizes.Select(Literals.Integer));
        body.Line($"{trace.Input}.Check(input, {Literals.Text(type.Name)}, {shape});");
        body.Line($"using var scope = {Types.Torch}.NewDisposeScope();");
        return body;
    }

    private static void WriteLayers(Body body, IReadOnlyList<LayerTrace> layers, System.Action<LayerTrace>? afterStage)
    {
        var names = new Locals();
        for (var i = 0; i < layers.Count; i++)
        {
            // What a stage finds is all that is still needed of what came before it.
            var isLast = i + 1 < layers.Count && layers[i + 1].IsStage && layers[i + 1].Before.Count == 0;
            WriteLayer(body, layers[i], names, isLast);
            if (layers[i].IsStage)
                afterStage?.Invoke(layers[i]);
        }
    }

    private static void WriteLayer(Body body, LayerTrace layer, Locals names, bool isLast)
    {
        foreach (var step in layer.Before)
            WriteStep(body, step, names, isLast: layer.IsStage && step == layer.Before[layer.Before.Count - 1]);
        var field = Literals.Identifier(layer.Field);
        if (layer.IsStage)
        {
            if (names.X != "x")
                body.Line($"{names.Assign()}{names.X};");
            body.Line($"foreach (var block in {field})", layer.Given, layer.Depth);
            body.Inner(Keep("block.call(x)", layer.Given));
        }
        else
        {
            var call = $"{field}.call({names.X})";
            var keeps = isLast && layer.After.Count == 0 && names.X == "x";
            body.Line(keeps ? Keep(call, layer.Given) : $"{names.Assign()}{call};", layer.Given);
        }

        names.Begin();
        foreach (var step in layer.After)
            WriteStep(body, step, names, isLast: isLast && step == layer.After[layer.After.Count - 1]);
    }

    private static void WriteStep(Body body, BridgeStep step, Locals names, bool isLast)
    {
        var result = step.Result;
        var code = step.Kind switch
        {
            BridgeKind.Flatten => $"{names.X}.flatten(1, 2)",
            BridgeKind.Unflatten => $"{names.X}.unflatten(1, {Literals.Integer(result.H)}, {Literals.Integer(result.W)})",
            BridgeKind.ChannelsFirst => $"{names.X}.permute(0, 3, 1, 2)",
            BridgeKind.SplitPrefix => $"{names.X}.narrow(1, {Literals.Integer(step.Prefix)}, {Literals.Integer(result.Tokens)})",
            _ => $"{Types.Torch}.cat([prefix, {names.X}], dim: 1)",
        };
        if (step.Kind == BridgeKind.SplitPrefix)
        {
            var aside = Shape.Sequence(step.Prefix, result.Channels, 0, 0, 0);
            body.Line($"{names.AssignPrefix()}{names.X}.narrow(1, 0, {Literals.Integer(step.Prefix)});", aside);
        }

        body.Line(isLast && names.X == "x" ? Keep(code, result) : $"{names.Assign()}{code};", result);
        names.Begin();
    }

    /// <summary>Everything made so far but x, and prefix tokens that wait, is let go.</summary>
    private static string Keep(string code, Shape shape) =>
        shape.Aside > 0 ? $"(x, prefix) = scope.DisposeEverythingBut({code}, prefix);" : $"x = scope.DisposeEverythingBut({code});";

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

    private static Shape FeaturesShape(ShapeTrace trace) =>
        trace.HeadStart > 0 ? trace.Layers[trace.HeadStart - 1].Output : trace.InputShape;
}
