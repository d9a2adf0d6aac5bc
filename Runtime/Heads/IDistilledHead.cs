using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>A head with two scores of each class: one for the label, one for what a teacher says (DeiT, arXiv 2012.12877, section 4).</summary>
public interface IDistilledHead
{
    /// <summary>Both scores, which <c>forward</c> means.</summary>
    /// <param name="tokens">What the head takes: <c>b prefix+n dim</c>.</param>
    /// <returns><c>b classes</c> each; whoever asks disposes of them.</returns>
    (Tensor ByLabel, Tensor ByTeacher) Scores(Tensor tokens);
}
