using System;
using System.Threading;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers with a state of its own.</summary>
    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
            : this(NativeRandom.New(seed, (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1), device ?? CPU)
        {
        }

        internal Generator(nint handle, Device device)
        {
            if (handle == 0)
            {
                Arg.Throw();
            }

            _handle = handle;
            this.device = device;
        }

        ~Generator() => Dispose(false);

        /// <summary>The generator that operators draw from when they are given none.</summary>
        public static Generator Default => new(NativeRandom.Default((int)DeviceType.CPU, -1), CPU);

        /// <exception cref="ObjectDisposedException">The generator was disposed.</exception>
        public IntPtr Handle
        {
            get
            {
                var handle = _handle;
                ObjectDisposedException.ThrowIf(handle == 0, this);
                return handle;
            }
        }

        public Device device { get; }

        /// <summary>The whole state as a tensor of bytes; <see cref="set_state"/> continues from it.</summary>
        public Tensor get_state()
        {
            var state = Tensor.Adopt(NativeRandom.GetState(Handle));
            GC.KeepAlive(this);
            return state;
        }

        public void set_state(Tensor value)
        {
            var done = NativeRandom.SetState(Handle, Arg.Of(value, nameof(value)));
            GC.KeepAlive(value);
            GC.KeepAlive(this);
            Arg.Check(done);
        }

        public Generator manual_seed(long seed)
        {
            Arg.Check(NativeRandom.SetSeed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Seeds with a number from the operating system, and says which.</summary>
        public unsafe long seed()
        {
            ulong seed;
            Arg.Check(NativeRandom.Seed(Handle, &seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        public unsafe long initial_seed()
        {
            ulong seed;
            Arg.Check(NativeRandom.CurrentSeed(Handle, &seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
            {
                NativeRandom.Delete(handle);
            }
        }
    }
}
