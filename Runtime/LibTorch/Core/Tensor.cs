using System;
using System.Runtime.CompilerServices;
using System.Threading;
using ModelDsl.LibTorch;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of libtorch. This part: how long it lives. Disposed by hand, by its dispose scope or, last, by its finalizer.</summary>
    public partial class Tensor : IDisposable
    {
        // From this size on the collector is told about memory that only a finalizer will free.
        private const long CountedFrom = 1 << 16;

        private static long _totalCount;
        private static long _peakCount;

        /// <summary>The native tensor, 0 when disposed. Use <see cref="Handle"/> where nobody has checked.</summary>
        internal nint handle;

        private long _counted;

        internal Tensor(nint handle, bool register = true)
        {
            this.handle = handle;
            var total = Interlocked.Increment(ref _totalCount);
            if (total > _peakCount)
            {
                _peakCount = total;
            }

            if (register)
            {
                DisposeScopeManager.ThreadSingleton.Register(this);
            }

            if (OwningDisposeScope is null)
            {
                EnterMemory();
            }
        }

        ~Tensor() => Dispose(false);

        /// <summary>How many tensors the managed side holds now.</summary>
        public static long TotalCount => Volatile.Read(ref _totalCount);

        /// <summary>The most it ever held.</summary>
        public static long PeakCount => Volatile.Read(ref _peakCount);

        /// <summary>A name for people; libtorch does not see it.</summary>
        public string? name { get; set; }

        public bool IsInvalid => handle == 0;

        /// <summary>The native tensor.</summary>
        /// <exception cref="ObjectDisposedException">It was disposed.</exception>
        public IntPtr Handle => Arg.Of(this, nameof(Tensor));

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Where <see cref="OwningDisposeScope"/> keeps this tensor.</summary>
        internal int ScopeSlot { get; set; }

        /// <summary>Takes over a native tensor, which the caller owned.</summary>
        public static Tensor UnsafeCreateTensor(IntPtr handle) => Adopt(handle);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.OwningDisposeScope);
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
            {
                owner.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        /// <summary>Hands the native tensor to the caller, who owns it from now on; this object is as if disposed.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            _ = Handle;
            GC.SuppressFinalize(this);
            OwningDisposeScope?.Remove(this);
            Interlocked.Decrement(ref _totalCount);
            return MoveHandle();
        }

        /// <summary>A tensor around what an export gave back; 0 stands for an error.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Tensor Adopt(nint handle)
        {
            if (handle == 0)
            {
                Arg.Throw();
            }

            return new(handle);
        }

        /// <summary>Takes the native tensor out, for another object that keeps the count and the place in the scope.</summary>
        internal nint MoveHandle()
        {
            LeaveMemory();
            return Interlocked.Exchange(ref handle, 0);
        }

        protected virtual void Dispose(bool disposing)
        {
            var native = Interlocked.Exchange(ref handle, 0);
            if (native == 0)
            {
                return;
            }

            // A finalizer runs when nobody reaches the scope either.
            var scope = disposing ? OwningDisposeScope : null;
            scope?.Remove(this);
            DisposeScopeManager.ThreadSingleton.CountDisposal(inScope: scope is not null);
            Interlocked.Decrement(ref _totalCount);
            LeaveMemory();
            NativeTensor.Delete(native);
        }

        // A tensor in a scope needs no safety net.
        private void EnterMemory()
        {
            var bytes = NativeTensor.OwnBytes(handle);
            if (bytes >= CountedFrom)
            {
                _counted = bytes;
                UndisposedMemory.Add(bytes);
            }
        }

        private void LeaveMemory()
        {
            if (_counted != 0)
            {
                UndisposedMemory.Remove(_counted);
                _counted = 0;
            }
        }
    }
}
