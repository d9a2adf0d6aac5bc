#!/usr/bin/env bash
# Brings a machine to where everything builds: chooses the torch engine, installs what that needs and is missing, compiles the shim,
# and writes the choice to Directory.Local.props. Quick when there is nothing to do.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: bash Runtime/setup.sh [--engine auto|nuget|system] [--backend auto|cpu|cuda-linux] [--force]

  --engine auto     the TorchSharp package where the NuGet feed has it and this machine can load it, else the libtorch of this
                    machine (default)
           nuget    the TorchSharp package
           system   the libtorch of this machine: $LIBTORCH, the PyTorch of python3, or Debian's libtorch-dev (installed if missing)
  --backend         which native package goes with TorchSharp; auto: cuda-linux where nvidia-smi finds a GPU, else cpu
  --force           choose and check again even if nothing seems to have changed

environment: LIBTORCH        a folder with include/ and lib/ of an unpacked libtorch
             XDG_CACHE_HOME  where the compiled shim is kept (default ~/.cache)
TEXT
}

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }
misuse() { printf 'setup: %s (try --help)\n' "$*" >&2; exit 2; }

engine=auto backend=auto force=no
while [ $# -gt 0 ]; do
    case $1 in
        --engine | --backend)
            [ $# -ge 2 ] || misuse "$1 needs a value"
            if [ "$1" = --engine ]; then engine=$2; else backend=$2; fi
            shift 2
            ;;
        --engine=*) engine=${1#*=} && shift ;;
        --backend=*) backend=${1#*=} && shift ;;
        --force) force=yes && shift ;;
        -h | --help) usage && exit 0 ;;
        *) misuse "unknown argument '$1'" ;;
    esac
done
case $engine in auto | nuget | system) ;; *) misuse "--engine is auto, nuget or system, not '$engine'" ;; esac
case $backend in auto | cpu | cuda-linux) ;; *) misuse "--backend is auto, cpu or cuda-linux, not '$backend'" ;; esac

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
native=$top/Runtime/LibTorch/native
props=$top/Directory.Local.props
dataset=/usr/share/datasets/fashion-mnist

pinned() { sed -nE "s:.*Include=\"$1\" Version=\"([^\"]+)\".*:\1:p" "$top/Directory.Packages.props"; }

# ---- nothing to do? --------------------------------------------------------------------------------------------------------------

asked=$({
    printf '%s %s %s %s\n' "$engine" "$backend" "${LIBTORCH:-}" "${XDG_CACHE_HOME:-$HOME/.cache}"
    cat "$top/Runtime/setup.sh" "$top/Directory.Packages.props"
    find "$native" -type f | LC_ALL=C sort | xargs cat
} | sha256sum | cut -c1-16)

value() { sed -nE "s|.*<$1>(.*)</$1>.*|\1|p" "$props"; }

if [ "$force" = no ] && [ -f "$props" ] && grep -q "asked: $asked" "$props"; then
    shim=$(value TorchShim)
    packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
    if { [ -n "$shim" ] && [ -f "$shim" ] && ! ldd "$shim" | grep -q 'not found'; } ||
        { [ -z "$shim" ] && [ -d "$packages/torchsharp/$(pinned TorchSharp)" ]; }; then
        [ -d "$dataset" ] || say "no $dataset: the sample job needs Debian's dataset-fashion-mnist or --data FOLDER"
        say "engine $(value TorchEngine), nothing to do"
        exit 0
    fi
fi

# ---- what is here ----------------------------------------------------------------------------------------------------------------

[ "$(uname -s)" = Linux ] || fail "this script is for Linux; elsewhere build with -p:TorchEngine=nuget"
command -v dotnet >/dev/null || fail 'dotnet is missing: install the .NET 10 SDK (https://dotnet.microsoft.com/download)'
dotnet --version >/dev/null 2>&1 || fail "the .NET SDK is older than global.json asks for: install the .NET 10 SDK"

scratch=$(mktemp -d) || fail 'cannot write to the temporary folder: free some space or set TMPDIR'
trap 'rm -rf "$scratch"' EXIT

# Restores packages in an empty project, as the solution would. 0: the feed has them.
feed_has() {
    local project=$scratch/$1 package
    mkdir -p "$project"
    cp "$top"/NuGet.config "$top"/nuget.config "$project" 2>/dev/null || true
    {
        printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>\n'
        for package in "$@"; do printf '<PackageReference Include="%s" Version="[%s]" />\n' "$package" "$(pinned "$package")"; done
        printf '</ItemGroup></Project>\n'
    } >"$project/Probe.csproj"
    dotnet restore "$project" >"$project/log" 2>&1
}

# Can this machine load the native part of TorchSharp? If not, $problem says what it lacks.
loads_torchsharp() {
    local packages library lacks
    packages=$(dotnet nuget locals global-packages --list | sed -n 's/^global-packages: *//p')
    case $(uname -m) in x86_64) library=x64 ;; aarch64) library=arm64 ;; *) library=$(uname -m) ;; esac
    library=${packages%/}/torchsharp/$(pinned TorchSharp)/runtimes/linux-$library/native/libLibTorchSharp.so
    [ -f "$library" ] || { problem="TorchSharp $(pinned TorchSharp) has no native library for $(uname -m)"; return 1; }
    # Of a library compiled with a newer GCC than this system's, ldd names the versions of symbols that are missing.
    lacks=$(LC_ALL=C ldd "$library" 2>&1 | grep -oE "version \`[^']+' not found" | sed -E "s/version \`(.*)' not found/\1/" | sort -uV | paste -sd ' ')
    [ -z "$lacks" ] || { problem="TorchSharp $(pinned TorchSharp)'s native library needs $lacks, which this system's C++ or C library is too old for"; return 1; }
}

# ---- engine ----------------------------------------------------------------------------------------------------------------------

if [ "$backend" = auto ]; then
    backend=cpu
    if command -v nvidia-smi >/dev/null && nvidia-smi -L 2>/dev/null | grep -q GPU; then backend=cuda-linux; fi
fi

chosen=$engine
if [ "$engine" != system ]; then
    problem=''
    if feed_has TorchSharp && loads_torchsharp && feed_has "TorchSharp-$backend" TorchSharp; then
        chosen=nuget why="the feed has TorchSharp $(pinned TorchSharp)"
    elif [ -n "$problem" ]; then
        [ "$engine" = auto ] || fail "$problem: use a newer system or --engine system"
        chosen=system why=$problem
    elif [ "$engine" = nuget ]; then
        fail "the NuGet feed does not give TorchSharp $(pinned TorchSharp) with TorchSharp-$backend: add a source that does, or use --engine system ($(cat "$scratch"/*/log | grep -m1 -oE 'error NU[0-9]+: [^[]*' | sed 's/ *$//'))"
    else
        chosen=system why="the feed has no TorchSharp $(pinned TorchSharp)"
    fi
else
    why='asked for'
fi

verify=package
feed_has Verify.Xunit || verify=standin

# ---- install what is missing -------------------------------------------------------------------------------------------------------

missing=()
[ -d "$dataset" ] || missing+=(dataset-fashion-mnist)
if [ "$chosen" = system ]; then
    command -v g++ >/dev/null || missing+=(g++)
    command -v cmake >/dev/null || missing+=(cmake)
    command -v make >/dev/null || missing+=(make)
    found=$(bash "$native/build.sh" --find 2>"$scratch/find.log") || { [ -z "${LIBTORCH:-}" ] || fail "$(sed 's/^shim: //' "$scratch/find.log")"; }
    case ${found:-} in
        '') missing+=(libtorch-dev libopenblas0-openmp) ;;
        Debian*) # Without OpenBLAS Debian's libtorch multiplies matrices 80 times slower.
            dpkg-query -W -f '${Status}' libopenblas0-openmp 2>/dev/null | grep -q ' installed' || missing+=(libopenblas0-openmp)
            ;;
    esac
fi

required() { [ "${missing[*]}" != dataset-fashion-mnist ]; } # without the dataset everything but the sample job works

install_missing() {
    local as=()
    command -v apt-get >/dev/null || { problem="this machine has no apt-get: install ${missing[*]} with its own package manager, or set LIBTORCH"; return 1; }
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { problem="not root and no sudo: ask an administrator for: apt-get install ${missing[*]}"; return 1; }
        as=(sudo)
    fi
    local free
    free=$(df -Pm /usr | awk 'NR == 2 { print $4 }')
    [ "$free" -ge 2000 ] || { problem="only $free MB free under /usr: ${missing[*]} need about 2,000 MB"; return 1; }
    say "installing ${missing[*]}"
    if ! "${as[@]}" apt-get update -q >"$scratch/apt.log" 2>&1 ||
        ! "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}" >>"$scratch/apt.log" 2>&1; then
        if grep -qE 'No space left' "$scratch/apt.log"; then
            problem="the disk is full: free about 2,000 MB and run this again"
        elif grep -qE 'Temporary failure resolving|Could not resolve|Could not connect|Failed to fetch' "$scratch/apt.log"; then
            problem="apt-get cannot reach its mirror: check the network, then run this again"
        else
            problem="apt-get install ${missing[*]} failed: $(grep -m1 '^E: ' "$scratch/apt.log" || tail -n1 "$scratch/apt.log")"
        fi
        return 1
    fi
}

if [ ${#missing[@]} -gt 0 ] && ! install_missing; then
    required && fail "$problem"
    say "no Fashion-MNIST for the sample job ($problem); everything else works"
fi

# ---- compile and write down ----------------------------------------------------------------------------------------------------------

shim=''
if [ "$chosen" = system ]; then
    shim=$(bash "$native/build.sh") || exit 1
    found=$(bash "$native/build.sh" --find)
fi

cat >"$props.new" <<TEXT || fail "cannot write $props: check its permissions and the free space"
<!-- Written by Runtime/setup.sh; asked: $asked -->
<Project>
  <PropertyGroup>
    <TorchEngine>$chosen</TorchEngine>
    <TorchBackend>$backend</TorchBackend>
    <TorchShim>$shim</TorchShim>
    <VerifyEngine>$verify</VerifyEngine>
  </PropertyGroup>
</Project>
TEXT
mv "$props.new" "$props"

if [ "$chosen" = system ]; then
    read -r kind version root <<<"$found"
    say "engine system: $why; libtorch $version ($kind, $root)"
else
    say "engine nuget: $why, backend $backend"
fi
[ "$verify" = package ] || say 'the feed has no Verify.Xunit: snapshot tests use the stand-in'
