#!/usr/bin/env bash
# Compiles the shim for one libtorch, once: into a user cache keyed by the shim's source and the libtorch it is for.
# Prints the path of the library. Called by Runtime/setup.sh.
#
#   build.sh [--find]      --find: print the libtorch that would be used (kind, version, root) and compile nothing
#
# Which libtorch, first that is whole: $LIBTORCH (a folder with include/ and lib/), the PyTorch of python3, Debian's libtorch-dev.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fail() { printf 'shim: %s\n' "$*" >&2; exit 1; }

# ---- find ------------------------------------------------------------------------------------------------------------------------

kind='' root='' includes='' lib=''

whole() { # include-dir lib-dir
    [ -f "$1/torch/csrc/api/include/torch/version.h" ] && [ -e "$2/libtorch_cpu.so" ] && [ -e "$2/libc10.so" ]
}

take() { kind=$1 root=$2 includes="$3;$3/torch/csrc/api/include" lib=$4; }

find_libtorch() {
    if [ -n "${LIBTORCH:-}" ]; then
        whole "$LIBTORCH/include" "$LIBTORCH/lib" ||
            fail "LIBTORCH=$LIBTORCH holds no libtorch (include/torch/csrc/api/include/torch/version.h and lib/libtorch_cpu.so): point it at an unpacked libtorch, or unset it"
        take LIBTORCH "$LIBTORCH" "$LIBTORCH/include" "$LIBTORCH/lib"
        return
    fi
    local package
    package=$(python3 -c 'import importlib.util as u
s = u.find_spec("torch")
print(s.submodule_search_locations[0] if s else "")' 2>/dev/null || true)
    if [ -n "$package" ] && whole "$package/include" "$package/lib"; then
        take PyTorch "$package" "$package/include" "$package/lib"
        return
    fi
    local debian
    debian=/usr/lib/$(uname -m)-linux-gnu
    if whole /usr/include "$debian"; then
        take Debian /usr /usr/include "$debian"
        return
    fi
    return 1
}

number() { sed -nE "s/^#define TORCH_VERSION_$1 ([0-9]+).*/\1/p" "${includes#*;}/torch/version.h"; }

find_libtorch || fail "no libtorch found: install Debian's libtorch-dev, or PyTorch for python3, or set LIBTORCH to an unpacked libtorch"
version=$(number MAJOR).$(number MINOR).$(number PATCH)
case $version in
    1.13.* | [2-9].*) ;;
    *) fail "libtorch $version in $root is too old: 1.13 or newer is needed" ;;
esac

if [ "${1:-}" = --find ]; then
    printf '%s %s %s\n' "$kind" "$version" "$root"
    exit 0
fi

# ---- check what it takes to compile ------------------------------------------------------------------------------------------------

for tool in g++ cmake make; do
    command -v $tool >/dev/null || fail "$tool is missing: apt-get install $tool"
done

machine() { od -An -j18 -N2 -tu2 "$1" | tr -d ' '; } # e_machine of an ELF file
[ "$(machine "$lib/libc10.so")" = "$(machine "$(command -v bash)")" ] ||
    fail "libtorch in $root is built for another processor than this one ($(uname -m)): take the libtorch for $(uname -m)"

# PyTorch's own wheels were built with the old std::string until 2.6; the shim must match.
abi=0
grep -qE '_ZN3c105ErrorC[12]ENS_14SourceLocationENSt7__cxx11' "$lib/libc10.so" && abi=1
cuda=OFF
[ -e "$lib/libtorch_cuda.so" ] && cuda=ON

# ---- compile, unless the cache has it ------------------------------------------------------------------------------------------------

key=$(cd "$here" && {
    find . \( -name '*.cpp' -o -name '*.h' -o -name CMakeLists.txt \) -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    printf '%s %s %s %s ' "$root" "$version" "$abi" "$cuda"
    stat -Lc '%s %Y' "$lib/libtorch_cpu.so"
} | sha256sum | cut -c1-16)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/modeldsl/shim/$version-$key
library=$cache/libmodeldsl_torch.so

if [ ! -f "$library" ]; then
    mkdir -p "$cache" 2>/dev/null || fail "cannot write to $cache: set XDG_CACHE_HOME to a folder that can be written"
    free=$(df -Pm "$cache" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge 300 ] || fail "only $free MB free under $cache: the shim needs 300 MB to compile"
    work=$(mktemp -d "$cache/build.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    jobs=$(nproc)
    memory=$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo) # one compiler takes up to 1 GB
    [ "$memory" -ge 1 ] || memory=1
    [ "$jobs" -le "$memory" ] || jobs=$memory
    printf 'shim: compiling for libtorch %s (%s), once\n' "$version" "$root" >&2
    {
        cmake -S "$here" -B "$work" -DCMAKE_BUILD_TYPE=Release "-DLIBTORCH_INCLUDE=$includes" "-DLIBTORCH_LIB=$lib" \
            "-DGLIBCXX_ABI=$abi" "-DLIBTORCH_CUDA=$cuda" && cmake --build "$work" -j "$jobs"
    } >"$cache/build.log" 2>&1 ||
        fail "compiling for libtorch $version failed, see $cache/build.log: $(grep -m1 -E 'No space|error:|Error' "$cache/build.log" || tail -n1 "$cache/build.log")"
    mv "$work/libmodeldsl_torch.so" "$library" # within one folder: whole or not at all
fi
printf '%s\n' "$library"
