using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Benchmarks.Cases;

/// <summary>The smallest model of each family on images of 224×224: several at a time and one, in inference and in training.</summary>
internal static class ZooCases
{
    private static readonly (string Key, string Name, Func<Device, Module<Tensor, Tensor>> Make)[] s_models =
    [
        ("vit", "ViT-Ti/16", device => new VitTiny16(device)),
        ("swin", "Swin-T", device => new SwinTiny(device)),
        ("pvt", "PVT-Tiny", device => new PvtTiny(device)),
        ("twins", "Twins-SVT-S", device => new TwinsSvtSmall(device)),
        ("nest", "NesT-T", device => new NestTiny(device)),
        ("tnt", "TNT-S", device => new TntSmall(device)),
    ];

    /// <summary>The cases, by the name that both sides know.</summary>
    public static IReadOnlyDictionary<string, Func<Device, ICase>> All { get; } =
        (from model in s_models
         from batch in new[] { 8, 1 }
         from isStep in new[] { false, true }
         select (Key: Key(model.Key, batch, isStep), Make: Case(model.Make, batch, isStep))).ToDictionary(pair => pair.Key, pair => pair.Make);

    /// <summary>Name and heading of each case, in the order of the table.</summary>
    public static IEnumerable<(string Key, string Title)> Titles =>
        from model in s_models
        from batch in new[] { 8, 1 }
        from isStep in new[] { false, true }
        // These two stand in rows of their own, against more sides.
        where model.Key != "vit" || batch == 1
        select (Key(model.Key, batch, isStep), $"zoo: {model.Name}, batch {batch}, {(isStep ? "training step" : "inference")}");

    private static string Key(string model, int batch, bool isStep) => $"{model}/{(isStep ? "step" : "forward")}-{batch}";

    private static Func<Device, ICase> Case(Func<Device, Module<Tensor, Tensor>> make, int batch, bool isStep) =>
        isStep
            ? device => new TrainingStep(make(device), image: [3, 224, 224], classes: 1000, batch, device)
            : device => new Inference(make(device), randn(batch, 3, 224, 224, device: device));
}
