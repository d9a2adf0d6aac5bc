#!/usr/bin/env bash
# Packs, and does with the packages what a user does, in folders outside the repository that start empty: the README's declaration, a wrong one,
# kinds of an assembly of the user's own, the template. Called by .ci/run; needs no network beyond what the solution's own restore needed.
# Prints a line for each check, as `dotnet test` does, and of one that fails what it said.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
engine=$(sed -nE 's|.*<TorchEngine>(.*)</TorchEngine>.*|\1|p' "$top/Directory.Local.props" 2>/dev/null || true)
engine=${engine:-nuget}
version=$(sed -nE 's|.*<Version>(.*)</Version>.*|\1|p' "$top/Directory.Build.props")
torchsharp=$(sed -nE 's|.*Include="TorchSharp" Version="([^"]+)".*|\1|p' "$top/Directory.Packages.props")
cache=$(dotnet nuget locals global-packages --list | sed -n 's/^global-packages: *//p')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
feed=$work/feed

export DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off

# ---- what a user has -------------------------------------------------------------------------------------------------------------------------

# An own cache, since packages of this version will come again with other content; what is not ours is taken from where the solution has it.
become_a_user() {
    export NUGET_PACKAGES=$work/cache RestoreFallbackFolders=$cache RestoreSources=$feed TorchEngine=$engine
    unset CI
}

# The nth block of that language in the README, from the heading on.
readme_block() { # heading language
    awk -v heading="## $1" -v fence="\`\`\`$2" '$0 == heading { inside = 1 } inside && $0 == fence { open = 1; next } open && /^```$/ { exit } open' "$top/README.md"
}

runtime_package() { if [ "$engine" = system ]; then echo ModelDsl.Runtime.System; else echo ModelDsl.Runtime; fi; }

# A new console project with the README's references and its declaration.
paste_readme() { # folder
    local references
    dotnet new console -o "$1" --no-restore
    references=$(readme_block 'A project of your own' xml | sed "s|path/to/packages|$feed|")
    if [ "$engine" != system ]; then
        references=${references//ModelDsl.Runtime.System/ModelDsl.Runtime}
        references=${references/<\/ItemGroup>/"<PackageReference Include=\"TorchSharp-cpu\" Version=\"$torchsharp\" /></ItemGroup>"}
    fi
    sed -i '/<\/Project>/d' "$1"/*.csproj
    printf '%s\n</Project>\n' "$references" >>"$(echo "$1"/*.csproj)"
    readme_block 'A project of your own' csharp >"$1/Program.cs"
}

# Whatever a build has to complain about, once, without folders and project names.
complaints() { grep -E ': (error|warning) ' | sed -E 's|^.*/([^/]+\([0-9,]+\): )|\1|; s| \[[^][]*\]$||; s| \(https?:[^)]*\)$||' | sort -u; }

build_fails() { # folder
    if dotnet build "$1" -v minimal >"$1/log" 2>&1; then
        echo 'the build succeeded'
        return 1
    fi
}

same() { # expected actual
    diff <(printf '%s\n' "$1") <(printf '%s\n' "$2")
}

# ---- checks ----------------------------------------------------------------------------------------------------------------------------------

Packs_every_package() {
    cd "$top"
    dotnet pack -c Release -o "$feed" -m:2 -v minimal | tee "$work/pack.log"
    local expected=(ModelDsl ModelDsl.Runtime ModelDsl.Runtime.System ModelDsl.Templates ModelDsl.Tool)
    if [ "$engine" = system ] && grep -q 'ModelDsl.Runtime, the package on TorchSharp, is left out' "$work/pack.log"; then
        expected=(ModelDsl ModelDsl.Runtime.System ModelDsl.Templates ModelDsl.Tool)
    fi
    same "$(printf "%s.$version.nupkg\n" "${expected[@]}")" "$(cd "$feed" && LC_ALL=C ls | LC_ALL=C sort)"
}

Runs_the_declaration_of_the_README() {
    paste_readme "$work/MyVit"
    cd "$work/MyVit"
    dotnet run | tee output
    grep -qE '^total +[0-9,]+ +[0-9,]+$' output
    # The package carries the generator and its fixes, and nothing that the compiler has itself.
    same "$(printf 'ModelDsl.CodeFixes.dll\nModelDsl.Generator.dll')" "$(ls "$NUGET_PACKAGES/modeldsl/$version/analyzers/dotnet/cs")"
}

Shows_only_the_error_that_the_README_shows() {
    paste_readme "$work/FiveHeads"
    sed -i 's/Heads = 3/Heads = 5/' "$work/FiveHeads/Program.cs"
    build_fails "$work/FiveHeads"
    same "$(sed -nE 's/^ {4}(Program\.cs\([0-9,]+\): error .*)/\1/p' "$top/README.md")" "$(complaints <"$work/FiveHeads/log")"
}

Runs_a_kind_of_another_assembly() {
    cp -r "$top/Tests/Consumers" "$work/consumers"
    cd "$work/consumers/OwnKinds"
    dotnet run --project App | tee output
    same "$(cat expected.txt)" "$(cat output)"
}

Finds_what_fits_a_kind_of_another_assembly() {
    cp -r "$top/Tests/Consumers" "$work/misfit"
    cd "$work/misfit/OwnKinds"
    sed -i '0,/Rank = 8/s//Rank = 20/' App/Program.cs
    build_fails App
    same "$(cat expected-error.txt)" "$(complaints <App/log)"
}

Stays_silent_in_a_project_that_lets_nothing_pass() {
    cp -r "$top/Tests/Consumers" "$work/strict"
    cd "$work/strict/Strict"
    local settings
    for settings in 'Nullable=enable LangVersion=latest ImplicitUsings=enable' 'Nullable=disable LangVersion=12 ImplicitUsings=disable'; do
        echo "$settings"
        # shellcheck disable=SC2086
        dotnet build --no-incremental -p:CheckForOverflowUnderflow=true $(printf -- '-p:%s ' $settings)
    done
}

Says_in_one_line_that_two_engines_do_not_go_together() {
    paste_readme "$work/TwoEngines"
    local other=ModelDsl.Runtime
    [ "$engine" = system ] || other=ModelDsl.Runtime.System
    sed -i "s|</ItemGroup>|<PackageReference Include=\"$other\" Version=\"$version\" /></ItemGroup>|" "$work/TwoEngines"/*.csproj
    build_fails "$work/TwoEngines"
    same 1 "$(complaints <"$work/TwoEngines/log" | tee /dev/stderr | wc -l)"
    grep -q 'error MDSLENGINE: This project refers to ModelDsl.Runtime.System and' "$work/TwoEngines/log"
}

Runs_what_the_template_makes() {
    local hive=(--debug:custom-hive "$work/hive")
    cd "$work"
    dotnet new install "$feed/ModelDsl.Templates.$version.nupkg" "${hive[@]}"
    dotnet new modeldsl -o FromTemplate --engine "$engine" --feed "$feed" "${hive[@]}"
    grep -q "Include=\"$(runtime_package)\" Version=\"$version\"" FromTemplate/FromTemplate.csproj
    dotnet run --project FromTemplate | tee template.log
    # It learns: the last loss it prints is less than half the first.
    awk '/^step/ { last = $NF; if (!first) first = last } END { exit !(last < first / 2) }' template.log
}

Makes_a_template_for_either_engine() {
    local hive=(--debug:custom-hive "$work/hive") either
    cd "$work"
    for either in nuget system; do
        dotnet new modeldsl -o "On.$either" --engine $either --skipRestore "${hive[@]}"
    done
    same ModelDsl,ModelDsl.Runtime,TorchSharp-cpu "$(sed -nE 's/.*Reference Include="([^"]+)".*/\1/p' On.nuget/*.csproj | paste -sd,)"
    same ModelDsl,ModelDsl.Runtime.System "$(sed -nE 's/.*Reference Include="([^"]+)".*/\1/p' On.system/*.csproj | paste -sd,)"
    ! grep -rE 'MODELDSL_|TORCHSHARP_|RestoreAdditional' On.*
}

# ---- run -------------------------------------------------------------------------------------------------------------------------------------

failed=0
check() {
    local start=$SECONDS status=0
    set +e # in a condition the shell would not stop at the first failure inside
    (set -e; "$1") >"$work/$1.log" 2>&1
    status=$?
    set -e
    if [ $status -eq 0 ]; then
        printf '  Passed Consumers.%s [%d s]\n' "$1" $((SECONDS - start))
    else
        printf '  Failed Consumers.%s [%d s]\n' "$1" $((SECONDS - start))
        sed 's/^/    /' "$work/$1.log"
        failed=1
    fi
}

check Packs_every_package
[ $failed -eq 0 ] || exit 1
become_a_user
check Runs_the_declaration_of_the_README
check Shows_only_the_error_that_the_README_shows
check Runs_a_kind_of_another_assembly
check Finds_what_fits_a_kind_of_another_assembly
check Stays_silent_in_a_project_that_lets_nothing_pass
if [ -f "$feed/ModelDsl.Runtime.$version.nupkg" ]; then
    check Says_in_one_line_that_two_engines_do_not_go_together
fi
check Runs_what_the_template_makes
check Makes_a_template_for_either_engine
exit $failed
