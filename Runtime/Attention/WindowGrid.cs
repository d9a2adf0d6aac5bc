using System;
using System.Linq;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>How a grid is cut into windows (Swin, arXiv 2103.14030, section 3.2).</summary>
internal sealed class WindowGrid
{
    // As the reference: far below any logit, and finite, so that a row of nothing but masked places is no NaN.
    private const float Masked = -100;

    private readonly long _h;
    private readonly long _w;
    private readonly long _down;
    private readonly long _right;
    private readonly long _shift;

    /// <param name="h">Height of the grid.</param>
    /// <param name="w">Width of the grid.</param>
    /// <param name="window">Side of a window; the whole grid's smaller side where it is larger than that.</param>
    /// <param name="isShifted">Whether windows are shifted by half their side; a grid as small as one window is only where it is padded.</param>
    /// <param name="isPadded">Whether windows keep their side, and a grid that they do not tile gets zeros on the right and below.</param>
    /// <exception cref="ArgumentException">The windows do not tile the grid.</exception>
    public WindowGrid(long h, long w, long window, bool isShifted, bool isPadded = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(h, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(w, 1);
        IsPadded = isPadded;
        Side = isPadded ? window : Math.Min(window, Math.Min(h, w));
        (_down, _right) = ((Side - h % Side) % Side, (Side - w % Side) % Side);
        if (!isPadded && (_down > 0 || _right > 0))
            throw new ArgumentException($"Windows of {Side}×{Side} do not tile the {h}×{w} grid.", nameof(window));
        (_h, _w) = (h + _down, w + _right);
        _shift = isShifted && (isPadded || Math.Min(h, w) > window) ? window / 2 : 0;
    }

    /// <summary>Whether windows keep their side whatever the grid.</summary>
    public bool IsPadded { get; }

    /// <summary>Side of a window.</summary>
    public long Side { get; }

    /// <summary><c>b h w dim</c> → <c>b windows side² dim</c>.</summary>
    public Tensor Split(Tensor grid)
    {
        var whole = _down + _right == 0 ? grid : nn.functional.pad(grid, [0, 0, 0, _right, 0, _down]);
        var shifted = _shift == 0 ? whole : whole.roll([-_shift, -_shift], [1, 2]);
        return shifted.unflatten(2, _w / Side, Side).unflatten(1, _h / Side, Side).transpose(2, 3).flatten(3, 4).flatten(1, 2);
    }

    /// <summary>The way back: <c>b windows side² dim</c> → <c>b h w dim</c>.</summary>
    public Tensor Join(Tensor windows)
    {
        var rows = windows.unflatten(2, Side, Side).unflatten(1, _h / Side, _w / Side).transpose(2, 3);
        var grid = rows.flatten(3, 4).flatten(1, 2);
        var whole = _shift == 0 ? grid : grid.roll([_shift, _shift], [1, 2]);
        return _down + _right == 0 ? whole : whole.narrow(1, 0, _h - _down).narrow(2, 0, _w - _right);
    }

    /// <summary>[n, n], n = side²: for each pair of places of a window, the row of their relative position in the table.</summary>
    public Tensor RelativePositions(Device? device)
    {
        var n = Side * Side;
        var rows = new long[n * n];
        for (long i = 0; i < n; i++)
        {
            for (long j = 0; j < n; j++)
            {
                var (down, right) = (i / Side - j / Side, i % Side - j % Side);
                rows[i * n + j] = (down + Side - 1) * (2 * Side - 1) + right + Side - 1;
            }
        }

        return tensor(rows, [n, n], device: device);
    }

    /// <summary>[windows, n, n]: 0 where two places were neighbours before the shift, −100 where not; null where nothing shifts.</summary>
    public Tensor? Mask(Device? device, ScalarType? dtype)
    {
        if (_shift == 0)
            return null;
        var (across, n) = (_w / Side, Side * Side);
        var windows = _h / Side * across;
        var values = new float[windows * n * n];
        for (long window = 0; window < windows; window++)
        {
            var regions = Enumerable.Range(0, (int)n).Select(place => Region(window / across, window % across, place)).ToArray();
            for (long i = 0; i < n; i++)
            {
                for (long j = 0; j < n; j++)
                    values[(window * n + i) * n + j] = regions[i] == regions[j] ? 0 : Masked;
            }
        }

        return tensor(values, [windows, n, n], dtype ?? get_default_dtype(), device);
    }

    /// <summary>Which of the nine pieces that the shift makes of the grid a place of a window comes from.</summary>
    private long Region(long row, long column, long place) =>
        3 * Band(row * Side + place / Side, _h) + Band(column * Side + place % Side, _w);

    /// <summary>0: not beside the seam; 1 and 2: on its two sides.</summary>
    private long Band(long at, long size) =>
        at < size - Side ? 0
        : at < size - _shift ? 1
        : 2;
}
