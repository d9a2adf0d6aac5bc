using System;
using System.IO;
using ModelDsl.Checkpoints;
using ModelDsl.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Runtime.Tests.Training;

/// <summary>Against what <c>losses.DistillationLoss</c> of facebookresearch/deit computed: alpha 0.5, temperature 1, smoothing 0.1.</summary>
public sealed class DistillationLossTests : IDisposable
{
    private readonly SafeTensorsFile _golden = SafeTensorsFile.Open(
        Path.Combine(AppContext.BaseDirectory, "Golden", "deit-distillation-a", "io.safetensors")
    );

    public void Dispose() => _golden.Dispose();

    [Theory]
    [InlineData("ce", DistillationKind.None)]
    [InlineData("ce", DistillationKind.Soft)]
    [InlineData("ce", DistillationKind.Hard)]
    [InlineData("ls", DistillationKind.None)]
    [InlineData("ls", DistillationKind.Soft)]
    [InlineData("ls", DistillationKind.Hard)]
    [InlineData("soft_target", DistillationKind.None)]
    [InlineData("soft_target", DistillationKind.Soft)]
    [InlineData("soft_target", DistillationKind.Hard)]
    public void Loss_and_gradients_are_the_reference_s(string labelled, DistillationKind kind)
    {
        using var scope = NewDisposeScope();
        var byLabel = _golden.Read("student_cls_logits").requires_grad_();
        var byTeacher = _golden.Read("student_dist_logits").requires_grad_();
        var labels = _golden.Read("labels");
        var cost = labelled switch
        {
            "ce" => F.cross_entropy(byLabel, labels),
            "ls" => F.cross_entropy(byLabel, labels, label_smoothing: 0.1),
            _ => F.cross_entropy(byLabel, _golden.Read("soft_labels")),
        };
        var loss = new DistillationLoss(kind, alpha: 0.5, temperature: 1).Of(cost, byTeacher, _golden.Read("teacher_logits"));
        loss.backward();
        var name = $"{labelled}_{kind.ToString().ToLowerInvariant()}";
        loss.item<float>().ShouldBe(_golden.Read($"loss_{name}").item<float>(), 1e-6f);
        Difference(byLabel.grad!, $"grad:student_cls_logits.{name}").ShouldBeLessThan(1e-6);
        if (kind == DistillationKind.None)
            byTeacher.grad.ShouldBeNull();
        else
            Difference(byTeacher.grad!, $"grad:student_dist_logits.{name}").ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Temperature_and_weight_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var (student, teacher) = (_golden.Read("student_dist_logits").to(float64), _golden.Read("teacher_logits").to(float64));
        var (ours, theirs) = ((student / 3).softmax(1), (teacher / 3).softmax(1));
        var expected = (theirs * (theirs.log() - ours.log())).sum() * 9 / student.numel() * 0.1 + 0.9 * 2;
        new DistillationLoss(DistillationKind.Soft, alpha: 0.1, temperature: 3)
            .Of(tensor(2.0), student, teacher)
            .item<double>()
            .ShouldBe(expected.item<double>(), 1e-12);
    }

    [Fact]
    public void Scores_of_other_classes_are_refused() =>
        Should
            .Throw<ArgumentException>(() => new DistillationLoss(DistillationKind.Hard).Of(tensor(1.0), zeros(2, 3), zeros(2, 4)))
            .Message.ShouldContain("The student scores [2, 3] and the teacher [2, 4]");

    private double Difference(Tensor gradient, string name) => (gradient - _golden.Read(name)).abs().max().item<float>();
}
