using System;
using static TorchSharp.torch;

Console.WriteLine(SmallVit.Summary);

// Eight images of noise, each of another class: a model that is put together rightly learns them by heart.
random.manual_seed(0);
using var model = new SmallVit();
using var optimizer = optim.AdamW(model.parameters(), lr: 1e-3);
using var images = randn(8, 3, 64, 64);
using var classes = arange(8, dtype: int64);

for (var step = 1; step <= 20; step++)
{
    using var scope = NewDisposeScope();
    var loss = nn.functional.cross_entropy(model.call(images), classes);
    optimizer.zero_grad();
    loss.backward();
    optimizer.step();
    if (step % 5 == 0)
        Console.WriteLine($"step {step,2}: loss {loss.item<float>():0.000}");
}
