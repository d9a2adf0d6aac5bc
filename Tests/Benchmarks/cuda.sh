#!/usr/bin/env bash
# Golden tests and benchmarks on a machine that has a CUDA GPU, PyTorch 2.x, g++ and CMake, but no .NET and perhaps no network.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: cuda.sh publish FOLDER                 where the .NET SDK is: puts all that the other machine needs into FOLDER
       FOLDER/cuda.sh run [--device cuda|cpu] [--python PYTHON] [BENCHMARK OPTION ...]
                                              there: compiles the shim for PYTHON's PyTorch, runs the golden tests on the device,
                                              then the benchmarks; the table and its JSON are left in FOLDER/results
examples:
  bash Tests/Benchmarks/cuda.sh publish /tmp/modeldsl && rsync -a /tmp/modeldsl gpu-machine:
  ssh gpu-machine bash modeldsl/cuda.sh run --rounds 21
TEXT
}

fail() { printf 'cuda: %s\n' "$*" >&2; exit 1; }
misuse() { printf 'cuda: %s (try --help)\n' "$*" >&2; exit 2; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

publish() {
    [ $# -eq 1 ] || misuse 'publish takes one folder'
    command -v dotnet >/dev/null || fail 'publish needs the .NET SDK'
    local top target
    top=$(cd "$here/../.." && pwd)
    mkdir -p "$1"
    target=$(cd "$1" && pwd)
    for project in Tests/Benchmarks Tests/Models.Tests; do
        # The shim of this machine stays here: the other one has another libtorch.
        dotnet publish "$top/$project" -c Release -r linux-x64 --self-contained -p:TorchEngine=system -p:TorchShim= -o "$target/$(basename "$project")" -v quiet
    done
    cp -r "$top/Runtime/LibTorch/native" "$target/"
    cp "${BASH_SOURCE[0]}" "$target/cuda.sh"
    printf 'cuda: copy %s to the machine with the GPU, and run its cuda.sh there\n' "$target"
}

run() {
    local device=cuda python=python3
    local -a others=()
    while [ $# -gt 0 ]; do
        case $1 in
            --device | --python)
                [ $# -ge 2 ] || misuse "$1 needs a value"
                if [ "$1" = --device ]; then device=$2; else python=$2; fi
                shift 2
                ;;
            *) others+=("$1") && shift ;;
        esac
    done
    case $device in cuda | cpu) ;; *) misuse "--device is cuda or cpu, not '$device'" ;; esac
    [ -x "$here/Benchmarks/ModelDsl.Benchmarks" ] || fail "$here holds no published programs: run cuda.sh publish first, where the .NET SDK is"
    "$python" -c 'import torch' 2>/dev/null || fail "$python cannot import torch: install PyTorch, or name another with --python"
    if [ "$device" = cuda ]; then
        "$python" -c 'import sys, torch; sys.exit(not torch.cuda.is_available())' || fail "$python's PyTorch finds no CUDA device: nvidia-smi says more"
    fi

    # Debian's PyTorch has its headers and libraries where libtorch-dev puts them; a wheel has both in its own folder.
    local package
    package=$("$python" -c 'import os, torch; print(os.path.dirname(torch.__file__))')
    if [ -d "$package/include" ] && [ -f "$package/lib/libtorch_cpu.so" ]; then
        export LIBTORCH=$package
    fi
    MODELDSL_TORCH_SHIM=$(bash "$here/native/build.sh")
    export MODELDSL_TORCH_SHIM

    printf 'cuda: golden tests on %s\n' "$device"
    MODELDSL_TEST_DEVICE=$device "$here/Models.Tests/ModelDsl.Models.Tests" Golden || fail "golden tests failed on $device"
    "$here/Benchmarks/ModelDsl.Benchmarks" --device "$device" --python "$python" --results "$here/results" ${others[@]+"${others[@]}"}
}

case ${1:-} in
    publish | run) "$@" ;;
    -h | --help) usage ;;
    *) usage >&2 && exit 2 ;;
esac
