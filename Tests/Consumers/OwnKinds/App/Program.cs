using System;
using System.Linq;
using ModelDsl;
using OwnKinds;
using static TorchSharp.torch;

Console.WriteLine(SmallLinformer.Summary);

random.manual_seed(0);
using var model = new SmallLinformer();
using var images = randn(2, 3, 32, 32);
using var scores = model.call(images);
using var loss = scores.square().sum();
loss.backward();

var parameters = model.parameters().ToArray();
Console.WriteLine($"scores: {string.Join(" × ", scores.shape)}");
Console.WriteLine($"parameters: {parameters.Sum(parameter => parameter.numel()):N0} in {parameters.Length} tensors");
Console.WriteLine($"with a gradient: {parameters.Count(parameter => parameter.grad is not null)}");

/// <summary>Kinds of ModelDsl and one of ours in the same column.</summary>
[Model(Attention = typeof(LinformerAttention))]
[ImageInput(32)]
[PatchEmbed(8, Dim = 48)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[LinformerStage(2, Heads = 4, Rank = 8)]
[LinformerStage(1, Heads = 4, Rank = 8, Shared = true)]
[Stage(1, Heads = 3, Attention = typeof(TalkingHeadsAttention))]
[ClassHead(10)]
internal sealed partial class SmallLinformer;
