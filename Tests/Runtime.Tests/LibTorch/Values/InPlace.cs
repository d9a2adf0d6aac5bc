using System;
using System.Collections.Generic;
using static ModelDsl.Runtime.Tests.LibTorch.Values.Sample;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Values;

/// <summary>Operators that write into their tensor.</summary>
internal static class InPlace
{
    public static readonly Dictionary<string, Func<Tensor[]>> Calls = new()
    {
        ["abs_"] = () => Of(p.clone().abs_()),
        ["neg_"] = () => Of(p.clone().neg_()),
        ["exp_"] = () => Of(p.clone().exp_()),
        ["sqrt_"] = () => Of(p.clone().sqrt_()),
        ["rsqrt_"] = () => Of(p.clone().rsqrt_()),
        ["log_"] = () => Of(p.clone().log_()),
        ["sin_"] = () => Of(p.clone().sin_()),
        ["cos_"] = () => Of(p.clone().cos_()),
        ["tanh_"] = () => Of(p.clone().tanh_()),
        ["sigmoid_"] = () => Of(p.clone().sigmoid_()),
        ["relu_"] = () => Of(p.clone().relu_()),
        ["floor_"] = () => Of(p.clone().floor_()),
        ["ceil_"] = () => Of(p.clone().ceil_()),
        ["round_"] = () => Of(p.clone().round_()),
        ["trunc_"] = () => Of(p.clone().trunc_()),
        ["erf_"] = () => Of(p.clone().erf_()),
        ["reciprocal_"] = () => Of(p.clone().reciprocal_()),
        ["sign_"] = () => Of(p.clone().sign_()),
        ["zero_"] = () => Of(p.clone().zero_()),
        ["add_"] = () => Of(x.clone().add_(y)),
        ["add_ alpha"] = () => Of(x.clone().add_(y, alpha: 0.5)),
        ["add_ scalar"] = () => Of(x.clone().add_(1.5)),
        ["sub_"] = () => Of(x.clone().sub_(y)),
        ["mul_"] = () => Of(x.clone().mul_(y)),
        ["mul_ scalar"] = () => Of(x.clone().mul_(0.5)),
        ["div_"] = () => Of(x.clone().div_(p)),
        ["div_ scalar"] = () => Of(x.clone().div_(3)),
        ["pow_"] = () => Of(p.clone().pow_(x)),
        ["clamp_"] = () => Of(x.clone().clamp_(-0.2, 0.3)),
        ["lerp_"] = () => Of(x.clone().lerp_(y, p)),
        ["addcmul_"] = () => Of(x.clone().addcmul_(y, p, 0.5)),
        ["addcdiv_"] = () => Of(x.clone().addcdiv_(y, p, 0.5)),
        ["fill_"] = () => Of(x.clone().fill_(2.5)),
        ["copy_"] = () => Of(x.clone().copy_(y)),
        ["copy_ cast"] = () => Of(x.clone().copy_(k)),
        ["masked_fill_"] = () => Of(x.clone().masked_fill_(mask, 7)),
        ["masked_scatter_"] = () => Of(x.clone().masked_scatter_(mask, y)),
        ["erfinv_"] = () => Of(x.clone().mul_(0.5).erfinv_()),
        ["tril_"] = () => Of(s.clone().tril_(1)),
        ["triu_"] = () => Of(s.clone().triu_(-1)),
        ["index_add_"] = () => Of(m.clone().index_add_(0, rows3, m, 2)),
        ["index_copy_"] = () => Of(m.clone().index_copy_(0, rows3, m * 2)),
        ["index_fill_"] = () => Of(m.clone().index_fill_(1, rows3, 5)),
        ["scatter_"] = () => Of(m.clone().scatter_(1, cols, m * 2)),
        ["scatter_add_"] = () => Of(m.clone().scatter_add_(1, cols, m)),
        ["index_put_ rows"] = () => Of(m.clone().index_put_(m * 3, rows3)),
        ["unsqueeze_"] = () => Of(x.clone().unsqueeze_(1)),
        ["squeeze_"] = () => Of(x[..1].clone().squeeze_()),
        ["transpose_"] = () => Of(m.clone().transpose_(0, 1)),
        ["set item"] = () => Of(Assign(m, t => t[0, 1] = 5.0f)),
        ["set row"] = () => Of(Assign(m, t => t[1] = v)),
        ["set slice"] = () => Of(Assign(x, t => t[.., 1..3] = 0.25f)),
        ["set ellipsis"] = () => Of(Assign(x, t => t[TensorIndex.Ellipsis, 0] = y[TensorIndex.Ellipsis, 1])),
        ["set mask"] = () => Of(Assign(x, t => t[TensorIndex.Tensor(mask)] = -3f)),
        ["set stepped"] = () => Of(Assign(v, t => t[TensorIndex.Slice(0, null, 2)] = 9f)),
    };
}
