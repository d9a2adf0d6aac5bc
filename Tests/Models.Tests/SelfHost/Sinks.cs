using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Xunit.Abstractions;

namespace ModelDsl.Models.Tests.SelfHost;

/// <summary>Hears what xunit has to say until one thing ends.</summary>
internal abstract class Sink : Xunit.LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    private readonly ManualResetEventSlim _ended = new();

    public void Wait() => _ended.Wait();

    public bool OnMessage(IMessageSinkMessage message)
    {
        Hear(message);
        return true;
    }

    public void Dispose() => _ended.Dispose();

    protected abstract void Hear(IMessageSinkMessage message);

    protected void End() => _ended.Set();
}

/// <summary>Collects the tests that there are.</summary>
internal sealed class Discovery : Sink
{
    private readonly ConcurrentQueue<ITestCase> _tests = new();

    public IEnumerable<ITestCase> Tests => _tests;

    protected override void Hear(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage found:
                _tests.Enqueue(found.TestCase);
                break;
            case IDiscoveryCompleteMessage:
                End();
                break;
        }
    }
}

/// <summary>Counts the tests that ran and prints those that failed.</summary>
internal sealed class TestReport : Sink
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    protected override void Hear(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestPassed:
                Passed++;
                break;
            case ITestFailed failed:
                Fail(failed.Test.DisplayName, failed.Messages);
                break;
            // Something outside a test broke: a fixture, or xunit itself.
            case IFailureInformation broken:
                Fail(broken.GetType().Name, broken.Messages);
                break;
            case ITestAssemblyFinished:
                End();
                break;
        }
    }

    private void Fail(string name, string[] messages)
    {
        Failed++;
        Console.WriteLine($"failed: {name}\n  {string.Join("\n  ", messages)}");
    }
}
