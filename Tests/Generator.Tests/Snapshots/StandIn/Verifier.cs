using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Tasks;

namespace VerifyXunit;

/// <summary>
/// Stands in for Verify.Xunit where the feed lacks it: the same call, the same <c>Class.Method.verified.ext</c> beside the test, the same
/// <c>.received.ext</c> where it differs. The test class has the name of its file.
/// </summary>
public static class Verifier
{
    /// <summary>
    /// Compares <paramref name="target"/> with the verified file; throws, and leaves the received one, where they differ.
    /// </summary>
    public static async Task Verify(
        string target,
        string extension,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = ""
    )
    {
        var stem = Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}");
        var (verified, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");
        File.Delete(received);
        var expected = File.Exists(verified) ? await File.ReadAllTextAsync(verified) : null;
        if (target == expected)
            return;
        await File.WriteAllTextAsync(received, target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var what = expected is null ? "There is no" : "The text differs from the";
        throw new InvalidOperationException($"{what} verified snapshot {Path.GetFileName(verified)}. If {received} is right, rename it.");
    }
}
