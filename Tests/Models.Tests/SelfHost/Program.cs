using System;
using System.Linq;
using Xunit.Sdk;

namespace ModelDsl.Models.Tests.SelfHost;

/// <summary>
/// Runs the tests of this assembly where there is no SDK to run them: published self-contained, it is a program of its own
/// (<c>ModelDsl.Models.Tests [TEXT]</c>: those with the text in their names). <c>dotnet test</c> does not come by here.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        string wanted = arguments.FirstOrDefault() ?? "";
        using var report = new TestReport();
        using var framework = new XunitTestFramework(report);
        using var discovery = new Discovery();
        using (var discoverer = framework.GetDiscoverer(Reflector.Wrap(typeof(Program).Assembly)))
        {
            discoverer.Find(includeSourceInformation: false, discovery, new Options());
            discovery.Wait();
        }
        var chosen = discovery.Tests.Where(test => test.DisplayName.Contains(wanted, StringComparison.Ordinal)).ToList();
        if (chosen.Count == 0)
        {
            Console.Error.WriteLine($"No test has '{wanted}' in its name.");
            return 2;
        }
        using (var executor = framework.GetExecutor(typeof(Program).Assembly.GetName()))
        {
            executor.RunTests(chosen, report, new Options());
            report.Wait();
        }
        Console.WriteLine($"{report.Passed} passed, {report.Failed} failed");
        return report.Failed == 0 && report.Passed > 0 ? 0 : 1;
    }
}
