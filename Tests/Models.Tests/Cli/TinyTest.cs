namespace ModelDsl.Models.Tests.Cli;

/// <summary>A model that learns in a second, and that the command knows only by its attribute.</summary>
[Model(Name = "tiny_test")]
[ImageInput(28, Channels = 1)]
[PatchEmbed(14, Dim = 16)]
[ClassToken]
[Stage(1, Heads = 2, MlpRatio = 1)]
[ClassHead(10)]
public sealed partial class TinyTest;

/// <summary>A model for other images.</summary>
[Model(Name = "tiny_colour")]
[ImageInput(4)]
[PatchEmbed(2, Dim = 8)]
[Stage(1, Heads = 2)]
[ClassHead(10, Pool = Pool.Mean)]
public sealed partial class TinyColour;

/// <summary>A model with a distillation token.</summary>
[Model(Name = "tiny_distilled")]
[ImageInput(28, Channels = 1)]
[PatchEmbed(14, Dim = 16)]
[ClassToken]
[DistillationToken]
[Stage(1, Heads = 2, MlpRatio = 1)]
[DistilledHead(10)]
public sealed partial class TinyDistilled;
