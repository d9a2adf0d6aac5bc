using System;
using System.Collections.Generic;
using static ModelDsl.Runtime.Tests.LibTorch.Values.Sample;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Values;

/// <summary>Products and decompositions.</summary>
internal static class LinearAlgebra
{
    public static readonly Dictionary<string, Func<Tensor[]>> Calls = new()
    {
        ["matmul"] = () => Of(x.matmul(s)),
        ["matmul broadcast"] = () => Of(x.matmul(y.transpose(-2, -1))),
        ["matmul vector"] = () => Of(m.matmul(v)),
        ["mm"] = () => Of(m.mm(s)),
        ["bmm"] = () => Of(x.bmm(y.mT)),
        ["mv"] = () => Of(m.mv(v)),
        ["dot"] = () => Of(v.dot(u)),
        ["outer"] = () => Of(v.outer(u)),
        ["inner"] = () => Of(v.inner(u)),
        ["addmm"] = () => Of(m.addmm(m, s, 0.5f, 2)),
        ["baddbmm"] = () => Of(baddbmm(x.matmul(y.mT), x, y.mT, beta: 0.5f)),
        ["addmv"] = () => Of(m[.., 0].addmv(m, v)),
        ["addr"] = () => Of(s.addr(v, u)),
        ["einsum"] = () => Of(einsum("bij,bkj->bik", x, y)),
        ["einsum attention"] = () => Of(einsum("bhnd,bhmd->bhnm", q, kk)),
        ["einsum trace"] = () => Of(einsum("ii", s)),
        ["einsum outer"] = () => Of(einsum("i,j->ij", v, u)),
        ["tensordot"] = () => Of(x.tensordot(y, [1, 2], [1, 2])),
        ["kron"] = () => Of(kron(m[..2, ..2], s[..2, ..2])),
        ["det"] = () => Of(s.det()),
        ["inverse"] = () => Of(s.inverse()),
        ["matrix_power"] = () => Of(s.matrix_power(3)),
        ["matrix_exp"] = () => Of((s / 4).matrix_exp()),
        ["cholesky"] = () => Of((s.mm(s.T) + eye(4)).cholesky()),
        ["linalg.inv"] = () => Of(linalg.inv(s)),
        ["linalg.norm"] = () => Of(linalg.norm(x)),
        ["linalg.vector_norm"] = () => Of(linalg.vector_norm(x, dims: [-1])),
        ["linalg.solve"] = () => Of(linalg.solve(s, m.T)),
        ["linalg.eigvalsh"] = () => Of(linalg.eigvalsh(s + s.T)),
        ["linalg.svdvals"] = () => Of(linalg.svdvals(m)),
        ["linalg.det"] = () => Of(linalg.det(s)),
        ["pinverse"] = () => Of(m.pinverse()),
    };
}
