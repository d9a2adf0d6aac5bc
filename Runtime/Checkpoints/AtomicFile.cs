using System;
using System.IO;
using System.Runtime.InteropServices;

namespace ModelDsl.Checkpoints;

/// <summary>Replaces a file as a whole: whoever opens the path, also after a crash or a power cut, sees the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a temporary file beside <paramref name="path"/>, flushes it to disk and renames it over <paramref name="path"/>.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes the new content.</param>
    /// <remarks>
    /// The temporary file's name is fixed (<c>path.tmp</c>), so that what a killed process leaves is overwritten by the next one and never piles up.
    /// </remarks>
    public static void Write(string path, Action<Stream> write)
    {
        path = Path.GetFullPath(path);
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
        {
            try
            {
                write(stream);
                stream.Flush(flushToDisk: true);
                // While the stream is open, no other process can begin to write the same temporary file.
                File.Move(temporary, path, overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }

        FlushDirectory(Path.GetDirectoryName(path)!);
    }

    // The rename itself is durable only once the directory is flushed; .NET opens no directories, so this asks libc.
    private static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = NativeMethods.Open(directory, NativeMethods.ReadOnly);
        if (descriptor < 0)
            return;
        // Some file systems (network ones) cannot flush a directory and say so; the file itself is flushed and in place by now.
        _ = NativeMethods.Flush(descriptor);
        _ = NativeMethods.Close(descriptor);
    }

    private static class NativeMethods
    {
        public const int ReadOnly = 0;

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        public static extern int Flush(int descriptor);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        public static extern int Close(int descriptor);
    }
}
