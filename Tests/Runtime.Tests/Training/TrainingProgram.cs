using System;
using System.IO;
using ModelDsl.Data;
using ModelDsl.Training;

namespace ModelDsl.Runtime.Tests.Training;

/// <summary>The test assembly as a program of its own: trains a tiny model, or goes on with it, and says each step. Made to be killed.</summary>
internal static class TrainingProgram
{
    public static int Main(string[] args)
    {
        var (data, folder) = (args[0], args[1]);
        var train = FashionMnist.Load(DataSplit.Train, data);
        var test = FashionMnist.Load(DataSplit.Test, data);
        var result = File.Exists(new RunFolder(folder).State)
            ? Trainer.Resume(TinyModel.Create, train, test, folder, new Printer())
            : Trainer.Run(TinyModel.Create, train, test, TinyModel.Options(folder) with { Epochs = 8 }, new Printer());
        return result.Completed ? 0 : 1;
    }

    private sealed class Printer : IProgress<TrainingEvent>
    {
        public void Report(TrainingEvent value) => Console.WriteLine(value);
    }
}
