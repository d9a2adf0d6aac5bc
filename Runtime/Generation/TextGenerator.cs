using System;
using System.Threading;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Generation;

/// <summary>Lets a causal model write: the next token of what it says of those so far, again and again.</summary>
public static class TextGenerator
{
    /// <summary>Continues texts.</summary>
    /// <param name="model">Tokens <c>b n</c> to scores <c>b n vocabulary</c>, in <c>eval()</c>.</param>
    /// <param name="beginning">How each text begins: <c>b n</c>, at least one token.</param>
    /// <param name="count">How many tokens to write.</param>
    /// <param name="sampling">How each is chosen.</param>
    /// <param name="keepsPast">Whether keys and values of the past are kept (the same tokens, faster); else all is computed again each time.</param>
    /// <param name="stop">Stops between two tokens.</param>
    /// <returns><c>b n+count</c>: the beginnings, and what was written behind them.</returns>
    /// <exception cref="ArgumentException">There is no beginning, or the texts become longer than the model takes.</exception>
    /// <exception cref="InvalidOperationException">The model trains, or it cannot keep the past.</exception>
    public static Tensor Continue(
        Module<Tensor, Tensor> model,
        Tensor beginning,
        long count,
        Sampling? sampling = null,
        bool keepsPast = true,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(beginning);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (beginning.dim() != 2 || beginning.size(0) < 1 || beginning.size(1) < 1)
            throw new ArgumentException("A text needs a beginning, if only a token that says so: [b, n], n at least 1.", nameof(beginning));
        if (model.training)
            throw new InvalidOperationException($"{model.GetName()} is training; call eval() before it writes.");
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        var sampler = new TokenSampler(sampling ?? new Sampling());
        // The last token that is written is not read any more.
        var before = beginning.size(1);
        using var past = keepsPast && count > 0 ? new Continuation(model, before + count - 1) : null;
        var (texts, unseen) = (beginning.alias(), beginning.alias());
        for (var written = 0L; written < count; written++)
        {
            stop.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var scores = past is null ? model.call(texts) : past.Next(unseen);
            var token = sampler.Choose(scores.select(1, scores.size(1) - 1)).unsqueeze(1);
            texts = cat([texts, token], 1).MoveToOuterDisposeScope();
            unseen = token.MoveToOuterDisposeScope();
        }

        return texts.MoveToOuterDisposeScope();
    }
}
